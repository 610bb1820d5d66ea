import { expect, test } from '@playwright/test';
import { mainThreadTasks } from './main-thread.ts';
import { guide } from './sites.ts';

test.describe('the search on a slow processor', () => {
  test.skip(!process.env['MEASURE'], 'Times are for an idle machine: MEASURE=1 npm run test:browser');

  test('no key press holds the page up for more than 50 ms', async ({ page, context, browser }) => {
    await page.goto(`${guide.url}about/`, { waitUntil: 'networkidle' });
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox', { name: '搜索全书' })).toBeFocused();
    for (const letter of '融资策略 怎么写商业计划书 rag') await page.keyboard.type(letter, { delay: 30 });
    await expect(page.locator('.hit-title')).not.toHaveCount(0);
    for (let press = 0; press < 4; press += 1) await page.keyboard.press('Backspace');
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(1000);
    const tasks = mainThreadTasks(await browser.stopTracing());
    expect(tasks.length).toBeGreaterThan(50);
    expect(tasks.filter((milliseconds) => milliseconds > 50)).toEqual([]);
  });
});
