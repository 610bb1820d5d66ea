import { expect, test } from '@playwright/test';

test('first test', async ({ page }) => {
  await page.goto('kitchen/everything/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('全部写法');
});
