import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import rehypeKatex from 'rehype-katex';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkMath from 'remark-math';
import { idsIn } from './src/guide/content-files.ts';
import { contentDir } from './src/guide/paths.ts';
import { hosting } from './src/hosting/hosting.ts';
import { codeBlocks } from './src/markdown/code-blocks.ts';
import { oneScript } from './src/layouts/one-script.ts';
import { rehypeHeadingLinks } from './src/markdown/rehype-heading-links.ts';
import { rehypeKatexErrors } from './src/markdown/rehype-katex-errors.ts';
import { remarkCallouts } from './src/markdown/remark-callouts.ts';
import { rehypeSections } from './src/markdown/rehype-sections.ts';
import { remarkCitations } from './src/markdown/remark-citations.ts';
import { remarkCjkLineBreaks } from './src/markdown/remark-cjk-line-breaks.ts';
import { remarkDiagrams } from './src/markdown/remark-diagrams.ts';
import { remarkEquations } from './src/markdown/remark-equations.ts';
import { remarkLinks } from './src/markdown/remark-links.ts';
import { remarkModels } from './src/markdown/remark-models.ts';
import { remarkPageFacts } from './src/markdown/remark-page-facts.ts';
import { remarkTables } from './src/markdown/remark-tables.ts';
import { remarkTargets } from './src/markdown/remark-targets.ts';
import { searchIndex } from './src/search/index/search-index.ts';
import { katexFonts } from './src/styles/katex-fonts.ts';
import { katexWoff2Only } from './src/styles/katex-woff2-only.ts';

/** Where the site lives: `SITE_URL=https://example.org BASE_PATH=/guide/ npm run build`. */
const site = process.env.SITE_URL || 'http://localhost:4321';
const base = `/${process.env.BASE_PATH ?? ''}/`.replace(/\/+/g, '/');

export default defineConfig({
  site,
  base,
  outDir: process.env.OUT_DIR || 'dist',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  integrations: [mdx({ optimize: true }), katexFonts(), hosting(), searchIndex()],
  vite: { plugins: [katexWoff2Only(), oneScript()] },
  markdown: {
    syntaxHighlight: 'shiki',
    shikiConfig: codeBlocks,
    processor: unified({
      smartypants: false,
      remarkRehype: { footnoteLabel: '脚注', footnoteBackLabel: (index) => `回到脚注 ${index + 1} 的引用处` },
      remarkPlugins: [
        remarkMath,
        remarkCjkFriendly,
        remarkCjkLineBreaks,
        remarkTargets,
        remarkPageFacts,
        remarkCallouts,
        remarkModels,
        [remarkCitations, { keys: () => idsIn('references.json') }],
        [
          remarkLinks,
          {
            content: contentDir,
            base,
            terms: () => idsIn('glossary.yaml'),
            errata: (essay) => idsIn(`essays/${essay}/errata.yaml`),
          },
        ],
        remarkTables,
        remarkEquations,
        remarkDiagrams,
      ],
      rehypePlugins: [
        rehypeHeadingLinks,
        rehypeSections,
        [rehypeKatex, { strict: 'error', throwOnError: true }],
        rehypeKatexErrors,
      ],
    }),
  },
});
