import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A built site that the tests visit. */
export interface Site {
  folder: string;
  base: string;
  port: number;
  /** Its address, with the base path and a slash at the end. */
  url: string;
}

const BUILT = resolve('node_modules/.cache/browser-tests');

function site(folder: string, base: string, port: number): Site {
  return { folder, base, port, url: `http://localhost:${port}${base}` };
}

/** The guide itself, as `npm run build` left it. */
export const guide = site(resolve(process.env['OUT_DIR'] || 'dist'), '/', 4710);
/** The sample content of tests/fixtures/site, which has every kind of markup. */
export const sample = site(join(BUILT, 'sample'), '/', 4711);
/** The same, built for a host that serves it from a sub-path. */
export const nested = site(join(BUILT, 'nested'), '/guide/sub/', 4712);

/** Addresses of all pages in the site's map. */
export function pagesOf({ folder, url }: Site): string[] {
  const map = readFileSync(join(folder, 'sitemap.xml'), 'utf8');
  return [...map.matchAll(/<loc>(.*?)<\/loc>/g)].map(
    ([, address]) => new URL(new URL(address as string).pathname, url).href,
  );
}

/** The site's pages in so many groups that take about the same time: a page's grows with its size. */
export function sharesOf(site: Site, count: number): string[][] {
  const { folder, base } = site;
  const size = (address: string) =>
    statSync(join(folder, new URL(address).pathname.slice(base.length), 'index.html')).size;
  const shares = Array.from({ length: count }, () => ({ size: 0, pages: [] as string[] }));
  const sized = pagesOf(site).map((address) => ({ address, size: size(address) }));
  for (const page of sized.sort((a, b) => b.size - a.size)) {
    const least = shares.reduce((a, b) => (b.size < a.size ? b : a));
    least.size += page.size;
    least.pages.push(page.address);
  }
  return shares.map(({ pages }) => pages);
}
