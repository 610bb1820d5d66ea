import { h } from 'hastscript';
import { expect, test } from 'vitest';
import { rehypeHeadingLinks } from '../../../src/markdown/rehype-heading-links.ts';
import { renderPage } from './render-page.ts';

test('a link stands beside the heading, not in it', () => {
  const tree = h(null, [h('h2', { id: 'a' }, ['甲', h('code', 'x')])]);
  rehypeHeadingLinks()(tree);
  expect(tree).toEqual(
    h(null, [
      h('div', { className: ['heading', 'level-h2'] }, [
        h('h2', { id: 'a' }, ['甲', h('code', 'x')]),
        h('a', { className: ['heading-anchor'], href: '#a', ariaLabel: '“甲x”的链接' }),
      ]),
    ]),
  );
});

test.each([
  ['a heading without an id', () => h(null, [h('h2', '甲')])],
  ['a first heading', () => h(null, [h('h1', { id: 'a' }, '甲')])],
  ['the footnotes’ heading', () => h(null, [h('h2', { id: 'footnote-label' }, '脚注')])],
])('%s stays as it is', (_name, make) => {
  const tree = make();
  rehypeHeadingLinks()(tree);
  expect(tree).toEqual(make());
});

test('a page’s heading is wrapped once', async () => {
  expect((await renderPage('### 甲 [#a]')).html).toBe(
    '<div class="heading level-h3"><h3 id="a">甲</h3><a class="heading-anchor" href="#a" aria-label="“甲”的链接"></a></div>',
  );
});
