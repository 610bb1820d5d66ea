import { expect, test } from 'vitest';
import { renderEntry, renderPage } from './render-page.ts';

test.each([
  ['**提示：**后文', '<p><strong>提示：</strong>后文</p>'],
  ['前文**“引语”**后文', '<p>前文<strong>“引语”</strong>后文</p>'],
  ['前文**（括号）**', '<p>前文<strong>（括号）</strong></p>'],
  ['*着重*的词', '<p><em>着重</em>的词</p>'],
  ['~~删~~去', '<p><del>删</del>去</p>'],
  ['费用写成5元或5美元，占35%', '<p>费用写成5元或5美元，占35%</p>'],
  ['费用\\$5和\\$10', '<p>费用$5和$10</p>'],
  ['"梯度"和\'步长\'，2--4……', '<p>"梯度"和\'步长\'，2--4……</p>'],
  ['“梯度”和‘步长’', '<p>“梯度”和‘步长’</p>'],
])('%s is set as %s, on a page and in a list’s entry', async (text, html) => {
  expect((await renderPage(text)).html).toBe(html);
  expect((await renderEntry(text)).trim()).toBe(html);
});

test('a footnote has a Chinese label and a way back', async () => {
  const { html } = await renderPage('正文[^a]。\n\n[^a]: 旁注。');
  expect(html).toContain('<h2 class="sr-only" id="footnote-label">脚注</h2>');
  expect(html).toContain('aria-label="回到脚注 1 的引用处"');
  const id = /<a href="#([^"]+)"[^>]*data-footnote-ref/.exec(html)?.[1];
  expect(html).toContain(`<li id="${id}">`);
});

test('a check list is a list of boxes', async () => {
  const { html } = await renderPage('- [ ] 做完\n- [x] 做过');
  expect(html.match(/<input type="checkbox"/g)).toHaveLength(2);
});
