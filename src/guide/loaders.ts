import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { glob, type Loader } from 'astro/loaders';
import type { z } from 'astro/zod';
import { globSync } from 'tinyglobby';
import { nearest } from '../markdown/nearest.ts';
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
  /** What no two files may share, how it is called, and the key that says it, if one does. */
  unique?: { name: string; of: (id: string, data: Record<string, unknown>) => string; key?: string };
  /** What else must hold of a file whose front matter fits the schema. */
  checks?: PageCheck[];
}

/** Throws a ContentError where a page's front matter points at something that does not exist. */
type PageCheck = (path: string, yaml: LocatedYaml) => void;

/** Loads MDX files; their front matter must fit the schema. Ids are paths below the essays' folder. */
export function pages({ pattern, schema, unique, checks = [] }: PageOptions): Loader {
  const inner = glob({
    pattern,
    base: contentDir,
    generateId: ({ entry }) => entry.replace(/^essays\//, '').replace(/(\/index)?\.mdx$/, ''),
  });
  return {
    name: 'guide-pages',
    load: async (context) => {
      const check = (path: string) => {
        const yaml = frontmatter(path);
        checkAgainst(schema, shown(path), yaml, yaml.data);
        for (const further of checks) further(path, yaml);
      };
      for (const path of globSync(pattern, { cwd: contentDir, absolute: true }).sort()) check(path);
      await inner.load({
        ...context,
        parseData: (entry) => {
          check(entry.filePath as string);
          return context.parseData(entry);
        },
      });
      if (unique) requireUnique(unique, context.store.values());
    },
  };
}

function frontmatter(path: string): LocatedYaml {
  const [, text] = /^---\n([\s\S]*?)\n---\n/.exec(readFileSync(path, 'utf8')) ?? [];
  if (!text) throw new ContentError(shown(path), 1, '开头没有 front matter：在两行 “---” 之间写上题名等');
  return parseYaml(shown(path), text, 2);
}

/** The part that a chapter names is one of its essay's. */
export function requirePart(path: string, yaml: LocatedYaml): void {
  const { part } = yaml.data as { part: number };
  const index = join(dirname(path), 'index.mdx');
  const { parts } = (existsSync(index) ? frontmatter(index).data : {}) as { parts?: unknown[] };
  if (!parts || part <= parts.length) return;
  throw new ContentError(
    shown(path),
    yaml.lineOf(['part']),
    `“part: ${part}” 超出了：${shown(index)} 的 parts 只有 ${parts.length} 个部分，改小，或在那里补上一个部分`,
  );
}

/** The topics that a chapter names have a page each. */
export function requireTopics(path: string, yaml: LocatedYaml): void {
  const { topics } = yaml.data as { topics: string[] };
  for (const [index, topic] of topics.entries()) {
    if (existsSync(join(contentDir, 'topics', `${topic}.mdx`))) continue;
    const known = globSync('topics/*.mdx', { cwd: contentDir }).map((file) => basename(file, '.mdx'));
    const suggestion = nearest(topic, known);
    throw new ContentError(
      shown(path),
      yaml.lineOf(['topics', index]),
      `主题 “${topic}” 不存在：写 content/topics/${topic}.mdx${suggestion ? `，或改成相近的 “${suggestion}”` : ''}`,
    );
  }
}

/** The sections that a page lists questions for stand in it. */
export function requireQuestions(path: string, yaml: LocatedYaml): void {
  const { questions = {} } = yaml.data as { questions?: Record<string, string[]> };
  for (const id of Object.keys(questions)) {
    if (readTargets(path).some((target) => target.kind === 'section' && target.id === id)) continue;
    throw new ContentError(
      shown(path),
      yaml.lineOf(['questions', id]),
      `“questions” 里的 “${id}” 不是这一页的小节：改成正文里某个标题的 [#id]`,
    );
  }
}

function requireUnique(
  { name, of, key }: NonNullable<PageOptions['unique']>,
  entries: { id: string; data: Record<string, unknown>; filePath?: string | undefined }[],
): void {
  const seen = new Map<string, string>();
  const paths = entries.map((entry) => ({ ...entry, path: resolve(entry.filePath ?? '') }));
  for (const { id, data, path } of paths.sort((a, b) => a.path.localeCompare(b.path))) {
    const value = of(id, data);
    const other = seen.get(value);
    if (other) {
      const line = key ? frontmatter(path).lineOf([key]) : 1;
      throw new ContentError(shown(path), line, `${name}与 ${shown(other)} 重复：给其中一个换一个`);
    }
    seen.set(value, path);
  }
}

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
          const data = await context.parseData({ id, data: { ...item, folder } });
          const markdown = options.markdown && String(item[options.markdown]);
          context.store.set({
            id,
            data,
            ...(markdown && {
              rendered: await context
                .renderMarkdown(markdown, { fileURL: pathToFileURL(path) })
                .catch((error: unknown) => {
                  if (error instanceof ContentError) throw new ContentError(error.file, error.line, error.problem);
                  const { reason, message } = error as { reason?: string; message: string };
                  throw new ContentError(file, lineOf(options.markdown ?? ''), reason ?? message);
                }),
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

const lists = new Map<string, { modified: number; yaml: LocatedYaml; ids: ReadonlySet<string> }>();

/** A list file, parsed once until it changes: Markdown plugins ask for its ids at every page. */
function readList(path: string): { yaml: LocatedYaml; ids: ReadonlySet<string> } {
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
