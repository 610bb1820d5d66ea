import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { addStyles } from './extra-styles.ts';
import { guide, pagesOf, sample } from './sites.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** The guide's pages are checked in this many tests, so that they can run side by side. */
const SHARES = 8;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The second rule asks for 7:1 and reports only what the first one, which asks for 4.5:1, lets pass. */
const CONTRAST = ['color-contrast', 'color-contrast-enhanced'];
const COLOUR_RULES = [...CONTRAST, 'link-in-text-block'];

/** Lays out the sections out of view too: their links would be measured where they are not. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await addStyles(page, '.prose > section > * { content-visibility: visible !important }');
}

/** Brings each live model into view: axe takes all that is disabled for out of the keyboard's reach. */
async function wakeModels(page: Page): Promise<void> {
  for (const model of await page.locator('[data-kind="model"]').all()) {
    await model.scrollIntoViewIfNeeded();
    await expect(model).toHaveAttribute('data-live');
  }
}

/** Empties the formulas, which keep their size: the sample's answer for the rest, here they would take most of the time. */
async function emptyFormulas(page: Page): Promise<void> {
  await page.evaluate(() => {
    const parts = [...document.querySelectorAll<HTMLElement>('.katex .base')];
    const sizes = parts.map((part) => part.getBoundingClientRect());
    parts.forEach((part, index) => {
      part.replaceChildren();
      part.style.cssText = `width: ${sizes[index]?.width}px; height: ${sizes[index]?.height}px`;
    });
    for (const source of document.querySelectorAll('.katex-mathml')) source.replaceChildren('x');
  });
}

async function violations(page: Page, options: Parameters<AxeBuilder['options']>[0]): Promise<string[]> {
  const theme = await page.evaluate(() => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
  // What passes need not be described, which takes most of the time.
  const { violations: found } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ ...options, resultTypes: ['violations'] })
    .analyze();
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, html }) => {
      const detail = [html.slice(0, 120), ...any.map(({ message }) => message)].join(' ');
      return `${decodeURI(page.url())}, ${theme}: ${id} (${help}) at ${target.join(' ')}: ${detail}`;
    }),
  );
}

const switched = (rules: string[], enabled: boolean) => Object.fromEntries(rules.map((rule) => [rule, { enabled }]));

/**
 * Breaches of every rule in light, and of those that colours bear on in dark.
 * @param enhanced asks for a contrast of 7:1; the sample, which has every kind of markup, answers for the guide
 */
async function violationsInBothThemes(page: Page, enhanced = true): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const inLight = await violations(page, { runOnly: TAGS, rules: switched(CONTRAST.slice(1), enhanced) });
  await page.emulateMedia({ colorScheme: 'dark' });
  const colours = COLOUR_RULES.filter((rule) => enhanced || rule !== CONTRAST[1]);
  return [...inLight, ...(await violations(page, { runOnly: colours }))];
}

for (let share = 0; share < SHARES; share += 1) {
  test(`no page of the guide breaks a rule of axe (${share + 1} of ${SHARES})`, async ({ page }) => {
    test.setTimeout(300_000);
    const found: string[] = [];
    const addresses = [...pagesOf(guide), `${guide.url}no-such-page/`].filter((_, index) => index % SHARES === share);
    for (const address of addresses) {
      await open(page, address);
      await wakeModels(page);
      await emptyFormulas(page);
      found.push(...(await violationsInBothThemes(page, false)));
    }
    expect(found).toEqual([]);
  });
}

for (const width of [1280, 360]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test('no page of the sample breaks a rule of axe', async ({ page }) => {
      test.setTimeout(120_000);
      const found: string[] = [];
      for (const address of pagesOf(sample)) {
        await open(page, address);
        await wakeModels(page);
        found.push(...(await violationsInBothThemes(page)));
      }
      // One of its chapters skips a level of headings on purpose.
      expect(found.filter((breach) => !/odd-headings.*heading-order/.test(breach))).toEqual([]);
    });

    test('the search page with results breaks no rule of axe', async ({ page }) => {
      await open(page, 'search/?q=公式');
      await expect(page.locator('.hit-title').first()).toBeVisible();
      expect(await violationsInBothThemes(page)).toEqual([]);
    });

    for (const { state, query, says } of [
      { state: 'with results', query: '公式', says: /找到\d+处/ },
      { state: 'without a result', query: 'zzzz', says: /没有找到/ },
      { state: 'without an index', query: '公式', says: /没有载入/ },
    ]) {
      test(`the search dialog ${state} breaks no rule of axe`, async ({ page }) => {
        if (state === 'without an index') await page.route('**/_search/**', (route) => route.abort());
        await open(page, 'search/');
        await page.keyboard.press('Control+k');
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('searchbox').fill(query);
        await expect(dialog.getByRole('status')).toHaveText(says);
        expect(await violationsInBothThemes(page)).toEqual([]);
      });
    }

    test('a note that is shown breaks no rule of axe', async ({ page }) => {
      await open(page, 'kitchen/everything/');
      await page.locator('a.term').first().focus();
      await expect(page.getByRole('tooltip')).toBeVisible();
      expect(await violationsInBothThemes(page)).toEqual([]);
    });
  });
}

test('the open drawer breaks no rule of axe', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, 'kitchen/everything/');
  await page.getByRole('button', { name: '全书目录' }).click();
  await expect(page.locator('#sidebar')).toBeVisible();
  const found = await violationsInBothThemes(page);
  // The text and its first heading are out of reach meanwhile, as beneath any modal box.
  expect(found.filter((breach) => !/: (landmark-one-main|page-has-heading-one) /.test(breach))).toEqual([]);
});

test('text that is too pale is noticed', async ({ page }) => {
  await open(page, 'kitchen/no-headings/');
  await addStyles(page, '.prose { color: light-dark(#767676, #8c8c8c); }');
  const found = await violationsInBothThemes(page);
  expect(found.map((breach) => breach.replace(/.*, (light|dark): ([\w-]+) .*/s, '$1 $2'))).toEqual([
    'light color-contrast',
    'dark color-contrast-enhanced',
  ]);
});
