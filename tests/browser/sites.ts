import { readFileSync } from 'node:fs';
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
