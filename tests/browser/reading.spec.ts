import { expect, test } from '@playwright/test';

test('a chapter shows its title, question, takeaways and text', async ({ page }) => {
  await page.goto('kitchen/everything/');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('全部写法');
  await expect(main.getByText('样张里有没有漏掉什么写法？')).toBeVisible();
  await expect(main.getByRole('region', { name: '读完你能带走' }).getByRole('listitem')).toHaveText([
    '第一条收获',
    '第二条收获',
  ]);
  await expect(main.getByText('开头一段，提示：后文不带空格。')).toBeVisible();
});

test('from the front page one can read to the last chapter and back', async ({ page }) => {
  await page.goto('');
  await page.getByRole('main').getByRole('link', { name: '全部写法', exact: true }).click();
  for (const title of ['全部写法', '标题次序古怪的一章', '没有标题的一章']) {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    if (title !== '没有标题的一章') await page.locator('a[rel=next]').click();
  }
  await expect(page.locator('a[rel=next]')).toHaveCount(0);
  await page.locator('a[rel=prev]').click();
  await page.locator('a[rel=prev]').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('全部写法');
  await expect(page.locator('a[rel=prev]')).toHaveCount(0);
});

test('the breadcrumb names the page and leads up to its essay', async ({ page }) => {
  await page.goto('kitchen/odd-headings/');
  const trail = page.getByRole('navigation', { name: '位置' });
  await expect(trail.locator('[aria-current=page]')).toHaveText('标题次序古怪的一章');
  await trail.getByRole('link', { name: '样张' }).click();
  await expect(page).toHaveURL(/\/kitchen\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('样张：每一种写法都在这里');
});

test('a link to a formula, a section of another chapter and a term arrives there', async ({ page }) => {
  await page.goto('kitchen/');
  await page.getByRole('main').getByRole('link', { name: '式 (1.1)' }).click();
  await expect(page).toHaveURL(/everything\/#eq-mean$/);
  await expect(page.locator('#eq-mean')).toBeInViewport();

  await page.getByRole('link', { name: '目录一章' }).click();
  await expect(page).toHaveURL(/odd-headings\/#deep$/);
  await expect(page.locator('#deep')).toBeInViewport();
});

test.describe('the skip link', () => {
  test('is the first stop of the Tab key, can be seen, and leads into the text', async ({ page }) => {
    await page.goto('kitchen/everything/');
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: '跳到正文' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport({ ratio: 1 });
    expect((await skip.boundingBox())?.height).toBeGreaterThan(24);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('main').locator(':focus')).toHaveCount(1);
  });
});

test('on paper there is the text and no navigation', async ({ page }) => {
  await page.goto('kitchen/everything/');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.equation').first()).toBeVisible();
  await expect(page.getByText('参考文献', { exact: true }).first()).toBeVisible();
  for (const part of [
    '.site-header',
    '.site-footer',
    '.sidebar',
    '.toc',
    '.breadcrumb',
    '.prev-next',
    '.copy-button',
  ]) {
    await expect(page.locator(part).first()).toBeHidden();
  }
});

test('an address that leads nowhere is answered with status 404 and ways on', async ({ page }) => {
  const response = await page.goto('kitchen/no-such-chapter/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这一页');
  await page.getByRole('link', { name: '看全书目录' }).click();
  await expect(page.getByRole('link', { name: '全部写法', exact: true })).toBeVisible();
});

test('a wide formula scrolls by keyboard and does not widen the page', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('kitchen/everything/');
  const formula = page.getByRole('group', { name: '公式 (1.2)' });
  await formula.focus();
  await expect(formula).toBeInViewport();
  expect(await formula.evaluate((box) => box.scrollLeft)).toBe(0);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => formula.evaluate((box) => box.scrollLeft)).toBeGreaterThan(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test('a path leads through its steps, each with its time', async ({ page }) => {
  await page.goto('');
  await page.getByRole('link', { name: '第一次来' }).click();
  await expect(page).toHaveURL(/paths\/#newcomer$/);
  const path = page.locator('.path', { hasText: '第一次来' });
  const times = await path.locator('li .minutes').allInnerTexts();
  expect(times).toHaveLength(3);
  const sum = times.reduce((total, text) => total + Number(/(\d+)分钟/.exec(text)?.[1]), 0);
  await expect(path.locator('.path-time')).toHaveText(`3步，约${sum}分钟`);
  await path.getByRole('link').last().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('样例主题');
});

test('a chapter leads to its topics and to the chapters that point at it, and a topic back', async ({ page }) => {
  await page.goto('kitchen/odd-headings/');
  const related = page.getByRole('navigation', { name: '相关' });
  await expect(related.getByRole('link', { name: '样张1　全部写法' })).toBeVisible();
  await related.getByRole('link', { name: '样例主题' }).click();
  await expect(related.getByRole('link')).toHaveText([/全部写法/, /标题次序古怪的一章/, /没有标题的一章/]);
});

test('a source leads to the sentence that cites it', async ({ page }) => {
  await page.goto('references/');
  await page.getByRole('listitem').filter({ hasText: 'A Sample Paper' }).getByRole('link', { name: '样张1' }).click();
  await expect(page).toHaveURL(/kitchen\/everything\/#cite-\d+-1$/);
  await expect(page.locator(':target')).toBeInViewport();
});

test('a page is fetched while the reader lingers on a link to it, and not when passing over', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('kitchen/everything/');
  await page.locator('a[rel=next]').scrollIntoViewIfNeeded();
  asked.length = 0;
  await page.locator('a[rel=next]').hover();
  await expect.poll(() => asked).toContain('/kitchen/odd-headings/');
  await page.getByRole('navigation', { name: '位置' }).getByRole('link').first().focus();
  await page.locator('a[rel=next]').focus();
  await page.waitForTimeout(300);
  expect(asked).not.toContain('/kitchen/');
});
