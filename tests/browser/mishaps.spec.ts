import { mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync, mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type Page, test } from '@playwright/test';
import { guide, sample } from './sites.ts';
import { serve } from './static-host.ts';

const box = (page: Page) => page.getByRole('searchbox', { name: '搜索全书' });
const status = (page: Page) => page.locator('.search-status');
const found = (page: Page) => page.locator('.hit-title');

function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

test.describe('a damaged search index', () => {
  const cutShort = (body: Buffer) => body.subarray(0, Math.floor(body.length / 2));
  const replacedByPage = () => Buffer.from('<!doctype html><title>没有这一页</title>');
  for (const [part, damage] of [
    ['guide.json', cutShort],
    ['guide.json', replacedByPage],
    ['words/*', cutShort],
    ['text/*', replacedByPage],
  ] as const) {
    test(`(${part}, ${damage.name}) is told, and trying again works`, async ({ page }) => {
      const address = new RegExp(`/_search/\\w+/${part.replaceAll('.', '\\.').replaceAll('*', '.*')}`);
      await page.route(address, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: damage(await response.body()) });
      });
      await page.goto('kitchen/everything/');
      await page.keyboard.press('/');
      await box(page).fill('召回率');
      await expect(status(page)).toContainText('搜索索引没有载入');
      // Each key tries again, perhaps just now.
      await page.unrouteAll({ behavior: 'wait' });
      await page.getByRole('button', { name: '再试一次' }).click();
      await expect(status(page)).toHaveText('“召回率”：找到2处。');
    });
  }
});

test.describe('a deploy under an open page', () => {
  let folder: string;
  let current: string;
  let server: Server;
  let url: string;

  test.beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'deploy-'));
    current = join(folder, 'current');
    symlinkSync(sample.folder, current);
    server = await serve(current, '/', 0);
    const address = server.address();
    url = `http://localhost:${typeof address === 'object' ? address?.port : 0}/`;
  });
  test.afterEach(() => {
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Other pages, another index, other styles; scripts of the same source keep their names. */
  const deploy = () => {
    unlinkSync(current);
    symlinkSync(guide.folder, current);
  };

  test('a search that was begun says why it can’t go on, and the next page finds in the new index', async ({
    page,
  }) => {
    const errors = watchErrors(page);
    await page.goto(`${url}kitchen/everything/`);
    await page.keyboard.press('/');
    await box(page).fill('召回');
    await expect(found(page).first()).toBeVisible();
    deploy();
    await box(page).fill('现金流');
    await expect(status(page)).toContainText('网站刚更新过');
    await page.goto(url);
    await page.keyboard.press('/');
    await box(page).fill('现金流');
    await expect(status(page)).toContainText(/“现金流”：找到\d+处/);
    expect(errors).toEqual([]);
  });

  test('a search begun afterwards is one in the new index', async ({ page }) => {
    await page.goto(`${url}kitchen/everything/`);
    deploy();
    await page.keyboard.press('/');
    await expect(page).toHaveURL(`${url}search/`);
    await box(page).fill('现金流');
    await expect(status(page)).toContainText(/“现金流”：找到\d+处/);
    await found(page).first().click();
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('没有这一页');
  });

  test('a link to a page that is gone leads to the 404 page, which leads on', async ({ page }) => {
    await page.goto(`${url}kitchen/everything/`);
    deploy();
    await page.getByRole('link', { name: '目录一章' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这一页');
    await page.getByRole('link', { name: '看全书目录' }).click();
    await expect(page).toHaveURL(url);
  });
});

test('a page of an earlier build, whose styles and scripts are gone, can still be read and left', async ({ page }) => {
  const errors = watchErrors(page);
  await page.route('**/_astro/**', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('kitchen/everything/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('全部写法');
  await expect(page.getByText('一个说法')).toBeVisible();
  await page.unroute('**/_astro/**');
  await page.getByRole('link', { name: '搜索' }).click();
  await expect(box(page)).toBeFocused();
  expect(errors).toEqual([]);
});

test('where scripts alone are gone, no button stands there that does nothing', async ({ page }) => {
  await page.route('**/_astro/*.js', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('kitchen/everything/');
  await expect(page.getByRole('button', { name: /^配色：/ })).toBeHidden();
  await expect(page.getByRole('button', { name: '复制代码' })).toHaveCount(0);
  await page.getByRole('link', { name: '搜索' }).click();
  await expect(page).toHaveURL(`${sample.url}search/`);
  await expect(page.getByText('搜索要用到JavaScript')).toBeVisible();
});

async function useEverything(page: Page): Promise<void> {
  await page.goto(`${sample.url}kitchen/everything/`);
  const theme = page.getByRole('button', { name: /^配色：/ });
  await theme.click();
  await expect(theme).toHaveAccessibleName('配色：浅色');
  await page.getByRole('checkbox').first().scrollIntoViewIfNeeded();
  await page.getByRole('checkbox').first().check();
  await page.keyboard.press('Control+k');
  await box(page).fill('召回率');
  await expect(status(page)).toHaveText('“召回率”：找到2处。');
  await found(page).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('术语表');
}

test('where storage throws, all works but is not remembered', async ({ page }) => {
  const errors = watchErrors(page);
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('storage is disabled', 'SecurityError');
        },
      });
    }
  });
  await useEverything(page);
  await page.reload();
  await expect(page.getByRole('button', { name: /^配色：/ })).toHaveAccessibleName('配色：跟随系统');
  expect(errors).toEqual([]);
});

test('where storage is full, all works', async ({ page }) => {
  const errors = watchErrors(page);
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await useEverything(page);
  expect(errors).toEqual([]);
});

test('where the browser blocks cookies, and storage with them, all works', async ({ launchOptions }) => {
  const profile = mkdtempSync(join(tmpdir(), 'profile-'));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }),
  );
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    const errors = watchErrors(page);
    await useEverything(page);
    expect(await page.evaluate(() => Reflect.has(window, 'localStorage') && document.cookie)).toBe('');
    expect(errors).toEqual([]);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
});

test('offline, an open page goes on and what is missing is told', async ({ page, context }) => {
  const errors = watchErrors(page);
  await page.goto('kitchen/everything/');
  await context.setOffline(true);
  await page.locator('a[role="doc-biblioref"]').first().hover();
  await expect(page.getByRole('tooltip')).toBeVisible();
  await page.getByRole('button', { name: /^配色：/ }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await context.setOffline(false);
  await page.keyboard.press('/');
  await box(page).fill('召回率');
  await expect(status(page)).toHaveText('“召回率”：找到2处。');
  await context.setOffline(true);
  await box(page).fill('跳级');
  await expect(status(page)).toContainText(/搜索索引没有载入|“跳级”：/);
  expect(errors).toEqual([]);
});
