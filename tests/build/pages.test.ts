import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element } from 'hast';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { contentDir } from '../../src/guide/paths.ts';
import { modelNames } from '../../src/models/about.ts';
import { site } from './built-site.ts';
import { elements, hasClass, type Page, visibleText } from './site.ts';

const ANSWERS = ['404.html', 'search/'].map((path) => site.base + path);
/** Pages that are answers and not content, those at the old address of a moved page among them. */
const isAnswer = ({ address, html }: Page) => ANSWERS.includes(address) || html.includes('http-equiv="refresh"');
const content = site.pages.filter((page) => !isAnswer(page));
const articleFiles = globSync(['essays/*/[0-9][0-9]-*.mdx', 'topics/*.mdx'], { cwd: contentDir });

function head(page: Page, tagName: string, key: string, value: string): Element | undefined {
  return elements(page, (element) => element.tagName === tagName && String(element.properties[key]) === value)[0];
}

test('every chapter and topic of the content has its page', () => {
  const expected = articleFiles.map(
    (file) => site.base + file.replace(/^(?:essays\/)?([^/]+)\/(?:\d+-)?(.+)\.mdx$/, '$1/$2/'),
  );
  expect(expected.length).toBeGreaterThan(0);
  expect(site.pages.map(({ address }) => address)).toEqual(expect.arrayContaining(expected));
  const articles = site.pages.filter(
    (page) => head(page, 'meta', 'property', 'og:type')?.properties.content === 'article',
  );
  expect(articles.map(({ address }) => address).sort()).toEqual(expected.sort());
});

test('the toolbox leads to every model, in the chapter that places it', () => {
  const toolbox = site.pages.find(({ address }) => address === `${site.base}models/`) as Page;
  const links = elements(toolbox, ({ properties }) => String(properties.href).includes('#model-'));
  const led = links.map(({ properties }) => String(properties.href).split('#model-'));
  expect(led.map(([, name]) => name).sort()).toEqual(modelNames());
  for (const [address, name] of led) {
    const chapter = site.pages.find((page) => page.address === address) as Page;
    expect(head(chapter, 'section', 'id', `model-${name}`), name).toBeDefined();
  }
});

describe.each(site.pages.map((page) => [page.address, page] as const))('%s', (address, page) => {
  test('has one first heading, a title, a description and a language', () => {
    expect(elements(page, ({ tagName }) => tagName === 'h1').map((h1) => visibleText(h1).trim())).toEqual([
      expect.stringMatching(/\S/),
    ]);
    expect(visibleText(elements(page, ({ tagName }) => tagName === 'title')[0]!)).toMatch(/\S/);
    expect(head(page, 'meta', 'name', 'description')?.properties.content).toMatch(/\S{4}/);
    expect(elements(page, ({ tagName }) => tagName === 'html')[0]?.properties['lang']).toBe('zh-CN');
  });

  test('names its own address, or asks not to be listed', () => {
    const canonical = head(page, 'link', 'rel', 'canonical')?.properties.href;
    const robots = head(page, 'meta', 'name', 'robots')?.properties.content;
    if (isAnswer(page)) expect([canonical, robots]).toEqual([undefined, 'noindex']);
    else expect([canonical, robots]).toEqual([site.origin + address, undefined]);
  });

  test('uses each id once', () => {
    const ids = elements(page, ({ properties }) => Boolean(properties.id)).map(({ properties }) => properties.id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('shows no markup that was not understood', () => {
    const code = (element: Element) =>
      ['code', 'pre', 'annotation'].includes(element.tagName) || hasClass(element, 'katex');
    expect(visibleText(page.tree, code).match(/.{0,20}(?:\*\*|\$\$|\[@|\[#|term:|erratum:|\[\]\().{0,20}/g)).toBeNull();
  });
});

test('no two pages share a title or a description', () => {
  const titles = content.map((page) => visibleText(elements(page, ({ tagName }) => tagName === 'title')[0]!));
  const descriptions = content.map((page) => head(page, 'meta', 'name', 'description')?.properties.content);
  for (const list of [titles, descriptions])
    expect(list.filter((item, index) => list.indexOf(item) !== index)).toEqual([]);
});

test('the sitemap lists every page of content and nothing else', () => {
  const sitemap = readFileSync(join(site.folder, 'sitemap.xml'), 'utf8');
  const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url);
  expect(listed.sort()).toEqual(content.map(({ address }) => site.origin + address).sort());
});

test('robots.txt lets everyone in and names the sitemap', () => {
  const robots = readFileSync(join(site.folder, 'robots.txt'), 'utf8').split('\n');
  expect(robots).toEqual(
    expect.arrayContaining(['User-agent: *', 'Allow: /', `Sitemap: ${site.origin}${site.base}sitemap.xml`]),
  );
});
