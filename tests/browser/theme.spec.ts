import { expect, type Page, test } from '@playwright/test';

/** Whether the page's paper is light or dark. */
const paper = (page: Page) =>
  page.evaluate(() => {
    const [red = 0, green = 0, blue = 0] =
      getComputedStyle(document.body)
        .backgroundColor.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    return red + green + blue > 382 ? 'light' : 'dark';
  });

const button = (page: Page) => page.getByRole('button', { name: /^配色：/ });

test('without a choice the colours follow the system', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('');
  expect(await paper(page)).toBe('light');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await paper(page)).toBe('dark');
  await expect(button(page)).toHaveAccessibleName('配色：跟随系统');
});

test('the button goes through light and dark back to the system’s', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('');
  await button(page).click();
  await expect(button(page)).toHaveAccessibleName('配色：浅色');
  expect(await paper(page)).toBe('light');

  await page.emulateMedia({ colorScheme: 'light' });
  await button(page).click();
  await expect(button(page)).toHaveAccessibleName('配色：深色');
  expect(await paper(page)).toBe('dark');

  await button(page).click();
  await expect(button(page)).toHaveAccessibleName('配色：跟随系统');
  expect(await paper(page)).toBe('light');
});

test('a choice holds after a reload and on other pages', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('');
  await button(page).click();
  await button(page).click();
  await page.reload();
  expect(await paper(page)).toBe('dark');
  await page.getByRole('link', { name: '术语表' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('术语表');
  expect(await paper(page)).toBe('dark');
  await expect(button(page)).toHaveAccessibleName('配色：深色');
});

test('a kept choice is applied before anything is painted', async ({ page }) => {
  await page.goto('');
  await page.evaluate(() => localStorage.setItem('theme', 'dark'));
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      observer.disconnect();
      Object.assign(window, { themeWhenBodyCame: document.documentElement.dataset['theme'] });
    }).observe(document, { childList: true, subtree: true });
  });
  await page.reload();
  expect(await page.evaluate(() => (window as { themeWhenBodyCame?: string }).themeWhenBodyCame)).toBe('dark');
});

test('a kept value that is no theme is ignored', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('');
  await page.evaluate(() => localStorage.setItem('theme', 'plaid'));
  await page.reload();
  expect(await paper(page)).toBe('light');
  await expect(button(page)).toHaveAccessibleName('配色：跟随系统');
});

test('the address bar’s colour is the paper’s', async ({ page }) => {
  await page.goto('');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const [bar, background] = await page.evaluate(() => {
      const metas = [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')];
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.color = metas.find(({ media }) => matchMedia(media).matches)?.content ?? '';
      return [getComputedStyle(probe).color, getComputedStyle(document.body).backgroundColor];
    });
    expect(bar).toBe(background);
  }
});
