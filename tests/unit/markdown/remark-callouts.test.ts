import { expect, test } from 'vitest';
import { CALLOUT_KINDS, remarkCallouts } from '../../../src/markdown/remark-callouts.ts';
import { renderPage } from './render-page.ts';
import { transform, u } from './tree.ts';

const callout = (attributes: Record<string, string>) =>
  u('mdxJsxFlowElement', {
    name: 'Callout',
    attributes: Object.entries(attributes).map(([name, value]) => u('mdxJsxAttribute', { name }, value)),
    children: [],
  });

test.each(Object.entries(CALLOUT_KINDS))('kind “%s” is a box that says “%s”', (kind, label) => {
  const { tree } = transform(remarkCallouts(), u('root', [callout({ kind, title: `${label}：题` })]));
  expect(tree).toMatchObject(
    u('root', [
      u(
        'callout',
        { data: { hName: 'div', hProperties: { className: ['callout', kind], ariaLabel: `${label}：题` } } },
        [u('paragraph', [u('calloutLabel', [u('text', label)]), u('text', ' 题')])],
      ),
    ]),
  );
});

test('one inside a paragraph stops', () => {
  const inline = { ...callout({ kind: 'note', title: '题' }), type: 'mdxJsxTextElement' };
  expect(() => transform(remarkCallouts(), u('root', [u('paragraph', [inline])]))).toThrow('Callout 要独占几行');
});

test.each([
  [{ kind: 'exmple', title: '题' }, '是不是 “example”？'],
  [{ title: '题' }, 'Callout 没有 “” 这一种'],
  [{ kind: 'toString', title: '题' }, 'Callout 没有 “toString” 这一种'],
  [{ kind: 'note' }, 'Callout 要有标题'],
])('%j stops with “%s”', (attributes, message) => {
  expect(() => transform(remarkCallouts(), u('root', [callout(attributes)]))).toThrow(message);
});

test('what stands in a callout is Markdown', async () => {
  const { html } = await renderPage('<Callout kind="note" title="题">\n\n**甲：**乙[](#a)\n\n</Callout>\n\n## 节 [#a]');
  expect(html).toMatch(
    /^<div class="callout note" role="note" aria-label="说明：题"><p class="callout-title"><span>说明<\/span> 题<\/p><p><strong>甲：<\/strong>乙<a href="#a">“节”<\/a><\/p><\/div>/,
  );
});
