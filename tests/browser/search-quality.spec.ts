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

test('on a slow line the first results are there within 0.85 s of opening the search', async ({ page }) => {
  const server = await serve(guide.folder, '/', 4722, { roundTrip: 150, bytesPerSecond: 200_000 });
  try {
    await page.goto('http://localhost:4722/about/', { waitUntil: 'networkidle' });
    const start = Date.now();
    await page.keyboard.press('/');
    await page.keyboard.type('融资');
    await page.locator('.hit-title').first().waitFor();
    const time = Date.now() - start;
    expect(time).toBeLessThanOrEqual(850);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
