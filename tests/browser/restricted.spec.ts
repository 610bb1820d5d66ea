import { expect, test } from '@playwright/test';
import { sample } from './sites.ts';

// In a sandboxed frame the browser refuses storage and the clipboard, as strict privacy settings do.
test('where storage and clipboard are refused, the page works for as long as it is open', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.setContent(
    `<iframe sandbox="allow-scripts" src="${sample.url}kitchen/everything/" width="1200" height="700"></iframe>`,
  );
  const frame = page.frameLocator('iframe');
  const theme = frame.getByRole('button', { name: /^配色：/ });
  await theme.click();
  await expect(theme).toHaveAccessibleName('配色：浅色');
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'light');
  await frame.getByRole('checkbox').first().check();
  await expect(frame.getByRole('checkbox').first()).toBeChecked();
  await frame.getByRole('button', { name: '复制代码' }).click();
  await expect(frame.getByRole('status')).toHaveText('请手动复制');
  expect(errors).toEqual([]);
});
