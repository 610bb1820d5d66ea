import type { Plugin } from 'vite';

/** Drops KaTeX's woff and ttf fallbacks: every browser the guide supports reads woff2. */
export function katexWoff2Only(): Plugin {
  return {
    name: 'katex-woff2-only',
    enforce: 'pre',
    transform: {
      filter: { id: /katex(\.min)?\.css/ },
      handler: (css) => css.replace(/,url\([^)]+\.(?:woff|ttf)\) format\("[^"]+"\)/g, ''),
    },
  };
}
