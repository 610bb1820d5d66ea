import { expect, type Page, test } from '@playwright/test';
import { brokenRulesByLook, brokenRulesInBothThemes } from './axe.ts';
import { addStyles, WHOLE_PAGE } from './extra-styles.ts';
import { guide } from './sites.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await addStyles(page, WHOLE_PAGE);
}

test('the 404 page breaks no rule of axe', async ({ page }) => {
  await open(page, `${guide.url}no-such-page/`);
  expect(await brokenRulesInBothThemes(page)).toEqual([]);
});

for (const width of [1280, 360]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test('the search page with results breaks no rule of axe', async ({ page }) => {
      await open(page, 'search/?q=公式');
      await expect(page.locator('.hit-title').first()).toBeVisible();
      expect(await brokenRulesInBothThemes(page)).toEqual([]);
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
        expect(await brokenRulesInBothThemes(page)).toEqual([]);
      });
    }

    test('a note that is shown breaks no rule of axe', async ({ page }) => {
      await open(page, 'kitchen/everything/');
      await page.locator('a.term').first().focus();
      await expect(page.getByRole('tooltip')).toBeVisible();
      expect(await brokenRulesInBothThemes(page)).toEqual([]);
    });
  });
}

test('the open drawer breaks no rule of axe', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, 'kitchen/everything/');
  await page.getByRole('button', { name: '全书目录' }).click();
  await expect(page.locator('#sidebar')).toBeVisible();
  const found = await brokenRulesInBothThemes(page);
  // The text and its first heading are out of reach meanwhile, as beneath any modal box.
  expect(found.filter((breach) => !/: (landmark-one-main|page-has-heading-one) /.test(breach))).toEqual([]);
});

test('text that is too pale is noticed', async ({ page }) => {
  await open(page, 'kitchen/no-headings/');
  await addStyles(page, '.prose { color: light-dark(#767676, #8c8c8c); }');
  const found = await brokenRulesInBothThemes(page);
  expect(found.map((breach) => breach.replace(/.*, (light|dark): ([\w-]+) .*/s, '$1 $2'))).toEqual([
    'light color-contrast',
    'dark color-contrast-enhanced',
  ]);
});

test('measured once for each look, text that only dark makes too pale is noticed, by its colour or by what lies beneath', async ({
  page,
}) => {
  await open(page, 'kitchen/everything/');
  await page.locator('.prose p').evaluateAll(([pale, above]) => {
    pale?.classList.add('pale');
    above?.classList.add('above');
    const { left, top, width, height } = (above as Element).getBoundingClientRect();
    const beneath = document.body.appendChild(document.createElement('div'));
    beneath.className = 'beneath';
    beneath.style.cssText = `left: ${left}px; top: ${top + scrollY}px; width: ${width}px; height: ${height}px`;
  });
  await addStyles(
    page,
    `.beneath { position: absolute; z-index: -1 }
     @media (prefers-color-scheme: dark) { .pale { color: #555 } .beneath { background: #aaa } }`,
  );
  const found = await brokenRulesByLook(page);
  expect(found.every((breach) => breach.includes(', dark: color-contrast '))).toBe(true);
  expect(found).toContainEqual(expect.stringContaining('pale'));
  expect(found).toContainEqual(expect.stringContaining('above'));
});
