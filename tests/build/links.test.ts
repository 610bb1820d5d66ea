import { expect, test } from 'vitest';
import { brokenLinks } from './broken-links.ts';
import { site } from './built-site.ts';
import { addresses, styleSheetAddresses } from './site.ts';

test('every internal link, fragment and asset leads somewhere, and every link has a name', () => {
  expect(site.pages.length).toBeGreaterThan(10);
  expect(brokenLinks(site)).toEqual([]);
});

test('nothing is loaded from another origin', () => {
  const foreign = (url: string, from: string) => new URL(url, site.origin + from).origin !== site.origin;
  const followed = (element: { tagName: string }) => element.tagName === 'a' || element.tagName === 'area';
  const loaded = site.pages.flatMap((page) =>
    addresses(page)
      .filter(({ element, url }) => !followed(element) && foreign(url, page.address))
      .map(({ url }) => `${page.address}: ${url}`),
  );
  const styles = styleSheetAddresses(site).filter(({ file, url }) => foreign(url, site.base + file));
  expect([...loaded, ...styles]).toEqual([]);
});
