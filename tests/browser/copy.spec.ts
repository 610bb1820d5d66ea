import { expect, type Page, test } from '@playwright/test';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('a code block is copied as it was written', async ({ page }) => {
  await page.clock.install();
  await page.goto('kitchen/everything/');
  const button = page.getByRole('button', { name: '复制代码' });
  await button.click();
  await expect(page.locator('#announcer')).toHaveText('已复制');
  expect(await clipboard(page)).toBe(
    [
      'const numbers: number[] = [1, 2, 3];',
      'const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;',
      'console.log(mean);',
    ].join('\n'),
  );
  await page.clock.runFor(5000);
  await expect(button).toHaveText('复制代码');
});

test('a formula is copied as LaTeX, by keyboard too', async ({ page }) => {
  await page.goto('kitchen/everything/');
  const button = page.locator('#eq-mean').getByRole('button', { name: '复制LaTeX' });
  await button.focus();
  await expect(button).toHaveCSS('opacity', '1');
  await page.keyboard.press('Enter');
  await expect(page.locator('#announcer')).toHaveText('已复制');
  expect(await clipboard(page)).toBe('\\bar x = \\frac{1}{n}\\sum_{i=1}^{n} x_i');
});

test('the mark beside a heading copies the section’s address', async ({ page }) => {
  await page.goto('kitchen/everything/');
  await page.getByRole('link', { name: '“图与表”的链接' }).click();
  await expect(page.locator('#announcer')).toHaveText('已复制本节链接');
  await expect(page).toHaveURL(/#tables$/);
  expect(await clipboard(page)).toBe(page.url());
});
