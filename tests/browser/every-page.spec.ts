import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { expect, test } from '@playwright/test';
import { watchPolicy } from './policy-violations.ts';
import { guide, nested, pagesOf, sample, type Site } from './sites.ts';

const rules = (css: string) =>
  [...css.matchAll(/(?<=[{}])(\.katex[^{}]*)\{/g)].flatMap(([, selectors = '']) => selectors.split(','));

/** Selectors of KaTeX's own sheet that the site's sheets do without. */
function rulesLeftOut({ folder }: Site): string[] {
  const kept = globSync('_astro/*.css', { cwd: folder }).flatMap((file) =>
    rules(readFileSync(join(folder, file), 'utf8')),
  );
  const all = rules(readFileSync('node_modules/katex/dist/katex.min.css', 'utf8'));
  return all.filter((selector) => !kept.includes(selector) && !selector.includes('::'));
}

const SITES: Record<string, Site> = { guide, sample, 'sample under a sub-path': nested };

for (const [name, site] of Object.entries(SITES)) {
  test(`${name}: no page logs an error, misses a file or asks another origin for one, breaks its policy, lacks a rule`, async ({
    page,
  }) => {
    test.setTimeout(300_000);
    const problems: string[] = [];
    const violations = await watchPolicy(page);
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
    const leftOut = rulesLeftOut(site);
    expect(leftOut.length).toBeGreaterThan(50);
    const addresses = [...pagesOf(site), `${site.url}search/?q=公式`];
    expect(addresses.length).toBeGreaterThan(5);
    for (const address of addresses) {
      const response = await page.goto(address);
      expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      const missed = await page.evaluate(
        (selectors) => selectors.filter((selector) => document.querySelector(selector)),
        leftOut,
      );
      expect(missed, `${address} has elements whose rules are left out`).toEqual([]);
    }
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox').last().fill('公式');
    await expect(page.locator('.hit-title').last()).toBeVisible();
    expect(problems).toEqual([]);
    expect(violations).toEqual([]);
  });
}
