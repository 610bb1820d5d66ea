import { expect, test } from '@playwright/test';

// In a sandbox the browser refuses storage and the clipboard, as strict privacy settings do.
test('where storage and clipboard are refused, the page works for as long as it is open', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    const headers: Record<string, string> = { ...response.headers(), 'access-control-allow-origin': '*' };
    delete headers['cross-origin-resource-policy'];
    headers['permissions-policy'] = 'clipboard-write=()';
    if (route.request().resourceType() === 'document') headers['content-security-policy'] += '; sandbox allow-scripts';
    await route.fulfill({ response, headers });
  });
  await page.goto('kitchen/everything/');
  const theme = page.getByRole('button', { name: /^配色：/ });
  await theme.click();
  await expect(theme).toHaveAccessibleName('配色：浅色');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.getByRole('checkbox').first().scrollIntoViewIfNeeded();
  await page.getByRole('checkbox').first().check();
  await expect(page.getByRole('checkbox').first()).toBeChecked();
  await page.getByRole('button', { name: '复制代码' }).click();
  await expect(page.locator('#announcer')).toHaveText('请手动复制');
  expect(errors).toEqual([]);
});
