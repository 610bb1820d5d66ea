import { expect, test } from '@playwright/test';
import { LONGEST_TASK, mainThreadTasks, SLOWER } from './main-thread.ts';
import { guide } from './sites.ts';

test.describe('the search on a slow processor', () => {
  test.skip(!process.env['MEASURE'], 'Times are for an idle machine: MEASURE=1 npm run test:browser');

  for (const path of ['about/', 'profit/cost/', 'battle/mathematics/']) {
    test(`on ${path} no key press would hold the page up for more than ${LONGEST_TASK} ms`, async ({
      page,
      browser,
    }) => {
      await page.goto(`${guide.url}${path}`, { waitUntil: 'networkidle' });
      await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
      await page.keyboard.press('/');
      await expect(page.getByRole('searchbox', { name: '搜索全书' })).toBeFocused();
      for (const letter of '融资策略 怎么写商业计划书 rag') await page.keyboard.type(letter, { delay: 60 });
      await expect(page.locator('.hit-title')).not.toHaveCount(0);
      for (let press = 0; press < 4; press += 1) await page.keyboard.press('Backspace', { delay: 60 });
      await page.keyboard.press('ArrowDown');
      await page.waitForTimeout(1000);
      const tasks = mainThreadTasks(await browser.stopTracing());
      expect(tasks.length).toBeGreaterThan(50);
      expect(tasks.map((milliseconds) => milliseconds * SLOWER).filter((time) => time > LONGEST_TASK)).toEqual([]);
    });
  }
});
