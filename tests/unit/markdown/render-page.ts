import renderer from '@astrojs/mdx/server.js';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { Fragment, jsx } from 'astro/jsx-runtime';
import config from '../../../astro.config.mjs';
import { renderStatically } from '../../../src/guide/static-pages.ts';
import { contentDir } from '../../../src/guide/paths.ts';
import type { PageFacts } from '../../../src/guide/page-facts.ts';
import { chapterPath } from './tree.ts';

const { processor, shikiConfig } = config.markdown as unknown as {
  processor: {
    createMdxRenderer(shared: object, mdx: object): Promise<MdxRenderer>;
    createRenderer(shared: object): Promise<MarkdownRenderer>;
  };
  shikiConfig: object;
};
interface MdxRenderer {
  process(content: string, path: string, frontmatter: object): Promise<{ code: string }>;
}
interface MarkdownRenderer {
  render(content: string, options: { fileURL: URL }): Promise<{ code: string }>;
}

const shared = { syntaxHighlight: 'shiki', shikiConfig };
const mdx = await processor.createMdxRenderer(shared, {
  optimize: true,
  srcDir: new URL('../../../src/', import.meta.url),
  sourcemap: false,
});
const markdown = await processor.createRenderer(shared);
const container = await AstroContainer.create();
container.addServerRenderer({ name: 'astro:jsx', renderer });

export interface RenderedPage {
  html: string;
  facts: PageFacts;
  headings: { depth: number; slug: string; text: string }[];
}

/** Renders the body of an MDX file as a build does. */
export async function renderPage(body: string, path = chapterPath): Promise<RenderedPage> {
  const page = await renderStatically({ path, source: body, frontmatter: {} });
  if (!page) throw new Error('the page holds a component');
  const { headings, frontmatter } = page.metadata;
  return { html: page.html.trim(), facts: frontmatter as unknown as PageFacts, headings };
}

/** Renders the body of an MDX file by @astrojs/mdx, as development does, and builds for pages with components. */
export async function renderModule(body: string, path = chapterPath): Promise<RenderedPage> {
  const { code } = await mdx.process(body, path, {});
  const runnable = code.replace('"astro/jsx-runtime"', JSON.stringify(import.meta.resolve('astro/jsx-runtime')));
  const module = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(runnable)}`);
  const Model = ({ children }: { children: unknown }) => jsx('section', { children });
  for (const component of [module.default, Model]) Object.assign(component, { [Symbol.for('mdx-component')]: true });
  const html = await container.renderToString(module.default, { props: { components: { Fragment, Model } } });
  return { html: html.trim(), facts: module.frontmatter, headings: module.getHeadings() };
}

/** Renders the Markdown of a list's entry, such as a definition, as the site does. */
export async function renderEntry(text: string): Promise<string> {
  return (await markdown.render(text, { fileURL: new URL(`file://${contentDir}/glossary.yaml`) })).code;
}
