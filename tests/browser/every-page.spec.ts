import { expect, test } from '@playwright/test';
import { rulesLeftOut, rulesMissed } from './left-out-rules.ts';
import { watchProblems } from './page-problems.ts';
import { guide, nested, pagesOf, sample, sharesOf, type Site } from './sites.ts';
import { visit } from './visit.ts';

interface Tour {
  site: Site;
  /** The pages are visited in this many tests, so that they can run side by side. */
  shares: number;
  width: number;
  thorough: boolean;
}

const TOURS: Record<string, Tour> = {
  guide: { site: guide, shares: 8, width: 1280, thorough: false },
  sample: { site: sample, shares: 1, width: 1280, thorough: true },
  'sample, 360 px wide': { site: sample, shares: 1, width: 360, thorough: true },
  'sample under a sub-path': { site: nested, shares: 1, width: 1280, thorough: false },
};

for (const [name, { site, shares, width, thorough }] of Object.entries(TOURS)) {
  test.describe(name, () => {
    test.use({ viewport: { width, height: 800 } });

    for (let share = 0; share < shares; share += 1) {
      test(`no page logs an error, misses a file or a rule, asks another origin, breaks its policy or a rule of axe, is too wide, moves or lacks letters (${share + 1} of ${shares})`, async ({
        page,
      }) => {
        test.setTimeout(300_000);
        // What a reader unfolded on the page before is unfolded by a module, at times after the first paint.
        await page.addInitScript(() => sessionStorage.clear());
        const problems = await watchProblems(page, new URL(site.url).origin);
        const leftOut = rulesLeftOut(site);
        expect(leftOut.length).toBeGreaterThan(50);
        expect(pagesOf(site).length).toBeGreaterThan(5);
        const found: string[] = [];
        for (const address of sharesOf(site, shares)[share] as string[]) {
          found.push(...(await visit(page, address, { leftOut, thorough })));
        }
        // One of the sample's chapters skips a level of headings on purpose.
        expect(found.filter((breach) => !/odd-headings.*heading-order/.test(breach))).toEqual([]);
        expect(problems).toEqual([]);
      });
    }

    test('searching logs no error, misses no file or rule, asks no other origin, keeps to the policy', async ({
      page,
    }) => {
      const problems = await watchProblems(page, new URL(site.url).origin);
      const response = await page.goto(`${site.url}search/?q=公式`);
      expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect(page.locator('.hit-title').first()).toBeVisible();
      await page.keyboard.press('Control+k');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('searchbox').fill('公式');
      await expect(dialog.locator('.hit-title').first()).toBeVisible();
      expect(await rulesMissed(page, rulesLeftOut(site))).toEqual([]);
      expect(problems).toEqual([]);
    });
  });
}

test('each kind of breach is noticed', async ({ page }) => {
  const leftOut = rulesLeftOut(sample);
  const rule = leftOut.find((selector) => /^\.katex \.[\w-]+$/.test(selector)) as string;
  await page.addInitScript((rule) => {
    document.addEventListener('DOMContentLoaded', () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`
        .breadcrumb { width: 400px }
        .prose { color: light-dark(#777, #666) }
        .katex .mathnormal { font-family: monospace }`);
      document.adoptedStyleSheets.push(sheet);
      const spare = document.body.appendChild(document.createElement('span'));
      spare.className = 'katex';
      spare.appendChild(document.createElement('span')).className = rule.replace('.katex .', '');
      addEventListener('load', () => requestAnimationFrame(() => document.querySelector('main')?.prepend('一行')));
      document.body.appendChild(document.createElement('img')).src = '/missing.svg';
      document.body.appendChild(document.createElement('img')).src = 'https://example.org/';
      console.error('an error that is logged');
      throw new Error('an error that is thrown');
    });
  }, rule);
  const problems = await watchProblems(page, new URL(sample.url).origin);
  const found = await visit(page, `${sample.url}kitchen/everything/`, { leftOut, thorough: false });
  for (const breach of [
    `elements for the rule that is left out: ${rule}`,
    'moves by 0',
    'is 4\\d\\d px wide',
    'mathnormal.* in (?!KaTeX)',
    'light: color-contrast ',
    'dark: color-contrast ',
  ]) {
    expect(found).toContainEqual(expect.stringMatching(new RegExp(`everything/.*${breach}`, 's')));
  }
  for (const problem of [
    'an error that is logged',
    'an error that is thrown',
    'missing.svg is 404',
    'img-src https://example.org/',
  ]) {
    expect(problems).toContainEqual(expect.stringMatching(new RegExp(`everything/.*${problem}`, 's')));
  }
});
