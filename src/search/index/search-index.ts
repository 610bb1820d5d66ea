import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { globSync } from 'tinyglobby';
import { inBackground, loadInBackground } from '../../background/background.ts';
import { contentDir } from '../../guide/paths.ts';
import type { GuideFile } from '../format.ts';
import { readGuide } from '../guide.ts';
import { EVERYDAY } from './everyday.ts';
import {
  alikeWords,
  collect,
  type IndexedPage,
  listFiles,
  spokenFiles,
  spokenWords,
  textWords,
  withoutSpoken,
  wordsFiles,
} from './guide-files.ts';
import { pageRecords } from './page-records.ts';
import { pagefindWords } from './pagefind-words.ts';
import type { repairFile } from './repair-file.ts';
import type { lexicon } from './lexicon.ts';
import { SPOKEN } from './spoken.ts';
import type { Vocabulary } from './vocabulary.ts';

const LEXICON = new URL('./lexicon.ts', import.meta.url);
const REPAIR_FILE = new URL('./repair-file.ts', import.meta.url);

/** Builds the search's files from the finished HTML, and lets the dev server use the last ones built. */
export function searchIndex(): AstroIntegration {
  const edition = editionOf([contentDir, fileURLToPath(new URL('../..', import.meta.url)), resolve('package.json')]);
  let output = '';
  let built: Promise<string>;
  return {
    name: 'search-index',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { define: { __SEARCH_EDITION__: JSON.stringify(edition) } } });
      },
      'astro:config:done': ({ config }) => {
        output = fileURLToPath(config.outDir);
      },
      // Their dictionaries take a while to load.
      'astro:build:start': () => [LEXICON, REPAIR_FILE].forEach(loadInBackground),
      // Pagefind, a process of its own, is at work while the pages get their styles.
      'astro:build:generated': ({ dir }) => {
        built = buildIndex(fileURLToPath(dir), edition);
        // What goes wrong is told below.
        built.catch(() => undefined);
      },
      'astro:build:done': async ({ logger }) => {
        logger.info(await built);
      },
      'astro:server:setup': ({ server, logger }) => {
        const search = join(output, '_search');
        const built = () =>
          existsSync(search) ? readdirSync(search).find((name) => existsSync(join(search, name, 'guide.json'))) : '';
        if (!built())
          logger.warn('no search index yet: run “npm run build” once and the dev server will use its index');
        server.middlewares.use((request, response, next) => {
          const path = /\/_search\/[0-9a-f]+\/([\w./-]+\.json)(?:\?|$)/.exec(request.url ?? '')?.[1];
          const file = path && !path.includes('..') ? join(search, built() ?? '', path) : '';
          if (!file || !existsSync(file) || extname(file) !== '.json') return next();
          response.setHeader('content-type', 'application/json');
          createReadStream(file).pipe(response);
        });
      },
    },
  };
}

/** A name for what files and folders hold, the same wherever they are. */
function editionOf(places: string[]): string {
  const hash = createHash('sha256');
  for (const place of places) {
    const files =
      existsSync(place) && !place.endsWith('.json') ? globSync('**', { cwd: place, dot: true }).sort() : [''];
    for (const file of files)
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(place, file)))
        .update('\0');
  }
  return hash.digest('hex').slice(0, 10);
}

/**
 * Indexes every page under `folder` that has a `data-pagefind-body`, into `folder/_search/<edition>`. The pages are
 * read before it returns.
 * @returns what was indexed, in words
 */
async function buildIndex(folder: string, edition: string): Promise<string> {
  const source = join(folder, 'search/vocabulary.json');
  const vocabulary = JSON.parse(readFileSync(source, 'utf8')) as Vocabulary;
  rmSync(source);
  const pages: IndexedPage[] = [];
  for (const file of globSync('**/index.html', { cwd: folder }).sort()) {
    const found = pageRecords(readFileSync(join(folder, file), 'utf8'));
    if (found) pages.push({ path: file.replace(/index\.html$/, ''), ...found });
  }
  const collected = collect(pages, vocabulary);
  const { guide, parts, indexed, texts } = collected;

  const target = join(folder, '_search', edition);
  const write = (file: string, content: unknown) => writeFileSync(join(target, file), JSON.stringify(content));
  for (const name of ['words', 'text', 'places', 'spoken']) mkdirSync(join(target, name), { recursive: true });
  const places = texts.flatMap((text, number) => (text ? [{ number, text }] : []));
  // Awaited last: what follows is done while Pagefind works.
  const reading = pagefindWords(indexed);
  const cutting = inBackground<typeof lexicon>(
    LEXICON,
    'lexicon',
    { places: guide.places, names: guide.names },
    indexed,
  );
  for (const { number, text } of places) write(`text/${number}.json`, text);
  const [index, lexiconWords] = await Promise.all([reading, cutting]);
  const files = wordsFiles(index);
  const { groups, ...list } = listFiles(files.map(({ first }) => first));
  const used = textWords(index, collected);
  const { names, everyday } = withoutSpoken(guide.names, used);
  const spoken = spokenFiles(spokenWords(SPOKEN, used), everyday);
  const guideFile: GuideFile = {
    ...guide,
    names,
    alike: alikeWords(EVERYDAY, used),
    lexicon: lexiconWords.join('\n'),
    ...list,
    spoken: spoken.firsts,
  };
  write('guide.json', guideFile);
  const { lexicon: known } = readGuide(guideFile);
  const sizes = new Map([...index].map(([word, postings]) => [word, postings.size]));
  const mending = inBackground<typeof repairFile>(REPAIR_FILE, 'repairFile', indexed, sizes, known);
  for (const [number, { file }] of files.entries()) write(`words/${number}.json`, file);
  for (const [number, file] of groups.entries()) write(`words/${number}.first.json`, file);
  for (const [number, file] of parts.entries()) write(`places/${number + 1}.json`, file);
  for (const [number, file] of spoken.files.entries()) write(`spoken/${number}.json`, file);
  write('repair.json', await mending);
  return `indexed ${pages.length} pages: ${places.length} places, ${indexed.length - places.length} records of questions and phrases, ${files.length} files of words`;
}
