import type { Plugin } from 'vite';

const HELPER = '\0vite/preload-helper.js';

/**
 * Puts all that a page runs at once into one file. Vite would make files of their own of what the search's
 * code also imports, and of a helper that preloads what a file loaded later imports: two more trips to the
 * server before a page's script can start.
 */
export function oneScript(): Plugin {
  return {
    name: 'one-script',
    enforce: 'pre',
    load: (id) => (id === HELPER ? 'export const __vitePreload = (load) => load();' : undefined),
    configEnvironment(name) {
      if (name !== 'client') return undefined;
      const groups = [{ name: 'page', test: /\/layouts\/Base\.astro\?/ }];
      return { build: { modulePreload: false, rolldownOptions: { output: { codeSplitting: { groups } } } } };
    },
  };
}
