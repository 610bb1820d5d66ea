import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { glob, type Loader } from 'astro/loaders';
import type { z } from 'astro/zod';
import { globSync } from 'tinyglobby';
import { readTargets } from '../markdown/targets.ts';
import { checkAgainst, ContentError, type LocatedYaml, parseYaml } from './content-error.ts';
import { contentDir } from './paths.ts';

/** Path of a content file as an author knows it. */
function shown(path: string): string {
  return relative(join(contentDir, '..'), path).replaceAll('\\', '/');
}

interface PageOptions {
  pattern: string;
  schema: z.ZodType<Record<string, unknown>>;
  /** What no two files may share, and how it is called. */
  unique?: { name: string; of: (id: string, data: Record<string, unknown>) => string };
}

/** Loads MDX files; their front matter must fit the schema. Ids are paths below the essays' folder. */
export function pages({ pattern, schema, unique }: PageOptions): Loader {
  const inner = glob({
    pattern,
    base: contentDir,
    generateId: ({ entry }) => entry.replace(/^essays\//, '').replace(/(\/index)?\.mdx$/, ''),
  });
  return {
    name: 'guide-pages',
    load: async (context) => {
      await inner.load({
        ...context,
        parseData: (entry) => {
          const path = entry.filePath as string;
          const [, frontmatter = ''] = /^---\n([\s\S]*?)\n---\n/.exec(readFileSync(path, 'utf8')) ?? [];
          const yaml = parseYaml(shown(path), frontmatter, 2);
          checkAgainst(schema, shown(path), yaml, entry.data);
          return context.parseData(entry);
        },
      });
      if (!unique) return;
      const seen = new Map<string, string>();
      for (const entry of context.store.values()) {
        const value = unique.of(entry.id, entry.data);
        const other = seen.get(value);
        if (other) {
          throw new ContentError(entry.filePath ?? entry.id, 1, `${unique.name}与 ${other} 重复：给其中一个换一个。`);
        }
        seen.set(value, entry.filePath ?? entry.id);
      }
    },
  };
}

interface ListOptions<T> {
  /** YAML or JSON files that each hold a list. */
  pattern: string;
  schema: z.ZodType<T>;
  id: (item: T, folder: string) => string;
  /** A field whose Markdown is rendered as the entry's body. */
  markdown?: (item: T) => string;
  /** Address of a section that must exist, as written; relative to the file's folder unless it has one. */
  at?: (item: T) => string;
}

/** Loads lists from YAML or JSON: each item becomes an entry, wrong ones stop the build with their line. */
export function list<T extends Record<string, unknown>>(options: ListOptions<T>): Loader {
  return {
    name: 'guide-list',
    load: async (context) => {
      const load = async () => {
        context.store.clear();
        for (const path of globSync(options.pattern, { cwd: contentDir, absolute: true }).sort()) {
          await loadFile(path);
        }
      };
      const loadFile = async (path: string) => {
        const file = shown(path);
        const yaml = parseYaml(file, readFileSync(path, 'utf8'));
        if (!Array.isArray(yaml.data)) throw new ContentError(file, 1, '应是一个列表，每一项以 “- ” 起头');
        const folder = basename(dirname(path));
        const lines = new Map<string, number>();
        for (const [index, raw] of yaml.data.entries()) {
          const item = checkAgainst(options.schema, file, yaml, raw, [index]);
          const line = yaml.lineOf([index]);
          const id = options.id(item, folder);
          const first = lines.get(id);
          if (first) throw new ContentError(file, line, `“${id}” 与第 ${first} 行重复：合并，或换一个 id`);
          lines.set(id, line);
          if (options.at) requireSection(options.at(item), path, file, yaml, index);
          const data = await context.parseData({ id, data: { ...item, folder } });
          const markdown = options.markdown?.(item);
          context.store.set({
            id,
            data,
            ...(markdown && {
              rendered: await context.renderMarkdown(markdown, { fileURL: new URL(`file://${path}`) }),
            }),
          });
        }
      };
      await load();
      context.watcher?.add(contentDir);
      context.watcher?.on('change', async (changed) => {
        if (/\.(ya?ml|json)$/.test(changed) && changed.startsWith(contentDir)) {
          await load().catch((error: unknown) => context.logger.error(String(error)));
        }
      });
    },
  };
}

/** Resolves `battle/03-mathematics#loss`, or `03-mathematics#loss` beside the file that says so. */
function requireSection(at: string, path: string, file: string, yaml: LocatedYaml, index: number): void {
  const line = yaml.lineOf([index, 'at']);
  const [page = '', fragment] = at.split('#') as [string, string?];
  const target = page.includes('/') ? join(contentDir, 'essays', `${page}.mdx`) : join(dirname(path), `${page}.mdx`);
  if (!existsSync(target)) {
    throw new ContentError(file, line, `“at: ${at}” 指向的文件不存在：应写成 “文件名#锚点”，例如 03-mathematics#loss`);
  }
  if (fragment && !readTargets(target).some(({ id }) => id === fragment)) {
    throw new ContentError(file, line, `“at: ${at}” 指向的锚点不存在：检查 ${shown(target)} 里的标题`);
  }
}

const idCache = new Map<string, { modified: number; ids: ReadonlySet<string> }>();

/** Ids in a list file, read directly: Markdown plugins need them before the collections are loaded. */
export function idsIn(file: string): ReadonlySet<string> {
  const path = join(contentDir, file);
  if (!existsSync(path)) return new Set();
  const modified = statSync(path).mtimeMs;
  const cached = idCache.get(path);
  if (cached?.modified === modified) return cached.ids;
  const { data } = parseYaml(shown(path), readFileSync(path, 'utf8'));
  const ids = new Set(Array.isArray(data) ? data.map((item: { id?: unknown }) => String(item?.id)) : []);
  idCache.set(path, { modified, ids });
  return ids;
}
