import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  type MarkdownHeading,
  rehypeHeadingIds,
  rehypeShiki,
  type ShikiConfig,
  type UnifiedResolvedOptions,
} from '@astrojs/markdown-remark';
import type { AstroConfig } from 'astro';
import type { Root } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { globSync } from 'tinyglobby';
import { type PluggableList, unified } from 'unified';
import { EXIT, visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { ContentError } from './content-error.ts';
import { shown } from './content-files.ts';
import { keepModelPlaces } from './model-places.ts';
import { contentDir } from './paths.ts';
import { declarations, withoutFrontmatter } from '../markdown/targets.ts';

interface StaticPage {
  html: string;
  metadata: { headings: MarkdownHeading[]; frontmatter: Record<string, unknown>; imagePaths: string[] };
}

interface StaticPages {
  /** Changes with anything, beside a page's own text, that its HTML rests on. */
  revision: string;
  /**
   * The HTML of a page's body by the same plugins as @astrojs/mdx runs, with the places of its live models, or
   * undefined where it holds another component, an expression or an image, which only @astrojs/mdx can render.
   * @throws ContentError with file and line of the first mistake
   */
  render(source: string, path: string, frontmatter: Record<string, unknown>): Promise<StaticPage | undefined>;
}

const made = new WeakMap<object, StaticPages>();

/**
 * Renders MDX pages without components but models straight to HTML. @astrojs/mdx would make a JavaScript module of
 * each, for Vite to bundle and run at every build: several times the work, and nothing to keep.
 */
export function staticPages(markdown: AstroConfig['markdown']): StaticPages {
  const pages = made.get(markdown) ?? makeStaticPages(markdown);
  made.set(markdown, pages);
  return pages;
}

function makeStaticPages(markdown: AstroConfig['markdown']): StaticPages {
  const {
    remarkPlugins,
    rehypePlugins,
    remarkRehype: remarkRehypeOptions,
  } = markdown.processor.options as UnifiedResolvedOptions;
  const parser = unified()
    .use(remarkParse)
    .use(remarkMdx)
    .use(remarkGfm)
    .use(remarkPlugins as PluggableList);
  const compiler = unified()
    .use(remarkRehype, remarkRehypeOptions)
    .use(rehypeShiki, markdown.shikiConfig as ShikiConfig)
    .use(rehypePlugins as PluggableList)
    .use(rehypeHeadingIds)
    .use(rehypeStringify);

  return {
    revision: revision(),
    async render(source, path, frontmatter) {
      const value = withoutFrontmatter(source);
      const file = new VFile({ path, value, data: { astro: { frontmatter: { ...frontmatter } } } });
      try {
        const tree = (await parser.run(parser.parse(file) as Root, file)) as Root;
        keepModelPlaces(tree);
        if (needsModule(tree)) return undefined;
        const html = compiler.stringify((await compiler.run(tree, file)) as never, file);
        const { headings = [], frontmatter: facts = {} } = file.data.astro ?? {};
        return { html: String(html), metadata: { headings, frontmatter: facts, imagePaths: [] } };
      } catch (error) {
        const { reason, line, column } = error as { reason?: string; line?: number; column?: number };
        if (!reason) throw error;
        throw new ContentError(shown(path), line ?? 1, reason, column);
      }
    },
  };
}

/** Whether a tree, after the guide's own plugins, still holds what only a JavaScript module can render. */
function needsModule(tree: Root): boolean {
  let needs = false;
  visit(tree, (node) => {
    if (!/^mdx|^image/.test(node.type)) return undefined;
    needs = true;
    return EXIT;
  });
  return needs;
}

/** The pipeline's own source, and every address and id that a page may link to. */
function revision(): string {
  const hash = createHash('sha256');
  const own = globSync([
    '{package,package-lock}.json',
    'astro.config.mjs',
    'src/{guide,markdown}/*.ts',
    'src/models/{about.ts,*/about.yaml}',
  ]);
  for (const path of own.sort()) hash.update(path).update(readFileSync(path));
  hash.update(process.env['BASE_PATH'] ?? '');
  for (const path of globSync('**/*.mdx', { cwd: contentDir, absolute: true }).sort()) {
    const source = readFileSync(path, 'utf8');
    const [title = ''] = /^title:.*/m.exec(source) ?? [];
    hash.update(path).update(title).update(declarations(source));
  }
  for (const path of globSync('**/*.{yaml,json}', { cwd: contentDir, absolute: true }).sort()) {
    for (const [id] of readFileSync(path, 'utf8').matchAll(/^[\s-]*"?id"?:.*/gm)) hash.update(id);
  }
  return hash.digest('hex');
}
