import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { brokenLinks } from './broken-links.ts';
import { sampleBuilds } from './sample-builds.ts';
import { elements, readSite, type Site } from './site.ts';

let site: Site;

beforeAll(async () => {
  const { folder } = await sampleBuilds.nested();
  site = readSite(folder, '/guide/sub/', 'https://example.org');
}, 180_000);

test('a site below a path links within that path', () => {
  expect(site.pages.map(({ address }) => address)).toContain('/guide/sub/kitchen/everything/');
  expect(brokenLinks(site)).toEqual([]);
});

test('its canonical addresses, sitemap and robots.txt name the whole address', () => {
  const page = site.pages.find(({ address }) => address === '/guide/sub/kitchen/everything/')!;
  const canonical = elements(
    page,
    ({ tagName, properties }) => tagName === 'link' && String(properties.rel) === 'canonical',
  );
  expect(canonical[0]?.properties.href).toBe('https://example.org/guide/sub/kitchen/everything/');
  expect(readFileSync(join(site.folder, 'sitemap.xml'), 'utf8')).toContain(
    '<loc>https://example.org/guide/sub/kitchen/everything/</loc>',
  );
  expect(readFileSync(join(site.folder, 'robots.txt'), 'utf8')).toContain(
    'Sitemap: https://example.org/guide/sub/sitemap.xml',
  );
});
