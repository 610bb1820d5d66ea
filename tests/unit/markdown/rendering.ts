import { join } from 'node:path';
import renderer from '@astrojs/mdx/server.js';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import config from '../../../astro.config.mjs';
import { contentDir } from '../../../src/guide/paths.ts';

const chapter = join(contentDir, 'essays/kitchen/01-everything.mdx');
const { processor, shikiConfig } = config.markdown as any;

export async function mdx(source: string, path = chapter) {
  const mdxRenderer = await processor.createMdxRenderer(
    { syntaxHighlight: 'shiki', shikiConfig, },
    { optimize: true, srcDir: new URL('../../../src/', import.meta.url), sourcemap: false },
  );
  const { code } = await mdxRenderer.process(source, path, {});
  const runnable = code.replace('"astro/jsx-runtime"', JSON.stringify(import.meta.resolve('astro/jsx-runtime')));
  const module = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(runnable)}`);
  const Fragment = (await import('astro/jsx-runtime')).Fragment;
  const Content = Object.assign((props:any)=>module.default({...props, components:{Fragment,...props.components}}), {[Symbol.for('mdx-component')]: true});
  console.log(code.slice(-1500));
  const container = await AstroContainer.create();
  container.addServerRenderer({ name: 'astro:jsx', renderer });
  return { html: await container.renderToString(Content, { props: { components: { Callout: (p: any) => p.children } } }), frontmatter: module.frontmatter, headings: module.getHeadings() , code};
}
