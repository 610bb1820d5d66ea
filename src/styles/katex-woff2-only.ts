import type { Plugin } from 'vite';

/** Drops KaTeX's woff and ttf fallbacks: every browser the guide supports reads woff2. */
export function katexWoff2Only(): Plugin {
  return {
    name: 'katex-woff2-only',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        if (/KaTeX_[\w-]+\.[\w-]+\.(woff|ttf)$/.test(name)) delete bundle[name];
        else if (file.type === 'asset' && name.endsWith('.css')) {
          file.source = String(file.source).replace(/,\s*url\([^)]+\.(?:woff|ttf)\)\s*format\("[^"]+"\)/g, '');
        }
      }
    },
  };
}
