import { h } from 'hastscript';
import { expect, test } from 'vitest';
import { rehypeSections } from '../../../src/markdown/rehype-sections.ts';
import { renderPage } from './render-page.ts';

const heading = (text: string) => h('div', { className: ['heading', 'level-h2'] }, [h('h2', text)]);

test('a second-level heading and what follows it become a section, up to the next and to the footnotes', () => {
  const footnotes = () => h('section', { dataFootnotes: true });
  const tree = h(null, [
    h('p', '前'),
    heading('甲'),
    h('p', '一'),
    h('h3', '丙'),
    heading('乙'),
    h('p', '二'),
    footnotes(),
  ]);
  rehypeSections()(tree);
  expect(tree).toEqual(
    h(null, [
      h('p', '前'),
      h('section', [heading('甲'), h('p', '一'), h('h3', '丙')]),
      h('section', [heading('乙'), h('p', '二')]),
      footnotes(),
    ]),
  );
});

test('a page without sections stays as it is', () => {
  const tree = h(null, [h('p', '甲')]);
  rehypeSections()(tree);
  expect(tree).toEqual(h(null, [h('p', '甲')]));
});

test('a page’s text before its first heading stands outside', async () => {
  const { html } = await renderPage('前[^a]。\n\n## 甲 [#a]\n\n字。\n\n## 乙 [#b]\n\n[^a]: 注。');
  expect(html).toMatch(
    /^<p>前.*<\/p>\s*<section>.*id="a".*<p>字。<\/p>\s*<\/section>\s*<section>.*id="b".*<\/section>\s*<section data-footnotes/s,
  );
});
