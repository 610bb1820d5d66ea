import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pageId } from './content-files.ts';

/**
 * For each page, the pages whose text links to it, in the order given.
 * @param paths MDX files
 * @returns ids of pages by the id of the page they point at
 */
export function backlinks(paths: readonly string[]): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const path of paths) {
    for (const [, target = ''] of readFileSync(path, 'utf8').matchAll(/\]\(([^()\s#]+\.mdx)/g)) {
      const id = pageId(resolve(dirname(path), target));
      if (id === pageId(path)) continue;
      found.set(id, (found.get(id) ?? new Set()).add(pageId(path)));
    }
  }
  return new Map([...found].map(([id, sources]) => [id, [...sources]]));
}
