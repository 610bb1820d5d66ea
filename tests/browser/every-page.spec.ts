import { expect, test } from '@playwright/test';
import { guide, nested, pagesOf, sample, type Site } from './sites.ts';

const SITES: Record<string, Site> = { guide, sample, 'sample under a sub-path': nested };

for (const [name, site] of Object.entries(SITES)) {
  test(`${name}: no page logs an error, misses a file or asks another origin for one`, async ({ page }) => {
    test.setTimeout(300_000);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(`${page.url()}: ${message.text()}`);
    });
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== new URL(site.url).origin) {
        problems.push(`${page.url()} asks for ${request.url()}`);
      }
    });
    page.on('response', (response) => {
      if (response.status() >= 400) problems.push(`${page.url()}: ${response.url()} is ${response.status()}`);
    });
    const addresses = [...pagesOf(site), `${site.url}search/?q=公式`];
    expect(addresses.length).toBeGreaterThan(5);
    for (const address of addresses) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    }
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox').last().fill('公式');
    await expect(page.locator('.search-page').last()).toBeVisible();
    expect(problems).toEqual([]);
  });
}
