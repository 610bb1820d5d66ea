import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { z } from 'astro/zod';
import { globSync } from 'tinyglobby';
import { nearest } from '../markdown/nearest.ts';
import { readTargets } from '../markdown/targets.ts';
import { checkAgainst, ContentError } from './content-error.ts';
import { idsIn, readList, shown } from './content-files.ts';
import { contentDir } from './paths.ts';
import { textKeys } from './text-key.ts';

interface ListOptions<T> {
  /** YAML or JSON files that each hold a list. */
  pattern: string;
  schema: z.ZodType<T>;
  id: (item: T, folder: string) => string;
  /** The key of a field whose Markdown is rendered as the entry's body. */
  markdown?: keyof T & string;
  /**
   * Places in the guide that must exist, as written, relative to the file's folder unless they have one;
   * each with the path, inside the item, of the object whose key `at` says it.
   */
  places?: (item: T) => readonly { at: string; within?: readonly PropertyKey[] }[];
  /** Keys of references that must exist, listed in the field `cite`. */
  cite?: (item: T) => readonly string[];
}

type Entry = Parameters<LoaderContext['store']['set']>[0];

/** Loads lists from YAML or JSON: each item becomes an entry, wrong ones stop the build with their line. */
export function list<T extends Record<string, unknown>>(options: ListOptions<T>): Loader {
  return {
    name: 'guide-list',
    load: async (context) => {
      const load = async () => {
        const keyOf = textKeys();
        const entries: Entry[] = [];
        for (const path of globSync(options.pattern, { cwd: contentDir, absolute: true }).sort()) {
          entries.push(...(await entriesIn(path, keyOf)));
        }
        context.store.clear();
        for (const entry of entries) context.store.set(entry);
      };
      const entriesIn = async (path: string, keyOf: ReturnType<typeof textKeys>): Promise<Entry[]> => {
        const entries: Entry[] = [];
        const file = shown(path);
        const { yaml } = readList(path);
        if (!Array.isArray(yaml.data)) throw new ContentError(file, 1, '应是一个列表，每一项以 “- ” 起头');
        const folder = basename(dirname(path));
        const seen = new Map<string, number>();
        for (const [index, raw] of yaml.data.entries()) {
          const item = checkAgainst(options.schema, file, yaml, raw, [index]);
          const lineOf = (...within: PropertyKey[]) => yaml.lineOf([index, ...within]);
          const id = options.id(item, folder);
          const first = seen.get(id);
          if (first !== undefined) {
            const other = yaml.lineOf([first]);
            throw new ContentError(file, lineOf(), `“${id}” 与第 ${other} 行重复：合并，或换一个 id`);
          }
          seen.set(id, index);
          for (const { at, within = [] } of options.places?.(item) ?? []) {
            const problem = problemOfPlace(at, path);
            if (problem) throw new ContentError(file, lineOf(...within, 'at'), problem);
          }
          for (const [position, key] of options.cite?.(item).entries() ?? []) {
            const problem = problemOfReference(key);
            if (problem) throw new ContentError(file, lineOf('cite', position), problem);
          }
          const markdown = options.markdown && String(item[options.markdown]);
          const digest = markdown && keyOf(markdown, path);
          const kept = context.store.get(id);
          const render = () =>
            context.renderMarkdown(markdown as string, { fileURL: pathToFileURL(path) }).catch((error: unknown) => {
              if (error instanceof ContentError) throw new ContentError(error.file, error.line, error.problem);
              const { reason, message } = error as { reason?: string; message: string };
              throw new ContentError(file, lineOf(options.markdown ?? ''), reason ?? message);
            });
          const rendered = markdown && {
            digest,
            rendered: (kept?.digest === digest && kept?.rendered) || (await render()),
          };
          entries.push({ id, data: { ...item, folder, position: index }, ...rendered });
        }
        return entries;
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

/**
 * What is wrong with a place written as `battle/03-mathematics#loss`, `topics/data`, or
 * `03-mathematics#loss` beside the file that says so; undefined where it exists.
 */
function problemOfPlace(at: string, path: string): string | undefined {
  const [page = '', fragment] = at.split('#') as [string, string?];
  const folder = page.startsWith('topics/')
    ? contentDir
    : page.includes('/')
      ? join(contentDir, 'essays')
      : dirname(path);
  const target = join(folder, `${page}.mdx`);
  if (!existsSync(target)) {
    return `“at: ${at}” 指向的文件不存在：应写成 “文件名#锚点”，例如 03-mathematics#loss`;
  }
  if (fragment && !readTargets(target).some(({ id }) => id === fragment)) {
    return `“at: ${at}” 指向的锚点不存在：检查 ${shown(target)} 里的标题`;
  }
  return undefined;
}

function problemOfReference(key: string): string | undefined {
  const known = idsIn('references.json');
  if (known.has(key)) return undefined;
  const suggestion = nearest(key, known);
  return `“cite” 里的文献 “${key}” 不存在：在 content/references.json 里补上它${suggestion ? `，或改成相近的 “${suggestion}”` : ''}`;
}
