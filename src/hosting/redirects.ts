import { existsSync, readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { checkAgainst, ContentError, parseYaml } from '../guide/content-error.ts';

/** A page that has moved: paths within the site, `/tech/old-name/` and `/tech/new-name/#section`. */
export interface Redirect {
  from: string;
  to: string;
}

/** The file as its author knows it. */
const FILE = 'content/redirects.yaml';
const path = z.string().regex(/^\/(?:[\w-]+\/)+$/, '应是站内地址，以斜杠开头和结尾，例如 /tech/old-name/');
const target = z
  .string()
  .regex(/^\/(?:[\w-]+\/)*(?:#[\w-]+)?$/, '应是站内地址，例如 /tech/new-name/ 或 /tech/new-name/#section');
const redirect = z.strictObject({ from: path, to: target });

/**
 * Reads the list of moved pages and holds it against the finished site; no file is an empty list.
 * @param source path of `content/redirects.yaml`
 * @param pages finished HTML by path from the site's folder: `tech/new-name/index.html`
 * @throws ContentError where an old address still has a page, or a new one has none
 */
export function readRedirects(source: string, pages: ReadonlyMap<string, string>): Redirect[] {
  if (!existsSync(source)) return [];
  const yaml = parseYaml(FILE, readFileSync(source, 'utf8'));
  const list = checkAgainst(z.array(redirect), FILE, yaml, yaml.data ?? []);
  const seen = new Set<string>();
  for (const [index, { from, to }] of list.entries()) {
    const fail = (key: string, problem: string): never => {
      throw new ContentError(FILE, yaml.lineOf([index, key]), problem);
    };
    if (pages.has(pageFile(from))) fail('from', `“${from}” 现在有一页：删去这一条，或给那一页换个地址`);
    if (seen.has(from)) fail('from', `“${from}” 写了两次：留下一条`);
    seen.add(from);
    const [page = '', fragment] = to.split('#');
    const html = pages.get(pageFile(page));
    if (html === undefined) fail('to', `“${page}” 没有这一页：改成它现在的地址`);
    if (fragment && !html?.includes(`id="${fragment}"`))
      fail('to', `“${page}” 里没有 “#${fragment}”：改成那一页的某个锚点`);
  }
  return list;
}

function pageFile(address: string): string {
  return `${address.slice(1)}index.html`;
}

/** The page at an old address, for hosts that can't redirect; `to` is an address from the host's root. */
export function movedPage(to: string): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>这一页搬了家</title><meta name="description" content="这一页有了新的地址。"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><meta http-equiv="refresh" content="0; url=${to}"></head><body><main><h1>这一页搬了家</h1><p>新的地址是<a href="${to}">${to}</a>。</p></main></body></html>
`;
}
