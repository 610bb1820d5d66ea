import { readdirSync, readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { guide } from './sites.ts';

const box = (page: Page) => page.getByRole('searchbox', { name: '搜索全书' });
const status = (page: Page) => page.locator('.search-status');
const notes = (page: Page) => page.locator('.search-notes');
const dialog = (page: Page) => page.getByRole('dialog', { name: '搜索' });
const results = (page: Page) => page.locator('.search-results');
const hits = (page: Page) => results(page).getByRole('link');
const titles = (page: Page) => page.locator('.hit-title');

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

  test('what is typed before the dialog’s code has come is not lost', async ({ page }) => {
    await page.route('**/_astro/search-dialog*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 800));
      await route.continue();
    });
    await page.goto('kitchen/everything/');
    await page.keyboard.press('/');
    await page.keyboard.type('recall');
    await expect(box(page)).toHaveValue('recall');
    await expect(titles(page).first()).toHaveText('术语 召回率');
  });

  test('/ opens it from a checkbox, where no text is typed', async ({ page }) => {
    await page.goto('kitchen/everything/');
    const item = page.getByRole('checkbox').first();
    await item.scrollIntoViewIfNeeded();
    await expect(item).toBeEnabled();
    await item.focus();
    await page.keyboard.press('/');
    await expect(box(page)).toBeFocused();
  });

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
    await page.keyboard.type('召回率');
    await expect(hits(page)).toHaveCount(2);
    await page.keyboard.press('ArrowDown');
    await expect(hits(page).nth(0)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(hits(page).nth(1)).toBeFocused();
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
    await expect(hits(page).first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(hits(page).first()).toBeFocused();
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
    for (const key of ['Tab', 'Shift+Tab']) {
      await status(page).click();
      await page.keyboard.press(key);
      expect(await page.evaluate(() => document.activeElement?.closest('dialog')?.ariaLabel)).toBe('搜索');
    }
  });
});

test('nothing of the search is loaded before the reader shows an interest; then what every query needs is', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const loaded = () => asked.filter((path) => /\/_?search[-/.]|worker/.test(path));
  await page.goto('kitchen/everything/', { waitUntil: 'networkidle' });
  expect(loaded()).toEqual([]);
  await page.getByRole('link', { name: '搜索' }).hover();
  await expect.poll(loaded).toContainEqual(expect.stringMatching(/\/_search\/\w+\/guide\.json$/));
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

test('the number of results is announced', async ({ page }) => {
  await openSearch(page);
  await expect(status(page)).toHaveRole('status');
  await page.keyboard.type('召回率');
  await expect(status(page)).toHaveText('“召回率”：找到2处。');
  await box(page).fill('');
  await expect(status(page)).toHaveText('词语、问题、拼音或首字母都可以。');
  await expect(hits(page)).toHaveCount(0);
});

test('a section is a result, with its place and what it says, the words marked', async ({ page }) => {
  await openSearch(page);
  await page.keyboard.type('召回率');
  await expect(titles(page)).toHaveText(['术语 召回率', '引文与脚注']);
  const section = hits(page).nth(1);
  await expect(section.locator('.hit-place')).toHaveText('样张 · 第1章 › 全部写法');
  await expect(section).toHaveAttribute('href', /^\/kitchen\/everything\/\?mark=.+#citations$/);
  await expect(section.locator('mark')).toHaveText(['召回率']);
});

test('an excerpt shows its formulas, and no heading and no code', async ({ page }) => {
  await openSearch(page);
  await page.keyboard.type('平均数');
  await expect(page.locator('.hit-text').first()).toHaveText(/^平均数x̄是n个数xᵢ之和除以n，见式/);
  await box(page).fill('reduce');
  await expect(status(page)).toHaveText('没有找到“reduce”。');
});

test('a question that authors listed leads to the section that answers it', async ({ page }) => {
  await openSearch(page);
  await page.keyboard.type('一组数的中心在哪里');
  await expect(titles(page).first()).toHaveText('公式');
  await expect(page.locator('.hit-question').first()).toHaveText('回答：一组数的中心怎么求？');
});

test.describe('what was changed is said and can be undone:', () => {
  for (const [written, searched] of [
    ['zhaohuilv', '召回率'],
    ['召回律', '召回率'],
    ['標題', '标题'],
    ['recal1', 'recall'],
  ] as const) {
    test(`${written} is searched as ${searched}`, async ({ page }) => {
      await openSearch(page);
      await box(page).fill(written);
      await expect(notes(page)).toContainText(`已按“${searched}”搜索`);
      await expect(hits(page)).not.toHaveCount(0);
      await page.getByRole('button', { name: `仍搜“${written}”` }).click();
      await expect(notes(page)).not.toContainText('已按');
      await expect(status(page)).toHaveText(`没有找到“${written}”。`);
    });
  }
});

test('what the guide does not hold is named, and answered with nothing', async ({ page }) => {
  await openSearch(page);
  await page.keyboard.type('区块链');
  await expect(status(page)).toHaveText('没有找到“区块链”。');
  await expect(notes(page)).toContainText('书里没有“区块链”');
  await expect(notes(page).getByRole('link', { name: '术语表' })).toHaveAttribute('href', '/glossary/');
  await expect(hits(page)).toHaveCount(0);
});

test('a word that the guide never says is answered by what it says in its place, and that is told', async ({
  page,
}) => {
  await page.goto(`${guide.url}search/?q=挖墙脚`);
  await expect(notes(page)).toContainText('书里不说“挖墙脚”，找的是意思相近的“离职”');
  await expect(hits(page)).not.toHaveCount(0);
});

test('results for a part of the query are said to be no answer, and Enter does not open them', async ({ page }) => {
  await openSearch(page);
  await page.keyboard.type('区块链公式');
  await expect(status(page)).toHaveText('没有找到“区块链公式”。');
  await expect(notes(page)).toContainText('只与其中一部分有关');
  await expect(results(page)).toHaveClass(/partial/);
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
});

test('a search can be kept within an essay, a topic or a kind', async ({ page }) => {
  await openSearch(page);
  await page.keyboard.type('召回率');
  await expect(hits(page)).toHaveCount(2);
  await dialog(page).getByRole('combobox', { name: '文章' }).selectOption('样张');
  await expect(titles(page)).toHaveText(['引文与脚注']);
  await dialog(page).getByRole('combobox', { name: '文章' }).selectOption('全部文章');
  await dialog(page).getByRole('combobox', { name: '种类' }).selectOption('术语');
  await expect(titles(page)).toHaveText(['术语 召回率']);
  await dialog(page).getByRole('combobox', { name: '种类' }).selectOption('公式');
  await expect(notes(page)).toContainText('换一个范围');
});

test('a topic keeps the search to the chapters and the page of it', async ({ page }) => {
  await page.goto(`${guide.url}search/?q=模型`);
  await expect(hits(page)).not.toHaveCount(0);
  const all = Number(/找到(\d+)处/.exec(await status(page).innerText())?.[1]);
  await page.getByRole('combobox', { name: '主题' }).selectOption('团队与管理');
  await expect(status(page)).not.toContainText(`找到${all}处`);
  const left = Number(/找到(\d+)处/.exec(await status(page).innerText())?.[1]);
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(all);
  const ofTopic = readdirSync('content/essays', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\d+-.*\.mdx$/.test(file))
    .filter((file) => /^topics: .*\bteam\b/m.test(readFileSync(`content/essays/${file}`, 'utf8')))
    .map((file) => `/${file.replace(/\d+-/, '').replace(/\.mdx$/, '/')}`);
  for (const link of await hits(page).all())
    expect([...ofTopic, '/topics/team/']).toContain(
      new URL(await link.evaluate((a) => (a as HTMLAnchorElement).href)).pathname,
    );
});

test('more results are listed on demand, each once, until there are no more', async ({ page }) => {
  await page.goto(`${guide.url}search/?q=联邦学习`);
  const more = page.getByRole('button', { name: /^再列出/ });
  await expect(hits(page)).toHaveCount(8);
  const all = Number(/找到(\d+)处/.exec(await status(page).innerText())?.[1]);
  for (let shown = 8; shown < all; shown += 8) {
    await expect(more).toHaveText(`再列出${Math.min(8, all - shown)}处，还有${all - shown}处`);
    await more.press('Enter');
    await expect(hits(page)).toHaveCount(Math.min(all, shown + 8));
    await expect(hits(page).nth(shown)).toBeFocused();
  }
  await expect(more).toBeHidden();
  const addresses = await hits(page).evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  expect(new Set(addresses).size).toBe(all);
});

test('recent searches are kept here, offered, and cleared', async ({ page }) => {
  await openSearch(page);
  await page.keyboard.type('没有标题');
  await hits(page).first().click();
  await expect(page).toHaveURL(/no-headings/);
  await page.keyboard.press('/');
  await notes(page).getByRole('button', { name: '没有标题' }).click();
  await expect(hits(page)).not.toHaveCount(0);
  await box(page).fill('');
  await notes(page).getByRole('button', { name: '清除' }).click();
  await expect(notes(page)).toHaveText('');
  await expect(box(page)).toBeFocused();
  await page.reload();
  await page.keyboard.press('/');
  await expect(status(page)).toHaveText('词语、问题、拼音或首字母都可以。');
  await expect(notes(page)).toHaveText('');
});

test.describe('on the page that a result leads to', () => {
  const marks = (page: Page) => page.evaluate(() => [...(CSS.highlights.get('search-words') ?? [])].map(String));

  test('the words are marked, and the marks can be cleared', async ({ page }) => {
    await page.goto('search/?q=查全率');
    await titles(page).nth(1).click();
    await expect(page).toHaveURL(/everything\/\?mark=.+#citations$/);
    const clear = page.getByRole('button', { name: '清除标记' });
    await expect(clear).toBeVisible();
    expect(await marks(page)).toContain('召回率');
    await clear.click();
    expect(await marks(page)).toEqual([]);
    await expect(page).toHaveURL(/everything\/#citations$/);
    await expect(clear).toBeHidden();
  });

  test('one on the page that is being read closes the dialog and shows the section', async ({ page }) => {
    await openSearch(page);
    await page.keyboard.type('平均数');
    await titles(page).first().click();
    await expect(dialog(page)).toBeHidden();
    await expect(page).toHaveURL(/everything\/\?mark=.+#formulas$/);
    await expect(page.locator('#formulas')).toBeInViewport();
    expect(await marks(page)).toContain('平均数');
  });
});

test('while an input method composes nothing is searched; its result is', async ({ page, context }) => {
  await openSearch(page);
  await expect(status(page)).toHaveText('词语、问题、拼音或首字母都可以。');
  const keyboard = await context.newCDPSession(page);
  for (const letters of ['z', 'zhao', "zhao'hui"]) {
    await keyboard.send('Input.imeSetComposition', {
      text: letters,
      selectionStart: letters.length,
      selectionEnd: letters.length,
    });
    await page.waitForTimeout(100);
    await expect(status(page)).toHaveText('词语、问题、拼音或首字母都可以。');
  }
  await expect(box(page)).toHaveValue("zhao'hui");
  await keyboard.send('Input.insertText', { text: '召回' });
  await expect(box(page)).toHaveValue('召回');
  await expect(status(page)).toHaveText('“召回”：找到2处。');
});

test('a slow answer to an earlier query never replaces that to a later one', async ({ page }) => {
  await page.goto('search/');
  await expect(box(page)).toBeFocused();
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let first = true;
  await page.route('**/text/*.json', async (route) => {
    if (first) {
      first = false;
      await held;
    }
    await route.continue();
  });
  await box(page).fill('公式');
  await expect.poll(() => first).toBe(false);
  await box(page).fill('没有标题');
  await expect(titles(page).first()).toHaveText('没有标题的一章');
  release();
  await page.waitForTimeout(300);
  await expect(status(page)).toContainText('“没有标题”');
  await expect(titles(page).first()).toHaveText('没有标题的一章');
});

test.describe('when a part of the search does not load', () => {
  for (const part of ['guide.json', 'words/*', 'text/*']) {
    test(`(${part}) the box says so, and trying again works`, async ({ page }) => {
      const address = new RegExp(`/_search/\\w+/${part.replace('.', '\\.').replace('*', '.*')}`);
      await page.route(address, (route) => route.abort());
      await openSearch(page);
      await page.keyboard.type('召回率');
      await expect(status(page)).toContainText('搜索索引没有载入');
      await page.unroute(address);
      await page.getByRole('button', { name: '再试一次' }).click();
      await expect(status(page)).toHaveText('“召回率”：找到2处。');
      await expect(dialog(page).getByRole('combobox', { name: '种类' }).locator('option')).not.toHaveCount(1);
    });
  }

  test('and where the dialog itself does not load, the search page opens with what was typed', async ({ page }) => {
    await page.goto('kitchen/everything/');
    await page.route('**/_astro/search-dialog*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 2000));
      await route.abort();
    });
    await page.keyboard.press('/');
    await page.keyboard.type('recall');
    await expect(page).toHaveURL(/\/search\/\?q=recall$/);
  });
});

const HOSTILE: Record<string, string> = {
  'ten thousand characters': '融资策略'.repeat(2500),
  'ten thousand letters': 'abcdefghij'.repeat(1000),
  markup: '<img src=x onerror=alert(1)><b>召回率</b>',
  'a regular expression': '(.*)+$[^]{2,}\\p{L}(?<a>)|召回率',
  'control and bidi characters': '\u0000\u0007召\u202e回\u2066率\u200b',
  emoji: '👩‍👩‍👧‍👦🇨🇳召回率',
  'a thousand parts of emoji': '👩‍👩‍👧‍👦'.repeat(100),
  // The browser itself takes long to set a line of very many of them.
  'many combining marks': `召${'\u0301'.repeat(1_000)}回率`,
  'ten thousand spaces': `召回率${' '.repeat(10_000)}公式`,
  'characters outside of the basic plane': '𠮷野家 𝕘𝕡𝕥',
  'lone surrogates': '\ud800召回率\udfff',
  'unbalanced quotes': '"召回率 “未闭 ‘',
  'percent signs': '%E0%A4%A 100%',
  'a prototype’s names': 'constructor __proto__ toString',
};

test('a name that a wrong character leaves words of asking of is mended', async ({ page }) => {
  await page.goto(`${guide.url}search/?q=梯度下将`);
  await expect(notes(page)).toContainText('已按“梯度下降”搜索');
});

test('hostile input breaks nothing, marks nothing up and takes no long task', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await openSearch(page);
  for (const [name, input] of Object.entries(HOSTILE)) {
    await test.step(name, async () => {
      await box(page).fill('');
      await expect(status(page)).toHaveText('词语、问题、拼音或首字母都可以。');
      const longest = await page.evaluate(async (value) => {
        const input = document.querySelector('.search-form input') as HTMLInputElement;
        const text = document.querySelector('.search-status') as HTMLElement;
        let longest = 0;
        const observer = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
        });
        observer.observe({ type: 'longtask' });
        const answered = new Promise<void>((resolve) =>
          new MutationObserver(() => resolve()).observe(text, { childList: true }),
        );
        input.value = value;
        input.dispatchEvent(new InputEvent('input'));
        await answered;
        await new Promise((resolve) => setTimeout(resolve, 100));
        observer.disconnect();
        return longest;
      }, input);
      await expect(status(page)).not.toContainText('没有载入');
      await expect(dialog(page).locator('img, b:not(.hit-title b)')).toHaveCount(0);
      // The browser reports what takes longer than 50 ms; times are for an idle machine.
      test.info().annotations.push({ type: 'longest task', description: `${name}: ${longest} ms` });
      if (process.env['MEASURE']) expect(longest, name).toBe(0);
      expect(errors, name).toEqual([]);
    });
  }
});

test.describe('the search page', () => {
  test('shows the results of the query in its address', async ({ page }) => {
    await page.goto('search/?q=召回率');
    await expect(box(page)).toHaveValue('召回率');
    await expect(titles(page)).toHaveText(['术语 召回率', '引文与脚注']);
  });

  test('keeps the query in its address, so that a way back finds the results again', async ({ page }) => {
    await page.goto('search/');
    await box(page).fill('没有标题');
    await expect(titles(page).first()).toHaveText('没有标题的一章');
    expect(new URL(page.url()).searchParams.get('q')).toBe('没有标题');
    await titles(page).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有标题的一章');
    await page.goBack();
    await expect(titles(page).first()).toHaveText('没有标题的一章');
  });
});

test('on a phone the dialog fits the screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await openSearch(page);
  await page.keyboard.type('标题');
  await expect(hits(page)).not.toHaveCount(0);
  await expect(dialog(page)).toBeInViewport({ ratio: 1 });
  const tooWide = await dialog(page).evaluate((element) =>
    [...element.querySelectorAll('*')]
      .filter((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0)
      .map((part) => part.outerHTML.slice(0, 80)),
  );
  expect(tooWide).toEqual([]);
});
