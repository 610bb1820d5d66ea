import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ContentError, type LocatedYaml, parseYaml } from './content-error.ts';
import { contentDir } from './paths.ts';

/** Path of a content file as an author knows it. */
export function shown(path: string): string {
  return relative(join(contentDir, '..'), path).replaceAll('\\', '/');
}

/** Id of the entry that a content page makes: `battle/03-mathematics`, `battle`, `topics/data`. */
export function pageId(path: string): string {
  return relative(contentDir, path)
    .replaceAll('\\', '/')
    .replace(/^essays\//, '')
    .replace(/(\/index)?\.mdx$/, '');
}

/** The front matter of an MDX file. */
export function frontmatter(path: string): LocatedYaml {
  const [, text] = /^---\n([\s\S]*?)\n---\n/.exec(readFileSync(path, 'utf8')) ?? [];
  if (!text) throw new ContentError(shown(path), 1, '开头没有 front matter：在两行 “---” 之间写上题名等');
  return parseYaml(shown(path), text, 2);
}

const lists = new Map<string, { modified: number; yaml: LocatedYaml; ids: ReadonlySet<string> }>();

/** A list file with its ids, parsed once until it changes: Markdown plugins ask for its ids at every page. */
export function readList(path: string): { yaml: LocatedYaml; ids: ReadonlySet<string> } {
  const modified = statSync(path).mtimeMs;
  const cached = lists.get(path);
  if (cached?.modified === modified) return cached;
  const yaml = parseYaml(shown(path), readFileSync(path, 'utf8'));
  const ids = new Set(Array.isArray(yaml.data) ? yaml.data.map((item: { id?: unknown }) => String(item?.id)) : []);
  const list = { modified, yaml, ids };
  lists.set(path, list);
  return list;
}

/** Ids in a list file, read directly: Markdown plugins need them before the collections are loaded. */
export function idsIn(file: string): ReadonlySet<string> {
  const path = join(contentDir, file);
  return existsSync(path) ? readList(path).ids : new Set();
}
