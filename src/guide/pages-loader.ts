import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { z } from 'astro/zod';
import { globSync } from 'tinyglobby';
import { nearest } from '../markdown/nearest.ts';
import { readTargets } from '../markdown/targets.ts';
import { checkAgainst, ContentError, type LocatedYaml } from './content-error.ts';
import { frontmatter, pageId, shown } from './content-files.ts';
import { contentDir } from './paths.ts';
import { renderStatically } from './static-pages.ts';
import { textKeys } from './text-key.ts';

type StoredEntry = Parameters<LoaderContext['store']['set']>[0];

interface PageOptions {
  pattern: string;
  schema: z.ZodType<Record<string, unknown>>;
  /** What no two files may share, how it is called, and the key that says it, if one does. */
  unique?: { name: string; of: (id: string, data: Record<string, unknown>) => string; key?: string };
  /** What else must hold of a file whose front matter fits the schema. */
  checks?: PageCheck[];
}

/** Pages that are rendered side by side. */
const LANES = 16;

/** Throws a ContentError where a page's front matter points at something that does not exist. */
type PageCheck = (path: string, yaml: LocatedYaml) => void;

/**
 * Loads MDX files; their front matter must fit the schema. Ids are paths below the essays' folder.
 * A build renders a page here, once, and keeps its HTML until the page or what it rests on changes;
 * a page with components other than models, and every page in development, is left to @astrojs/mdx.
 */
export function pages({ pattern, schema, unique, checks = [] }: PageOptions): Loader {
  return {
    name: 'guide-pages',
    load: async (context) => {
      const { store, watcher, logger } = context;
      const keyOf = textKeys();
      const read = (path: string) => {
        const yaml = frontmatter(path);
        const data = checkAgainst(schema, shown(path), yaml, yaml.data);
        for (const further of checks) further(path, yaml);
        const source = readFileSync(path, 'utf8');
        const filePath = relative(fileURLToPath(context.config.root), path).replaceAll('\\', '/');
        const digest = `${watcher ? 'deferred ' : ''}${keyOf(source, path)}`;
        const entry = { id: pageId(path), data, filePath, digest };
        return { entry, path, source, frontmatter: yaml.data as Record<string, unknown> };
      };
      // All are checked first: a page that links to a faulty one would be blamed in its place.
      const found = globSync(pattern, { cwd: contentDir, absolute: true }).sort().map(read);
      if (unique) requireUnique(unique, found);
      const entries = await sideBySide(found, async ({ entry, ...page }): Promise<StoredEntry> => {
        const kept = store.get(entry.id);
        if (kept?.digest === entry.digest && kept.filePath === entry.filePath) return kept;
        const rendered = watcher ? undefined : await renderStatically(page);
        return { ...entry, ...(rendered ? { rendered } : { deferredRender: true }) };
      });
      store.clear();
      for (const entry of entries) store.set(entry);
      watcher?.add(contentDir);
      for (const event of ['add', 'change', 'unlink']) {
        watcher?.on(event, (path) => {
          if (event === 'unlink') store.delete(pageId(path));
          else if (globSync(pattern, { cwd: contentDir, absolute: true }).includes(path)) {
            try {
              store.set({ ...read(path).entry, deferredRender: true });
            } catch (error) {
              logger.error(String(error));
            }
          }
        });
      }
    },
  };
}

/**
 * Works on some pages at a time: while one waits for its diagrams, others are rendered.
 * @returns what `work` makes of each, in their order
 * @throws what the first of them, in their order, threw
 */
async function sideBySide<Page, Made>(pages: readonly Page[], work: (page: Page) => Promise<Made>): Promise<Made[]> {
  const made: Promise<Made>[] = [];
  let failed = false;
  const lane = async () => {
    while (!failed && made.length < pages.length) {
      const next = work(pages[made.length] as Page);
      made.push(next);
      // What goes wrong is told below.
      await next.catch(() => {
        failed = true;
      });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return Promise.all(made);
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

/** The sections that a page lists questions or phrases for stand in it. */
export function requireSections(path: string, yaml: LocatedYaml): void {
  const data = yaml.data as Record<string, unknown>;
  for (const key of ['questions', 'phrases']) {
    for (const id of Object.keys(data[key] ?? {})) {
      if (readTargets(path).some((target) => target.kind === 'section' && target.id === id)) continue;
      throw new ContentError(
        shown(path),
        yaml.lineOf([key, id]),
        `“${key}” 里的 “${id}” 不是这一页的小节：改成正文里某个标题的 [#id]`,
      );
    }
  }
}

function requireUnique(
  { name, of, key }: NonNullable<PageOptions['unique']>,
  pages: { path: string; entry: { id: string; data: Record<string, unknown> } }[],
): void {
  const seen = new Map<string, string>();
  for (const { path, entry } of pages) {
    const value = of(entry.id, entry.data);
    const other = seen.get(value);
    if (other) {
      const line = key ? frontmatter(path).lineOf([key]) : 1;
      throw new ContentError(shown(path), line, `${name}与 ${shown(other)} 重复：给其中一个换一个`);
    }
    seen.set(value, path);
  }
}
