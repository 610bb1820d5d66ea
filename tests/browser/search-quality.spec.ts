import { expect, test } from '@playwright/test';
import { countBytes, measure } from '../search/measure.ts';
import { readQueries } from '../search/queries.ts';
import { guide } from './sites.ts';
import { serve } from './static-host.ts';

/** What the search of the guide itself must hold, over `tests/fixtures/queries.json`. */
const FLOOR = { hit1: 0.9, hit5: 0.98 };
const FIRST_BYTES = 120_000;
const LATER_BYTES = 40_000;
const WARM_MS = 50;
const SLOW_LINE_MS = 850;

test('the guide’s search answers readers’ queries, within its budget of bytes and time', async ({ page }) => {
  test.setTimeout(180_000);
  const server = await serve(guide.folder, '/', 4721);
  try {
    const bytes = countBytes(server);
    await page.goto('http://localhost:4721/about/', { waitUntil: 'networkidle' });
    const before = bytes();
    await page.keyboard.press('/');
    await page.locator('.search-filters option').nth(3).waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    const queries = readQueries('tests/fixtures/queries.json');
    const found = await measure(page, queries, '/', bytes() - before, bytes);
    const missed = found.misses.map(({ query, rank }) => `${query.q} (${rank + 1})`).join(', ');
    expect.soft(found.all.hit1 / found.all.queries, missed).toBeGreaterThanOrEqual(FLOOR.hit1);
    expect.soft(found.all.hit5 / found.all.queries, missed).toBeGreaterThanOrEqual(FLOOR.hit5);
    expect.soft(found.all.falseZero).toBe(0);
    expect.soft(found.all.falseMatch).toBe(0);
    expect.soft(found.firstBytes).toBeLessThanOrEqual(FIRST_BYTES);
    expect.soft(found.laterBytes.most).toBeLessThanOrEqual(LATER_BYTES);
    expect.soft(found.warmTime.median).toBeLessThanOrEqual(WARM_MS);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test('on a slow line the first results are there within 0.85 s of opening the search', async ({ browser }) => {
  const server = await serve(guide.folder, '/', 4722, { roundTrip: 150, bytesPerSecond: 200_000 });
  try {
    const times: number[] = [];
    // The best of a few: what else the machine does is no matter of the search.
    for (let attempt = 0; attempt < 4 && !times.some((time) => time <= SLOW_LINE_MS); attempt += 1) {
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
    expect(Math.min(...times), `ms: ${times.map(Math.round).join(', ')}`).toBeLessThanOrEqual(SLOW_LINE_MS);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
