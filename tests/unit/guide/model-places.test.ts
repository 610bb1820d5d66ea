import { expect, test } from 'vitest';
import { cutAtModels } from '../../../src/guide/model-places.ts';
import { renderPage } from '../markdown/render-page.ts';

test('a page is cut at its model, with the sources that go inside', async () => {
  const { html, facts } = await renderPage('前。\n\n<Model name="market-size" />\n\n后。');
  const stretches = cutAtModels(html);
  expect(facts.models).toEqual(['market-size']);
  expect(stretches.map(({ model }) => model)).toEqual([undefined, 'market-size', undefined]);
  expect(stretches.map(({ html }) => html.trim())).toEqual([
    '<p>前。</p>',
    expect.stringMatching(/^<p class="model-sources">来源：.*href="#ref-1".*<\/p>$/),
    '<p>后。</p>',
  ]);
});

test('a page may hold several models, or none', () => {
  const html = '<model-place name="a"><p>甲</p></model-place>中<model-place name="b">\n乙</model-place>';
  expect(cutAtModels(html)).toEqual([
    { html: '' },
    { model: 'a', html: '<p>甲</p>' },
    { html: '中' },
    { model: 'b', html: '\n乙' },
    { html: '' },
  ]);
  expect(cutAtModels('<p>字。</p>')).toEqual([{ html: '<p>字。</p>' }]);
});
