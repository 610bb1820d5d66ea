import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { guide, pagesOf, sample } from './sites.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${page.url()}: ${id} (${help}) at ${target.join(' ')}: ${html.slice(0, 160)}`),
  );
}

for (const [name, site] of Object.entries({ guide, sample })) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 360]) {
      test.describe(`${name}, ${colorScheme}, ${width} px wide`, () => {
        test.use({ colorScheme, viewport: { width, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });

        test('no page breaks a rule of axe', async ({ page }) => {
          test.setTimeout(240_000);
          const found: string[] = [];
          for (const address of [...pagesOf(site), `${site.url}no-such-page/`, `${site.url}search/?q=公式`]) {
            await page.goto(address);
            if (address.includes('?q=')) await expect(page.locator('.search-page').first()).toBeVisible();
            found.push(...(await violations(page)));
          }
          expect(found).toEqual([]);
        });
      });
    }
  }
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    for (const state of ['with results', 'with none', 'with a failure']) {
      test(`the open search dialog ${state} breaks no rule of axe`, async ({ page }) => {
        if (state === 'with a failure') await page.route('**/pagefind/pagefind.js*', (route) => route.abort());
        await page.goto('search/');
        await page.keyboard.press('Control+k');
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('searchbox').fill(state === 'with none' ? 'zzzz' : '公式');
        await expect(dialog.getByRole('status')).toHaveText(
          { 'with results': /页相符/, 'with none': /没有找到/, 'with a failure': /没有载入/ }[state] as RegExp,
        );
        expect(await violations(page)).toEqual([]);
      });
    }

    test('the open drawer breaks no rule of axe', async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto('kitchen/everything/');
      await page.getByRole('button', { name: '全书目录' }).click();
      await expect(page.locator('#sidebar')).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test('a note that is shown breaks no rule of axe', async ({ page }) => {
      await page.goto('kitchen/everything/');
      await page.locator('a.term').first().focus();
      await expect(page.getByRole('tooltip')).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test('text has a contrast of at least 7:1', async ({ page }) => {
      await page.goto('kitchen/everything/');
      const { violations: found, passes } = await new AxeBuilder({ page }).withRules('color-contrast-enhanced').analyze();
      expect(passes.flatMap(({ nodes }) => nodes).length).toBeGreaterThan(20);
      expect(
        found.flatMap(({ nodes }) => nodes.map(({ target, any }) => `${target.join(' ')}: ${any[0]?.message}`)),
      ).toEqual([]);
    });
  });
}
