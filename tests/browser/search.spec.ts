import { expect, type Page, type Route, test } from '@playwright/test';

const box = (page: Page) => page.getByRole('searchbox', { name: '搜索全书' });
const status = (page: Page) => page.locator('.search-status');
const dialog = (page: Page) => page.getByRole('dialog', { name: '搜索' });
const results = (page: Page) => page.locator('.search-results');
const pagesFound = (page: Page) => page.locator('.search-page a');

async function openSearch(page: Page): Promise<void> {
  await page.goto('kitchen/everything/');
  await page.keyboard.press('Control+k');
  await expect(box(page)).toBeFocused();
}

test.describe('by keyboard only', () => {
  for (const key of ['Control+k', 'Meta+k', '/']) {
    test(`${key} opens the dialog with the focus in the box`, async ({ page }) => {
      await page.goto('kitchen/everything/');
      await page.keyboard.press(key);
      await expect(dialog(page)).toBeVisible();
      await expect(box(page)).toBeFocused();
      await expect(box(page)).toHaveValue('');
    });
  }

  test('a slash typed into the box is text', async ({ page }) => {
    await openSearch(page);
    await page.keyboard.type('a/b');
    await expect(box(page)).toHaveValue('a/b');
  });

  test('Esc closes the dialog and gives the focus back', async ({ page }) => {
    await page.goto('kitchen/everything/');
    const theme = page.getByRole('button', { name: /^配色：/ });
    await theme.focus();
    await page.keyboard.press('/');
    await expect(box(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    await expect(theme).toBeFocused();
  });

  test('the arrows go through the results and back to the box', async ({ page }) => {
    await openSearch(page);
    await page.keyboard.type('公式');
    const links = results(page).getByRole('link');
    await expect(links).toHaveText([/^全部写法/, /^公式/, /^样张：每一种写法都在这里/, /^样张：每一种写法都在这里/]);
    await page.keyboard.press('ArrowDown');
    await expect(links.nth(0)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(links.nth(1)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(box(page)).toBeFocused();
  });

  test('Enter in the box opens the first result', async ({ page }) => {
    await openSearch(page);
    await page.keyboard.type('没有标题');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有标题的一章');
  });

  test('a letter typed on a result goes on in the box', async ({ page }) => {
    await openSearch(page);
    await page.keyboard.type('recal');
    await expect(pagesFound(page).first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(pagesFound(page).first()).toBeFocused();
    await page.keyboard.type('l');
    await expect(box(page)).toBeFocused();
    await expect(box(page)).toHaveValue('recall');
  });

  test('the focus stays inside the dialog', async ({ page }) => {
    await openSearch(page);
    for (let stop = 0; stop < 8; stop += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('main, header, nav') ?? null)).toBeNull();
    }
  });
});

test('a result on the page that is being read closes the dialog and shows the section', async ({ page }) => {
  await openSearch(page);
  await page.keyboard.type('平均数');
  await results(page).getByRole('link', { name: /^公式/ }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(page).toHaveURL(/everything\/#formulas$/);
  await expect(page.locator('#formulas')).toBeInViewport();
});

test('the button opens the dialog, the cross and a click beside it close it', async ({ page }) => {
  await page.goto('kitchen/everything/');
  const button = page.getByRole('link', { name: '搜索' });
  await button.click();
  await dialog(page).getByRole('button', { name: '关闭搜索' }).click();
  await expect(dialog(page)).toBeHidden();
  await button.click();
  await expect(dialog(page)).toBeVisible();
  await page.mouse.click(10, 400);
  await expect(dialog(page)).toBeHidden();
});

test('the number of pages found is announced', async ({ page }) => {
  await openSearch(page);
  await expect(status(page)).toHaveRole('status');
  await page.keyboard.type('召回率');
  await expect(status(page)).toHaveText('“召回率”：2页相符。');
  await box(page).fill('');
  await expect(status(page)).toHaveText('按章节列出结果。');
  await expect(pagesFound(page)).toHaveCount(0);
});

test('results are grouped by chapter, with its place and the sections that match', async ({ page }) => {
  await openSearch(page);
  await page.keyboard.type('召回率');
  const chapter = results(page)
    .locator('> li')
    .filter({ has: page.getByRole('link', { name: '全部写法', exact: true }) });
  await expect(chapter.locator('.search-page span')).toHaveText('样张 · 第1章');
  await expect(chapter.locator('li strong')).toHaveText(['引文与脚注']);
  await expect(chapter.locator('li a')).toHaveAttribute('href', '/kitchen/everything/#citations');
  const marked = await chapter.locator('li mark').allTextContents();
  expect(marked.join('')).toBe('召回率');
});

test('text before the first heading is found under the chapter’s own title', async ({ page }) => {
  await openSearch(page);
  await page.keyboard.type('费用');
  await expect(results(page).locator('li strong')).toHaveText(['全部写法']);
});

test('an excerpt holds no formula and no heading mark', async ({ page }) => {
  await openSearch(page);
  await page.keyboard.type('平均数');
  const excerpt = results(page).locator('li li span');
  await expect(excerpt).toHaveText(/平均数是个数之和除以/);
  for (const leftover of ['#', '\\', '$', 'frac', 'x']) await expect(excerpt).not.toContainText(leftover);
});

test('a search can be kept within one essay', async ({ page }) => {
  await openSearch(page);
  await page.keyboard.type('召回率');
  await expect(pagesFound(page)).toHaveText(['术语表', '全部写法']);
  await page.getByRole('combobox', { name: '搜索范围' }).selectOption('样张');
  await expect(pagesFound(page)).toHaveText(['全部写法']);
  await expect(status(page)).toHaveText('“召回率”：1页相符。');
  await page.getByRole('combobox', { name: '搜索范围' }).selectOption('全部文章');
  await expect(pagesFound(page)).toHaveText(['术语表', '全部写法']);
});

test('a search that finds nothing says so and offers other ways', async ({ page }) => {
  await openSearch(page);
  await page.keyboard.type('zzzz');
  await expect(status(page)).toContainText('没有找到“zzzz”');
  await expect(status(page).getByRole('link', { name: '术语表' })).toHaveAttribute('href', '/glossary/');
  await expect(pagesFound(page)).toHaveCount(0);
});

test('markup in a query stays text', async ({ page }) => {
  for (const query of ['<img src=x>召回率', '<b>zzzz</b>']) {
    await page.goto(`search/?q=${encodeURIComponent(query)}`);
    await expect(status(page)).toContainText(`“${query}”`);
    await expect(page.locator('main').locator('img, b')).toHaveCount(0);
  }
});

test('while an input method composes nothing is searched; its result is', async ({ page, context }) => {
  const searched: string[] = [];
  await page.exposeFunction('noteStatus', (text: string) => searched.push(text));
  await page.clock.install();
  await openSearch(page);
  await status(page).evaluate((element) => {
    new MutationObserver(() => {
      void (window as unknown as { noteStatus: (text: string | null) => void }).noteStatus(element.textContent);
    }).observe(element, { childList: true });
  });
  const keyboard = await context.newCDPSession(page);
  for (const letters of ['z', 'zhao', "zhao'hui"]) {
    await keyboard.send('Input.imeSetComposition', {
      text: letters,
      selectionStart: letters.length,
      selectionEnd: letters.length,
    });
    await page.clock.runFor(1000);
  }
  await expect(box(page)).toHaveValue("zhao'hui");
  await keyboard.send('Input.insertText', { text: '召回' });
  await expect(box(page)).toHaveValue('召回');
  await page.clock.runFor(1000);
  await expect(status(page)).toHaveText('“召回”：2页相符。');
  expect(searched).toEqual(['“召回”：2页相符。']);
});

test('of queries typed in quick succession only the last one’s results are ever shown', async ({ page }) => {
  const held: Route[] = [];
  let holding = true;
  await page.route('**/pagefind/fragment/**', (route) => {
    if (holding) held.push(route);
    else void route.continue();
  });
  await openSearch(page);
  await page.keyboard.type('公式');
  await expect.poll(() => held.length).toBeGreaterThan(0);
  holding = false;

  await box(page).fill('没有标题');
  await expect(pagesFound(page)).toHaveText(['没有标题的一章']);
  await results(page).evaluate((list) => {
    const shown: (string | null)[] = [];
    Object.assign(window, { shown });
    new MutationObserver(() => shown.push(list.querySelector('.search-page a')?.textContent ?? null)).observe(list, {
      childList: true,
    });
  });
  await Promise.all(held.map((route) => route.continue()));
  await box(page).fill('跳级');
  await expect(pagesFound(page)).toHaveText(['标题次序古怪的一章']);
  expect(await page.evaluate(() => (window as unknown as { shown: string[] }).shown)).toEqual(['标题次序古怪的一章']);
});

test.describe('when the index does not load', () => {
  for (const part of ['pagefind.js', 'pagefind-entry.json', '*.pf_meta', 'fragment/*']) {
    test(`(${part}) the box says so, and trying again works`, async ({ page }) => {
      const address = new RegExp(`/pagefind/${part.replaceAll('.', '\\.').replaceAll('*', '.*')}`);
      await page.route(address, (route) => route.abort());
      await openSearch(page);
      await page.keyboard.type('召回率');
      await expect(status(page)).toContainText('搜索索引没有载入');
      await page.unroute(address);
      await page.getByRole('button', { name: '再试一次' }).click();
      await expect(status(page)).toHaveText('“召回率”：2页相符。');
      await expect(pagesFound(page)).toHaveText(['术语表', '全部写法']);
      await expect(page.getByRole('combobox', { name: '搜索范围' }).locator('option')).toHaveCount(2);
    });
  }

  test('(offline, after it was opened) the box does not claim that nothing matches', async ({ page, context }) => {
    await openSearch(page);
    await expect(page.getByRole('combobox', { name: '搜索范围' }).locator('option')).toHaveCount(2);
    await context.setOffline(true);
    await page.keyboard.type('召回率');
    await expect(status(page)).toContainText('搜索索引没有载入');
    await context.setOffline(false);
    await page.getByRole('button', { name: '再试一次' }).click();
    await expect(pagesFound(page)).toHaveText(['术语表', '全部写法']);
  });

  test('(replaced by a newer build) the box does not claim that nothing matches', async ({ page }) => {
    await openSearch(page);
    await expect(page.getByRole('combobox', { name: '搜索范围' }).locator('option')).toHaveCount(2);
    await page.route('**/pagefind/index/*', (route) => route.fulfill({ status: 404 }));
    await page.route('**/pagefind/pagefind-entry.json*', (route) =>
      route.fulfill({ json: { version: '1.6.0', languages: { 'zh-cn': { hash: 'newer' } } } }),
    );
    await page.keyboard.type('召回率');
    await expect(status(page)).toContainText('搜索索引没有载入');
  });

  test('and where the dialog itself does not load, its link leads to the search page', async ({ page }) => {
    await page.route('**/_astro/search-dialog*', (route) => route.abort());
    await page.goto('kitchen/everything/');
    await page.keyboard.press('/');
    await expect(page).toHaveURL(/\/search\/$/);
    await expect(box(page)).toBeFocused();
  });
});

test.describe('the search page', () => {
  test('shows the results of the query in its address', async ({ page }) => {
    await page.goto('search/?q=召回率');
    await expect(box(page)).toHaveValue('召回率');
    await expect(pagesFound(page)).toHaveText(['术语表', '全部写法']);
  });

  test('keeps the query in its address, so that a way back finds the results again', async ({ page }) => {
    await page.goto('search/');
    await box(page).fill('没有标题');
    await expect(pagesFound(page)).toHaveText(['没有标题的一章']);
    expect(new URL(page.url()).searchParams.get('q')).toBe('没有标题');
    await pagesFound(page).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有标题的一章');
    await page.goBack();
    await expect(pagesFound(page)).toHaveText(['没有标题的一章']);
  });
});

test('on a phone the dialog fits the screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await openSearch(page);
  await page.keyboard.type('的');
  await expect(pagesFound(page)).not.toHaveCount(0);
  await expect(dialog(page)).toBeInViewport({ ratio: 1 });
  const tooWide = await dialog(page).evaluate((element) =>
    [...element.querySelectorAll('*')]
      .filter((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0)
      .map((part) => part.outerHTML.slice(0, 80)),
  );
  expect(tooWide).toEqual([]);
});
