import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { guide, pagesOf, sample } from './sites.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Text has a contrast of at least 7:1 everywhere, which includes the 4.5:1 of the other rule. */
const CONTRAST = { 'color-contrast': { enabled: false }, 'color-contrast-enhanced': { enabled: true } };
const COLOUR_RULES = ['color-contrast-enhanced', 'link-in-text-block'];

async function violations(page: Page, options: Parameters<AxeBuilder['options']>[0]): Promise<string[]> {
  const theme = await page.evaluate(() => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().options(options).analyze();
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, html }) => {
      const detail = COLOUR_RULES.includes(id) ? any[0]?.message : html.slice(0, 160);
      return `${decodeURI(page.url())}, ${theme}: ${id} (${help}) at ${target.join(' ')}: ${detail}`;
    }),
  );
}

/** Breaches of every rule in light, and of those that colours bear on in dark. */
async function violationsInBothThemes(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const inLight = await violations(page, { runOnly: TAGS, rules: CONTRAST });
  await page.emulateMedia({ colorScheme: 'dark' });
  return [...inLight, ...(await violations(page, { runOnly: COLOUR_RULES }))];
}

for (const width of [1280, 360]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test('no page of the guide breaks a rule of axe', async ({ page }) => {
      test.setTimeout(300_000);
      const found: string[] = [];
      for (const address of [...pagesOf(guide), `${guide.url}no-such-page/`]) {
        await page.goto(address);
        // The sample's chapter answers for what is inside a formula; here it would take most of the time.
        await page.evaluate(() =>
          document.querySelectorAll('.katex').forEach((formula) => formula.replaceChildren('x')),
        );
        found.push(...(await violationsInBothThemes(page)));
      }
      expect(found).toEqual([]);
    });

    test('no page of the sample breaks a rule of axe', async ({ page }) => {
      test.setTimeout(120_000);
      const found: string[] = [];
      for (const address of pagesOf(sample)) {
        await page.goto(address);
        found.push(...(await violationsInBothThemes(page)));
      }
      // One of its chapters skips a level of headings on purpose.
      expect(found.filter((breach) => !/odd-headings.*heading-order/.test(breach))).toEqual([]);
    });

    test('the search page with results breaks no rule of axe', async ({ page }) => {
      await page.goto('search/?q=公式');
      await expect(page.locator('.search-page').first()).toBeVisible();
      expect(await violationsInBothThemes(page)).toEqual([]);
    });

    for (const { state, query, says } of [
      { state: 'with results', query: '公式', says: /页相符/ },
      { state: 'without a result', query: 'zzzz', says: /没有找到/ },
      { state: 'without an index', query: '公式', says: /没有载入/ },
    ]) {
      test(`the search dialog ${state} breaks no rule of axe`, async ({ page }) => {
        if (state === 'without an index') await page.route('**/pagefind/pagefind.js*', (route) => route.abort());
        await page.goto('search/');
        await page.keyboard.press('Control+k');
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('searchbox').fill(query);
        await expect(dialog.getByRole('status')).toHaveText(says);
        expect(await violationsInBothThemes(page)).toEqual([]);
      });
    }

    test('a note that is shown breaks no rule of axe', async ({ page }) => {
      await page.goto('kitchen/everything/');
      await page.locator('a.term').first().focus();
      await expect(page.getByRole('tooltip')).toBeVisible();
      expect(await violationsInBothThemes(page)).toEqual([]);
    });
  });
}

test('the open drawer breaks no rule of axe', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('kitchen/everything/');
  await page.getByRole('button', { name: '全书目录' }).click();
  await expect(page.locator('#sidebar')).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
});

test('text that is too pale is noticed', async ({ page }) => {
  await page.goto('kitchen/no-headings/');
  await page.addStyleTag({ content: '.prose { color: light-dark(#767676, #808080); }' });
  const found = await violationsInBothThemes(page);
  expect(found.map((breach) => breach.replace(/.*, (light|dark): ([\w-]+) .*/s, '$1 $2'))).toEqual([
    'light color-contrast-enhanced',
    'dark color-contrast-enhanced',
  ]);
});
