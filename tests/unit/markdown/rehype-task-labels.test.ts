import { expect, test } from 'vitest';
import { renderPage } from './render-page.ts';

test('the text of an item is its box’s label, links and all', async () => {
  const { html } = await renderPage('- [ ] 第一项\n- [x] 第二项，见[例](https://example.org/)');
  expect(html).toContain('<label><input type="checkbox" disabled> 第一项</label>');
  expect(html).toMatch(/<label><input type="checkbox" checked disabled> 第二项，见<a [^>]*>例<\/a><\/label>/);
});

test('an item that is a paragraph has its label in it; other lists have none', async () => {
  const { html } = await renderPage('- [ ] 第一项\n\n- [ ] 第二项\n\n段。\n\n- 平常的一项');
  expect(html).toMatch(/<p><label><input type="checkbox" disabled> 第一项<\/label><\/p>/);
  expect(html).toContain('<li>平常的一项</li>');
});
