import { expect, test } from 'vitest';
import { CALLOUT_KINDS, remarkCallouts } from '../../../src/markdown/remark-callouts.ts';
import { renderPage } from './render-page.ts';
import { transform, u } from './tree.ts';

const callout = (attributes: Record<string, string>) =>
  u('mdxJsxFlowElement', {
    name: 'Callout',
    attributes: Object.entries(attributes).map(([name, value]) => u('mdxJsxAttribute', { name }, value)),
  });

test.each(Object.keys(CALLOUT_KINDS))('kind “%s” passes unchanged', (kind) => {
  const { tree } = transform(remarkCallouts(), u('root', [callout({ kind, title: '题' })]));
  expect(tree).toEqual(u('root', [callout({ kind, title: '题' })]));
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
  expect(html).toMatch(/^<aside>\s*<p><strong>甲：<\/strong>乙<a href="#a">“节”<\/a><\/p>\s*<\/aside>/);
});
