import { expect, test } from '@playwright/test';
import { watchPolicy } from './policy-violations.ts';

test('all that a page does by script stays within its policy', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const violations = await watchPolicy(page);
  await page.goto('kitchen/everything/');
  const theme = page.getByRole('button', { name: /^配色：/ });
  await theme.click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.locator('a[role="doc-biblioref"]').first().hover();
  await expect(page.getByRole('tooltip')).toBeVisible();
  await page.locator('a.term').first().hover();
  await expect(page.getByRole('tooltip')).toBeVisible();
  await page.locator('.equation').first().hover();
  await page.getByRole('button', { name: '复制LaTeX' }).first().click();
  await expect(page.getByRole('button', { name: '已复制' })).toBeVisible();
  await page.getByRole('checkbox').first().scrollIntoViewIfNeeded();
  await page.getByRole('checkbox').first().check();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出为Markdown' }).click();
  await download;
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('召回率');
  await expect(page.locator('.search-results mark').first()).toBeVisible();
  expect(violations).toEqual([]);
});

test('what the policy refuses is seen', async ({ page }) => {
  const violations = await watchPolicy(page);
  await page.goto('kitchen/everything/');
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<i style="top:0" onclick="0"></i><img src="data:,">');
    document.body.append(Object.assign(document.createElement('script'), { textContent: '0' }));
    document.body.append(Object.assign(document.createElement('img'), { src: 'https://example.org/' }));
  });
  await expect
    .poll(() => new Set(violations.map((violation) => violation.split(' ').slice(2, 4).join(' '))))
    .toEqual(
      new Set([
        'style-src-attr inline',
        'script-src-attr inline',
        'script-src-elem inline',
        'img-src data',
        'img-src https://example.org/',
      ]),
    );
});

test('no page of another site can hold one of these', async ({ page, baseURL }) => {
  await page.goto('about:blank');
  await page.setContent(`<iframe src="${baseURL}"></iframe>`);
  const frame = page.frames()[1];
  await expect.poll(() => frame?.url()).toMatch(/^chrome-error:/);
});

test('formulas, code and drawings keep the looks that they had by style attributes', async ({ page }) => {
  await page.goto('kitchen/everything/');
  const looks = await page.evaluate(() => {
    const style = (selector: string, name: string) =>
      getComputedStyle(document.querySelector(selector) as Element).getPropertyValue(name);
    return {
      strut: style('.katex .strut', 'height'),
      raised: style('.katex .vlist > span', 'top'),
      colours: new Set(
        [...document.querySelectorAll('figure.code code span span')].map((token) => getComputedStyle(token).color),
      ).size,
    };
  });
  expect(parseFloat(looks.strut)).toBeGreaterThan(5);
  expect(parseFloat(looks.raised)).toBeLessThan(-5);
  expect(looks.colours).toBeGreaterThan(3);
});
