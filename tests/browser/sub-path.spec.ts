import { expect, test } from '@playwright/test';
import { nested, pagesOf } from './sites.ts';

test.use({ baseURL: nested.url });

test('every link and file of every page lies under the sub-path and is there', async ({ page, request }) => {
  const addresses = new Set<string>();
  for (const address of [...pagesOf(nested), `${nested.url}search/`, `${nested.url}no-such-page/`]) {
    await page.goto(address);
    const found = await page
      .locator('a[href], link[href], script[src], img[src]')
      .evaluateAll((elements) =>
        elements.map((element) => (element as HTMLAnchorElement).href || (element as HTMLScriptElement).src),
      );
    for (const target of found) addresses.add(target.replace(/#.*/, ''));
  }
  const own = [...addresses].filter((target) => new URL(target).origin === new URL(nested.url).origin);
  expect(own.length).toBeGreaterThan(10);
  expect(own.filter((target) => !target.startsWith(nested.url))).toEqual([]);
  const answers = await Promise.all(
    own.map(async (target) => ({ target, status: (await request.get(target)).status() })),
  );
  expect(answers.filter(({ status }) => status !== 200)).toEqual(
    [{ target: `${nested.url}no-such-page/`, status: 404 }].filter(({ target }) => own.includes(target)),
  );
});

test('one can read on from chapter to chapter', async ({ page }) => {
  await page.goto('');
  await page.getByRole('link', { name: '全部写法', exact: true }).click();
  await expect(page).toHaveURL(`${nested.url}kitchen/everything/`);
  await page.getByRole('link', { name: '目录一章' }).click();
  await expect(page).toHaveURL(`${nested.url}kitchen/odd-headings/#deep`);
  await expect(page.locator('.sidebar [aria-current=page]')).toHaveText('标题次序古怪的一章');
});

test('search finds its index and leads to the results', async ({ page }) => {
  await page.goto('kitchen/odd-headings/');
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('召回率');
  const result = page.locator('a:has(.hit-title)', { hasText: '引文与脚注' });
  await expect(result).toHaveAttribute('href', /^\/guide\/sub\/kitchen\/everything\/(\?mark=[^#]+)?#citations$/);
  await result.click();
  await expect(page.locator('#citations')).toBeInViewport();
  expect((await page.request.get(page.url())).status()).toBe(200);
});

test('the fonts of formulas load', async ({ page }) => {
  await page.goto('kitchen/everything/');
  await page.evaluate(() => document.fonts.ready);
  const loaded = await page.evaluate(() =>
    [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family.replaceAll('"', '')),
  );
  expect(loaded).toContain('KaTeX_Math');
});

test('an address that leads nowhere shows the 404 page, whose links work', async ({ page }) => {
  const response = await page.goto('kitchen/no/such/page/');
  expect(response?.status()).toBe(404);
  await page.getByRole('link', { name: '看全书目录' }).click();
  await expect(page).toHaveURL(nested.url);
});
