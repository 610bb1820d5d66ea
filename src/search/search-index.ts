import { createReadStream, existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';

/** Parts of a page that are no text of its own: formulas' markup, marks for readers' convenience. */
const EXCLUDED = [
  '.katex',
  '.heading-anchor',
  '.equation-number',
  '.citation',
  'svg',
  '[data-footnote-ref]',
  '[data-footnote-backref]',
];

const MIME: Record<string, string> = { '.js': 'text/javascript', '.json': 'application/json' };

/** Builds Pagefind's index from the finished HTML, and lets the dev server use the last one built. */
export function searchIndex(): AstroIntegration {
  let output = '';
  return {
    name: 'search-index',
    hooks: {
      'astro:config:done': ({ config }) => {
        output = fileURLToPath(config.outDir);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const pages = await buildIndex(fileURLToPath(dir));
        logger.info(`indexed ${pages} pages`);
      },
      'astro:server:setup': ({ server, logger }) => {
        if (!existsSync(join(output, 'pagefind'))) {
          logger.warn('no search index yet: run “npm run build” once and the dev server will use its index');
        }
        server.middlewares.use((request, response, next) => {
          const path = /\/(pagefind\/[\w./-]+)(?:\?|$)/.exec(request.url ?? '')?.[1];
          const file = path && !path.includes('..') ? join(output, path) : '';
          if (!file || !existsSync(file)) return next();
          response.setHeader('content-type', MIME[extname(file)] ?? 'application/octet-stream');
          createReadStream(file).pipe(response);
        });
      },
    },
  };
}

/**
 * Indexes every page under `folder` that has a `data-pagefind-body`, into `folder/pagefind`.
 * @returns the number of pages indexed
 * @throws Error with Pagefind's own messages
 */
async function buildIndex(folder: string): Promise<number> {
  const { index, errors } = await createIndex({
    forceLanguage: 'zh-cn',
    excludeSelectors: EXCLUDED,
    includeCharacters: '+#',
  });
  if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`);
  const added = await index.addDirectory({ path: folder });
  const written = await index.writeFiles({ outputPath: join(folder, 'pagefind') });
  await close();
  const problems = [...added.errors, ...written.errors];
  if (problems.length) throw new Error(`Pagefind: ${problems.join('; ')}`);
  // The index's own interfaces are not used: the guide has its dialog.
  await Promise.all(
    [
      'pagefind-ui.js',
      'pagefind-ui.css',
      'pagefind-modular-ui.js',
      'pagefind-modular-ui.css',
      'pagefind-component-ui.js',
      'pagefind-component-ui.css',
      'pagefind-highlight.js',
    ].map((name) => rm(join(folder, 'pagefind', name), { force: true })),
  );
  return added.page_count;
}
