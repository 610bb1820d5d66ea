import { expect, test } from '@playwright/test';

test.use({ javaScriptEnabled: false });

test('a chapter is whole: text, formula, figure, code, notes, references, ways on', async ({ page }) => {
  await page.goto('kitchen/everything/');
  const main = page.getByRole('main');
  await expect(main.getByText('开头一段，提示：后文不带空格。')).toBeVisible();
  await expect(main.locator('#eq-mean .katex-html')).toBeVisible();
  await expect(main.getByRole('img', { name: '左边是输入，经过模型，右边是输出。' })).toBeVisible();
  await expect(main.getByText('console.log(mean);')).toBeVisible();
  await expect(main.getByText('脚注的内容。')).toBeVisible();
  await expect(main.getByRole('checkbox')).toHaveCount(2);
  await main.locator('a[role=doc-biblioref]').first().click();
  await expect(page.locator(':target')).toContainText('A Sample Paper');
  await page.locator('a[rel=next]').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('标题次序古怪的一章');
});

test('the sidebar and the table of contents lead on', async ({ page }) => {
  await page.goto('kitchen/everything/');
  await page.getByRole('navigation', { name: '本页目录' }).getByRole('link', { name: '图与表' }).click();
  await expect(page).toHaveURL(/#tables$/);
  await page.getByRole('navigation', { name: '全书目录' }).getByRole('link', { name: '没有标题的一章' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有标题的一章');
});

test('on a phone the drawer opens, closes and leads on', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('kitchen/everything/');
  const button = page.getByRole('button', { name: '全书目录' });
  const drawer = page.locator('#sidebar');
  await expect(drawer).toBeHidden();
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(drawer).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await button.click();
  await drawer.getByRole('link', { name: '没有标题的一章' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有标题的一章');
});

test('below 80rem the table of contents opens, leads on and closes', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('kitchen/everything/');
  const toc = page.getByRole('navigation', { name: '本页目录' });
  await page.getByRole('button', { name: '本页目录' }).click();
  await expect(page.getByRole('button', { name: '关闭' })).toBeFocused();
  await toc.getByRole('link', { name: '图与表' }).click();
  await expect(page).toHaveURL(/#tables$/);
  await expect(page.locator('#tables')).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(toc).toBeHidden();
});

test('no control is shown that would do nothing', async ({ page }) => {
  await page.goto('kitchen/everything/');
  await expect(page.locator('theme-switch')).toBeHidden();
  await expect(page.locator('.search-open kbd')).toBeHidden();
  await expect(page.locator('button:visible')).toHaveCount(0);
});

test('search leads to a page that says what to do instead', async ({ page }) => {
  await page.goto('kitchen/everything/');
  await page.getByRole('link', { name: '搜索' }).click();
  await expect(page.getByRole('main')).toContainText('搜索要用到JavaScript');
  await page.getByRole('main').getByRole('link', { name: '全书目录' }).click();
  await expect(page.getByRole('link', { name: '全部写法', exact: true })).toBeVisible();
});
