import { expect, type Page, test } from '@playwright/test';
import { guide } from './sites.ts';

test.use({ viewport: { width: 1440, height: 500 }, contextOptions: { reducedMotion: 'reduce' } });

const toc = (page: Page) => page.getByRole('navigation', { name: '本页目录' });
const current = (page: Page) => toc(page).locator('[aria-current=location]');

/** Presses End until the page is there: a key before the first frame is lost, and sections that are laid out on the way move the end. */
async function goToEnd(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('End');
    const below = await page.evaluate(() => {
      const { scrollTop, clientHeight, scrollHeight } = document.documentElement;
      return scrollHeight - clientHeight - scrollTop;
    });
    expect(below).toBeLessThan(2);
  }).toPass();
}

test('the entry of the section that is being read is marked, down the page and up again', async ({ page }) => {
  await page.goto('kitchen/everything/');
  await expect(current(page)).toHaveCount(0);
  for (const [id, entry] of [
    ['formulas', '公式'],
    ['tables', '图与表'],
    ['code', '代码'],
    ['tables', '图与表'],
    ['formulas', '公式'],
  ] as const) {
    await page.locator(`#${id}`).evaluate((heading) => heading.scrollIntoView());
    await expect(current(page)).toHaveText([entry]);
  }
});

test('at the very end the last entry is marked', async ({ page }) => {
  await page.goto('kitchen/everything/');
  await goToEnd(page);
  await expect(current(page)).toHaveText(['脚注']);
});

test('an entry leads to its section, which the header does not cover', async ({ page }) => {
  await page.goto('kitchen/everything/');
  await toc(page).getByRole('link', { name: '图与表' }).click();
  await expect(page).toHaveURL(/#tables$/);
  await expect(current(page)).toHaveText(['图与表']);
  const header = await page.locator('.site-header').boundingBox();
  const heading = await page.locator('#tables').boundingBox();
  expect(heading?.y).toBeGreaterThanOrEqual((header?.y ?? 0) + (header?.height ?? 0));
});

test('headings in an odd order all have their entry, nested where one belongs to another', async ({ page }) => {
  await page.goto('kitchen/odd-headings/');
  await expect(toc(page).getByRole('link')).toHaveText([
    '一上来就是三级',
    '二级',
    '回到三级',
    '一个非常非常长的标题用来看目录与面包屑在窄屏上怎样折行而不把版面撑破',
  ]);
  await expect(toc(page).locator('li li a')).toHaveText(['回到三级']);
});

test('a page without headings has no table of contents', async ({ page }) => {
  await page.goto('kitchen/no-headings/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有标题的一章');
  await expect(toc(page)).toHaveCount(0);
});

test('a long table of contents scrolls along, so that the marked entry can be seen', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 200 });
  await page.goto('kitchen/everything/');
  await goToEnd(page);
  await expect(current(page)).toHaveText(['脚注']);
  await expect(current(page)).toBeInViewport({ ratio: 1 });
});

test('in a long chapter, whose sections are laid out as they come into view, an entry still leads there', async ({
  page,
}) => {
  await page.goto(`${guide.url}battle/mathematics/`);
  const entries = toc(page).getByRole('link');
  const middle = entries.nth(Math.floor((await entries.count()) / 2));
  const hash = (await middle.getAttribute('href')) as string;
  await middle.click();
  await expect(current(page)).toHaveAttribute('href', hash);
  const distance = () => page.locator(hash).evaluate((heading) => heading.getBoundingClientRect().top);
  await expect.poll(distance).toBeGreaterThan(40);
  await expect.poll(distance).toBeLessThan(160);
});

for (const width of [360, 800, 1100]) {
  test(`${width} px wide, a button opens the table of contents, which marks where one is and leads on`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 740 });
    await page.goto('kitchen/everything/');
    await expect(toc(page)).toBeHidden();
    await page.locator('#tables').evaluate((heading) => heading.scrollIntoView());
    // A locator's own click would scroll the page first.
    const button = (await page.getByRole('button', { name: '本页目录' }).boundingBox())!;
    await page.mouse.click(button.x + button.width / 2, button.y + button.height / 2);
    await expect(toc(page)).toBeVisible();
    await expect(current(page)).toHaveText(['图与表']);
    await toc(page).getByRole('link', { name: '检查清单' }).click();
    await expect(toc(page)).toBeHidden();
    await expect(page).toHaveURL(/#checklist$/);
    await expect(page.locator('#checklist')).toBeInViewport();
  });
}

test('letters lead through the glossary, years through the references', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${guide.url}glossary/`);
  await page.getByRole('navigation', { name: '按拼音首字母' }).getByRole('link', { name: 'T' }).click();
  await expect(page.locator('#letter-t')).toBeInViewport();
  const initials = await page.locator('.letter').allInnerTexts();
  expect(initials).toEqual([...initials].sort());

  await page.goto(`${guide.url}references/`);
  await page.getByRole('button', { name: '本页目录' }).click();
  await toc(page).getByRole('link', { name: '2024年' }).click();
  const heading = page.getByRole('heading', { name: '2024年' });
  await expect(heading).toBeInViewport();
});
