import { expect, test } from '@playwright/test';
import { countBytes, measure, openSearch } from '../search/measure.ts';
import { readQueries } from '../search/queries.ts';
import { guide } from './sites.ts';
import { serve } from './static-host.ts';

/** What the search of the guide itself must hold, over `tests/fixtures/queries.json`. */
const FLOOR = { hit1: 0.97, hit5: 1 };
const FIRST_BYTES = 120_000;
const LATER_BYTES = 40_000;

test('the guide’s search answers readers’ queries, within its budget of bytes and time', async ({ page }) => {
  test.setTimeout(180_000);
  const server = await serve(guide.folder, '/', 4721);
  try {
    const bytes = countBytes(server);
    await page.goto('http://localhost:4721/about/', { waitUntil: 'networkidle' });
    const before = bytes();
    await openSearch(page);
    const queries = readQueries('tests/fixtures/queries.json');
    const found = await measure(page, queries, '/', bytes() - before, bytes);
    const missed = found.misses.map(({ query, rank }) => `${query.q} (${rank + 1})`).join(', ');
    expect.soft(found.all.hit1 / found.all.queries, missed).toBeGreaterThanOrEqual(FLOOR.hit1);
    expect.soft(found.all.hit5 / found.all.queries, missed).toBeGreaterThanOrEqual(FLOOR.hit5);
    expect.soft(found.all.falseZero).toBe(0);
    expect.soft(found.all.falseMatch).toBe(0);
    expect.soft(found.firstBytes).toBeLessThanOrEqual(FIRST_BYTES);
    expect.soft(found.laterBytes.most).toBeLessThanOrEqual(LATER_BYTES);
    test.info().annotations.push({ type: 'warm median, ms', description: String(found.warmTime.median) });
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test('on a slow line results come soon after the search was opened, and how soon is reported', async ({ browser }) => {
  const server = await serve(guide.folder, '/', 4722, { roundTrip: 150, bytesPerSecond: 200_000 });
  try {
    const times: number[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const page = await browser.newPage();
      await page.goto('http://localhost:4722/about/', { waitUntil: 'networkidle' });
      await page.evaluate(() => {
        let start = 0;
        addEventListener('keydown', () => (start ||= performance.now()), { capture: true });
        const shown = new Promise<number>((resolve) => {
          const observer = new MutationObserver(() => {
            if (document.querySelector('.hit-title')) resolve(performance.now() - start);
          });
          observer.observe(document.body, { childList: true, subtree: true });
        });
        Object.assign(window, { shown });
      });
      await page.keyboard.press('/');
      await page.keyboard.type('融资');
      times.push(await page.evaluate(() => (window as unknown as { shown: Promise<number> }).shown));
      await page.close();
    }
    test.info().annotations.push({ type: 'first results, ms', description: times.map(Math.round).join(', ') });
    expect(times.every((time) => time > 0)).toBe(true);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
