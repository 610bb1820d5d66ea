import { expect, test } from 'vitest';
import { remarkPageFacts } from '../../../src/markdown/remark-page-facts.ts';
import { renderPage } from './render-page.ts';
import { transform, u } from './tree.ts';

test('facts of a page go into its front matter', () => {
  const { file } = transform(
    remarkPageFacts(),
    u('root', [u('paragraph', [u('text', '字'.repeat(800))]), u('math', 'x'), u('math', 'y'), u('math', 'z')]),
  );
  expect(file.data.astro?.frontmatter).toEqual({
    hasMath: true,
    hasDiagrams: false,
    reading: { han: 800, minutes: 3 },
    sections: {},
  });
});

test('a section lasts until the next heading of its depth or above', () => {
  const heading = (depth: number, id: string) =>
    u('heading', { depth, data: { hProperties: { id } } }, [u('text', '节')]);
  const text = (minutes: number) => u('paragraph', [u('text', '字'.repeat(400 * minutes))]);
  const { file } = transform(
    remarkPageFacts(),
    u('root', [heading(2, 'a'), text(1), heading(3, 'b'), text(2), heading(2, 'c'), text(4)]),
  );
  expect(file.data.astro?.frontmatter?.['sections']).toEqual({ a: 3, b: 2, c: 4 });
});

test.each([
  ['没有公式，费用写成5元。', false],
  ['有$x$。', true],
  ['$$ #eq-a\nx\n$$', true],
])('%j has formulas: %s', async (body, hasMath) => {
  expect((await renderPage(body)).facts.hasMath).toBe(hasMath);
});

test('a page with a drawing says so', async () => {
  const drawing = '```mermaid #fig-a caption="图题" alt="甲到乙。"\nflowchart LR\n  A[甲] --> B[乙]\n```';
  expect((await renderPage(drawing)).facts.hasDiagrams).toBe(true);
  expect((await renderPage('```ts\nconst a = 1;\n```')).facts.hasDiagrams).toBe(false);
});
