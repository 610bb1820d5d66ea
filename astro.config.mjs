import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import { base } from './src/guide/paths.ts';
import { hosting } from './src/hosting/hosting.ts';
import { codeBlocks } from './src/markdown/code-blocks.ts';
import { oneScript } from './src/layouts/one-script.ts';
import { pipeline } from './src/markdown/pipeline.ts';
import { searchIndex } from './src/search/index/search-index.ts';
import { katexFonts } from './src/styles/katex-fonts.ts';
import { katexWoff2Only } from './src/styles/katex-woff2-only.ts';

/** Where the site lives: `SITE_URL=https://example.org BASE_PATH=/guide/ npm run build`. */
const site = process.env.SITE_URL || 'http://localhost:4321';

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
    processor: unified({ smartypants: false, ...pipeline }),
  },
});
