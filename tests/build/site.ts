import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { SKIP, visit } from 'unist-util-visit';

/** One page of a built site. */
export interface Page {
  /** Address within the site, base path included: `/guide/battle/bert/`. */
  address: string;
  html: string;
  tree: Root;
}

/** A built site on disk. */
export interface Site {
  folder: string;
  /** With a slash at both ends. */
  base: string;
  origin: string;
  /** All files, as paths from the folder. */
  files: Set<string>;
  pages: Page[];
}

export function readSite(folder: string, base: string, origin: string): Site {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  const pages = files
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map((file) => {
      const html = readFileSync(join(folder, file), 'utf8');
      return { address: base + file.replace(/(^|\/)index\.html$/, '$1'), html, tree: fromHtml(html) };
    });
  return { folder, base, origin, files: new Set(files), pages };
}

/** The elements of a page that a test accepts, in document order. */
export function elements({ tree }: Page, accepts: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (element) => {
    if (accepts(element)) found.push(element);
  });
  return found;
}

/** Text as a reader sees it, without what `leaves` names. */
export function visibleText(node: Nodes, leaves: (element: Element) => boolean = () => false): string {
  const parts: string[] = [];
  visit(node, (child) => {
    if (child.type === 'element' && (['script', 'style', 'template'].includes(child.tagName) || leaves(child))) {
      return SKIP;
    }
    if (child.type === 'text') parts.push(child.value);
    return undefined;
  });
  return parts.join('');
}

export function hasClass({ properties }: Element, name: string): boolean {
  return Array.isArray(properties.className) && properties.className.includes(name);
}

/** The file that answers an address of the site, as a path from its folder; undefined for none. */
export function fileAt(site: Site, path: string): string | undefined {
  if (!path.startsWith(site.base)) return undefined;
  const file = decodeURI(path.slice(site.base.length));
  const candidate = file === '' || file.endsWith('/') ? `${file}index.html` : file;
  return site.files.has(candidate) ? candidate : undefined;
}

/** Bytes that a static host sends for a file, at Brotli's best. */
export function weight(content: string | Buffer): number {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** Attributes whose value is an address that a browser loads or follows. */
const ADDRESSES: Record<string, string[]> = {
  a: ['href'],
  area: ['href'],
  audio: ['src'],
  embed: ['src'],
  form: ['action'],
  iframe: ['src'],
  image: ['href', 'xLinkHref'],
  img: ['src'],
  link: ['href'],
  object: ['data'],
  script: ['src'],
  source: ['src'],
  use: ['href', 'xLinkHref'],
  video: ['src', 'poster'],
};

/** Addresses that a page holds, with the element that does. */
export function addresses(page: Page): { element: Element; url: string }[] {
  const found: { element: Element; url: string }[] = [];
  visit(page.tree, 'element', (element) => {
    for (const name of ADDRESSES[element.tagName] ?? []) {
      const value = element.properties[name];
      if (value !== undefined && value !== null) found.push({ element, url: String(value) });
    }
    for (const candidate of String(element.properties.srcSet ?? '')
      .split(',')
      .filter(Boolean)) {
      found.push({ element, url: candidate.trim().split(/\s/)[0] as string });
    }
    if (element.tagName === 'meta' && /^og:(url|image)$/.test(String(element.properties['property']))) {
      found.push({ element, url: String(element.properties.content) });
    }
  });
  return found;
}

/** Addresses that the site's style sheets load. */
export function styleSheetAddresses(site: Site): { file: string; url: string }[] {
  return [...site.files]
    .filter((file) => file.endsWith('.css'))
    .flatMap((file) =>
      [
        ...readFileSync(join(site.folder, file), 'utf8').matchAll(
          /url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)/g,
        ),
      ].map(([, url, imported]) => ({ file, url: (url ?? imported) as string })),
    )
    .filter(({ url }) => !url.startsWith('data:'));
}
