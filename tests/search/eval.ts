import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { browserPath } from '../browser/chromium.ts';
import { guide } from '../browser/sites.ts';
import { serve } from '../browser/static-host.ts';
import { isRoot } from '../system-packages.ts';
import { countBytes, type Figures, measure, openSearch } from './measure.ts';
import { readQueries } from './queries.ts';

/** `npm run search:eval -- FILE`: how well the built site answers a file of queries, in Chromium. */

const [file = 'tests/fixtures/queries.json'] = process.argv.slice(2);
const { folder, base } = guide;
if (!existsSync(folder)) throw new Error(`There is no ${folder}: run “npm run build” first.`);

const server = await serve(folder, base, 4720);
const bytes = countBytes(server);
const browser = await chromium.launch({ executablePath: browserPath(), args: isRoot ? ['--no-sandbox'] : [] });
try {
  const page = await browser.newPage();
  await page.goto(`http://localhost:4720${base}about/`, { waitUntil: 'networkidle' });
  const before = bytes();
  await openSearch(page);
  const { byKind, all, firstBytes, laterBytes, coldTime, warmTime, misses } = await measure(
    page,
    readQueries(file),
    base,
    bytes() - before,
    bytes,
  );

  for (const { query, shown, rank } of misses) {
    const found = shown.results.slice(0, 3).map(({ path, title }) => `${path} ${title}`);
    console.log(
      `${query.kind}  ${query.q}  ${rank < 0 ? 'nowhere' : `place ${rank + 1}`}  ${found.join('  |  ') || '(nothing)'}`,
    );
  }
  const share = (part: number, { queries }: Figures) => (part / queries).toFixed(3).padStart(7);
  console.log('\nkind       n   hit@1   hit@5  false zero  false match');
  for (const [kind, figures] of [...byKind, ['all', all] as const]) {
    console.log(
      `${kind.padEnd(9)}${String(figures.queries).padStart(3)} ${share(figures.hit1, figures)} ${share(figures.hit5, figures)}` +
        `${String(figures.falseZero).padStart(12)}${String(figures.falseMatch).padStart(13)}`,
    );
  }
  const kb = (count: number) => `${(count / 1000).toFixed(1)} KB`;
  console.log(`\nfirst query, with opening the search: ${kb(firstBytes)}`);
  console.log(`later queries: median ${kb(laterBytes.median)}, most ${kb(laterBytes.most)}`);
  const ms = ({ median, most }: typeof coldTime) => `median ${median.toFixed(1)} ms, most ${most.toFixed(1)} ms`;
  console.log(`time to results: cold ${ms(coldTime)}; warm ${ms(warmTime)}`);
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
}
