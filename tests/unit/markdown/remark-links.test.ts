import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentDir } from '../../../src/guide/paths.ts';
import { remarkLinks } from '../../../src/markdown/remark-links.ts';
import { renderPage } from './render-page.ts';
import { type Literal, transform, u } from './tree.ts';

const plugin = remarkLinks({
  content: contentDir,
  base: '/guide/',
  terms: () => new Set(['recall']),
  errata: (essay) => new Set(essay === 'kitchen' ? ['wrong-date'] : []),
});

function linkFrom(url: string, text: string, path?: string): Literal {
  const { tree } = transform(plugin, u('root', [u('link', { url }, text ? [u('text', text)] : [])]), {
    ...(path && { path: join(contentDir, path) }),
    targets: [
      { id: 'eq-a', kind: 'equation', title: '', number: '1.1' },
      { id: 'sec', kind: 'section', title: '一节', number: '' },
    ],
  });
  return (tree['children'] as Literal[])[0] as Literal;
}

describe('under the base path /guide/', () => {
  test.each([
    ['#eq-a', '见式', '#eq-a', '见式'],
    ['#eq-a', '', '#eq-a', '式 (1.1)'],
    ['#sec', '', '#sec', '“一节”'],
    ['./02-odd-headings.mdx', '下一章', '/guide/kitchen/odd-headings/', '下一章'],
    ['./02-odd-headings.mdx', '', '/guide/kitchen/odd-headings/', '“标题次序古怪的一章”'],
    ['./02-odd-headings.mdx#deep', '下一章', '/guide/kitchen/odd-headings/#deep', '下一章'],
    ['./02-odd-headings.mdx#second', '', '/guide/kitchen/odd-headings/#second', '“二级”'],
    ['./01-everything.mdx#eq-wide', '', '/guide/kitchen/everything/#eq-wide', '式 (1.2)'],
    ['./01-everything.mdx#fig-flow', '', '/guide/kitchen/everything/#fig-flow', '图 1.1'],
    ['./01-everything.mdx#tbl-two', '', '/guide/kitchen/everything/#tbl-two', '表 1.1'],
    ['./index.mdx', '导读', '/guide/kitchen/', '导读'],
    ['../../about.mdx', '关于', '/guide/about/', '关于'],
    ['https://example.org/a#b', '外面', 'https://example.org/a#b', '外面'],
    ['mailto:a@example.org', '写信', 'mailto:a@example.org', '写信'],
  ])('[%s] with text “%s” leads to %s, “%s”', (url, text, href, label) => {
    expect(linkFrom(url, text)).toEqual(u('link', { url: href }, [u('text', label)]));
  });

  test('a page outside the essays links into one', () => {
    expect(linkFrom('./essays/kitchen/03-no-headings.mdx', '章', 'about.mdx')['url']).toBe(
      '/guide/kitchen/no-headings/',
    );
  });

  test('a term leads to the glossary', () => {
    expect(linkFrom('term:recall', '召回率')).toEqual(
      u('link', { url: '/guide/glossary/#recall', data: { hProperties: { className: ['term'] } } }, [
        u('text', '召回率'),
      ]),
    );
  });

  test('an erratum leads to the essay’s own list, and has a label without being given one', () => {
    expect(linkFrom('erratum:wrong-date', '')).toEqual(
      u('link', { url: '/guide/kitchen/errata/#wrong-date', data: { hProperties: { className: ['erratum'] } } }, [
        u('text', '勘误'),
      ]),
    );
    expect(() => linkFrom('erratum:wrong-date', '勘误', 'essays/other/01-a.mdx')).toThrow(
      'content/essays/other/errata.yaml',
    );
  });
});

test('a page lists the terms it uses once each, in order', async () => {
  const { html, facts } = await renderPage(
    '[召回率](term:recall)，再说[召回率](term:recall)。[勘误](erratum:wrong-date)',
  );
  expect(facts.terms).toEqual(['recall']);
  expect(html).toContain('<a href="/glossary/#recall" class="term">召回率</a>');
  expect(html).toContain('<a href="/kitchen/errata/#wrong-date" class="erratum">勘误</a>');
});

test('empty links on a page take the names of what they point at', async () => {
  const { html } = await renderPage(
    '见[](#eq-a)与[](#b)，又见[](./02-odd-headings.mdx#deep)。\n\n## 乙 [#b]\n\n$$ #eq-a\nx\n$$',
  );
  expect(html).toContain(
    '见<a href="#eq-a">式 (1.1)</a>与<a href="#b">“乙”</a>，又见<a href="/kitchen/odd-headings/#deep">“跳到四级”</a>。',
  );
});
