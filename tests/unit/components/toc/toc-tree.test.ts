import { expect, test } from 'vitest';
import { type TocItem, tocTree } from '../../../../src/components/toc/toc-tree.ts';

type Shape = (string | Shape)[];

function shape(items: TocItem[]): Shape {
  return items.flatMap(({ text, children }) => (children.length ? [text, shape(children)] : [text]));
}

const headings = (...texts: string[]) => texts.map((text) => ({ depth: Number(text[1]), slug: text, text }));

test.each<[string, string[], Shape]>([
  ['nothing', [], []],
  ['a flat list', ['h2a', 'h2b'], ['h2a', 'h2b']],
  ['children under their parent', ['h2a', 'h3b', 'h3c', 'h2d', 'h3e'], ['h2a', ['h3b', 'h3c'], 'h2d', ['h3e']]],
  ['a skipped level nests one step', ['h2a', 'h4b', 'h3c'], ['h2a', ['h4b', 'h3c']]],
  ['a page that opens deep loses nothing', ['h3a', 'h4b', 'h2c', 'h3d'], ['h3a', ['h4b'], 'h2c', ['h3d']]],
  ['a return by several levels', ['h2a', 'h3b', 'h4c', 'h2d'], ['h2a', ['h3b', ['h4c']], 'h2d']],
])('%s', (_name, texts, expected) => {
  expect(shape(tocTree(headings(...texts)))).toEqual(expected);
});

test('headings keep their slug and are not changed', () => {
  const [heading] = headings('h2a');
  expect(tocTree([heading!])).toEqual([{ ...heading, children: [] }]);
  expect(heading).not.toHaveProperty('children');
});
