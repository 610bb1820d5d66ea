import { type MarkdownHeading, rehypeHeadingIds, rehypeShiki } from '@astrojs/markdown-remark';
import type { Root } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type PluggableList, unified } from 'unified';
import { EXIT, visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { codeBlocks } from '../markdown/code-blocks.ts';
import { pipeline } from '../markdown/pipeline.ts';
import { withoutFrontmatter } from '../markdown/targets.ts';
import { ContentError } from './content-error.ts';
import { shown } from './content-files.ts';
import { keepModelPlaces } from './model-places.ts';

/** An MDX file as it is read. */
export interface PageSource {
  path: string;
  source: string;
  frontmatter: Record<string, unknown>;
}

export interface StaticPage {
  html: string;
  metadata: { headings: MarkdownHeading[]; frontmatter: Record<string, unknown>; imagePaths: string[] };
}

const parser = unified()
  .use(remarkParse)
  .use(remarkMdx)
  .use(remarkGfm)
  .use(pipeline.remarkPlugins as PluggableList);
const compiler = unified()
  .use(remarkRehype, pipeline.remarkRehype)
  // Before formulas and code have their many elements, in which it would look for headings too.
  .use(rehypeHeadingIds)
  .use(rehypeShiki, codeBlocks as never)
  .use(pipeline.rehypePlugins as PluggableList)
  .use(rehypeStringify);

/**
 * Renders the body of an MDX page straight to HTML, by the same plugins as @astrojs/mdx, with the places of its live
 * models. @astrojs/mdx would make a JavaScript module of each page, for Vite to bundle and run at every build: several
 * times the work, and nothing to keep.
 * @returns undefined where the page holds another component, an expression or an image: those need @astrojs/mdx
 * @throws ContentError with file and line of the first mistake
 */
export async function renderStatically({ path, source, frontmatter }: PageSource): Promise<StaticPage | undefined> {
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
