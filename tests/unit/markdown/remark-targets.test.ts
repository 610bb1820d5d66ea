import { expect, test } from 'vitest';
import { remarkTargets } from '../../../src/markdown/remark-targets.ts';
import { renderPage } from './render-page.ts';
import { transform, u } from './tree.ts';

test('a heading gets its written id and loses the mark', () => {
  const { tree, file } = transform(
    remarkTargets(),
    u('root', [u('heading', { depth: 2 }, [u('text', '损失 '), u('inlineCode', 'L'), u('text', ' 函数 [#loss]')])]),
  );
  expect(tree).toEqual(
    u('root', [
      u('heading', { depth: 2, data: { hProperties: { id: 'loss' } } }, [
        u('text', '损失 '),
        u('inlineCode', 'L'),
        u('text', ' 函数'),
      ]),
    ]),
  );
  expect(file.data.targets).toMatchObject([{ id: 'loss', kind: 'section', title: '损失 L 函数', number: '' }]);
});

test('the page’s headings carry clean text and written ids', async () => {
  const { headings, html } = await renderPage('## 损失函数 [#loss]\n\n### 为什么要*对数*？ [#why-log]');
  expect(headings).toEqual([
    { depth: 2, slug: 'loss', text: '损失函数' },
    { depth: 3, slug: 'why-log', text: '为什么要对数？' },
  ]);
  expect(html).not.toContain('[#');
});

test.each(['loss', 'eq-2', 'a1-b2-c3'])('id “%s” is well formed', async (id) => {
  expect((await renderPage(`## 节 [#${id}]`)).headings[0]?.slug).toBe(id);
});
