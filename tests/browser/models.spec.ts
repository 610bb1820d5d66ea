import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { weight } from '../build/site.ts';
import { brokenRules } from './axe.ts';
import { LONGEST_TASK, mainThreadTasks, SLOWER } from './main-thread.ts';
import { guide } from './sites.ts';

/** Compressed bytes of scripts: of the first model on a page with all it needs, and of a further one. */
const BUDGET = { first: 15 * 1024, further: 5 * 1024 };
/** In a page's timeline, where its tasks begin to count. */
const BEGIN = 'begin';

const names = readdirSync('src/models', { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? entry.name : [],
);

/** The toolbox leads to each model's place. */
const toolbox = readFileSync(join(guide.folder, 'models/index.html'), 'utf8');
function addressOf(name: string): string {
  const [, path] = new RegExp(`href="/([^"#]+)#model-${name}"`).exec(toolbox) ?? [];
  if (!path) throw new Error(`No chapter of the built guide places the model “${name}”.`);
  return guide.url + path;
}

const box = (page: Page, name: string) => page.locator(`#model-${name}`);

async function open(page: Page, name: string, query = ''): Promise<Locator> {
  await page.goto(`${addressOf(name)}${query}#model-${name}`);
  const model = box(page, name);
  await untilLive(model);
  return model;
}

/** Looks more often than an assertion does, which waits up to a second before it looks again. */
const untilLive = (model: Locator) => model.and(model.page().locator('[data-live]')).waitFor();

const query = (page: Page) => new URL(page.url()).search;

/** Waits until the address says this; it is written a while after the last change. */
const untilQuery = (page: Page, says: (query: string) => boolean) => page.waitForURL(({ search }) => says(search));

test('there are models', () => {
  expect(names.length).toBeGreaterThan(0);
});

for (const name of names) {
  test.describe(name, () => {
    test('every example has a result of its own, breaks no rule of axe and fits, light and dark, wide and narrow', async ({
      page,
    }) => {
      // On a busy machine each run of axe takes seconds.
      test.slow();
      const model = await open(page, name, `?${name}=%3Cimg+src=x+onerror=alert(1)%3E`);
      await test.step('a hostile address shows the default and says so', async () => {
        await expect(model.locator('.model-problem')).toContainText('已换回默认的例子');
        await expect(model.locator('.model-examples button').first()).toHaveAttribute('aria-pressed', 'true');
      });
      await model.evaluate(leaveAlone);
      const results = new Set<string>();
      const tops = new Set<number>();
      const examples = await model.locator('.model-examples button').all();
      for (const example of examples.toReversed()) {
        const before = query(page);
        await example.click();
        // The address is written when the result is there.
        await untilQuery(page, (now) => now !== before);
        await expect(example).toHaveAttribute('aria-pressed', 'true');
        results.add(await model.locator('.model-steps').innerText());
        for (const { colorScheme, width } of [
          { colorScheme: 'light', width: 1280 },
          { colorScheme: 'dark', width: 320 },
        ] as const) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 800 });
          expect(await brokenRules(page, `#model-${name}`)).toEqual([]);
          expect(await model.evaluate(partsTooWide)).toEqual([]);
          const top = await model
            .locator('.chart')
            .first()
            .evaluate((chart) => chart.getBoundingClientRect().top);
          if (width === 1280)
            tops.add(Math.round(top - (await model.evaluate((box) => box.getBoundingClientRect().top))));
        }
      }
      expect(results.size).toBe(examples.length);
      // Whatever is said above it, the chart stays where it is.
      expect([...tops]).toHaveLength(1);
      expect(query(page)).toBe('');
    });

    test.describe('with the clipboard', () => {
      test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

      test('it answers to keyboard and mistakes, compares, prints, and gives a link and CSV', async ({ page }) => {
        const model = await open(page, name);
        const steps = model.locator('.model-steps');
        const status = model.getByRole('status');
        const untouched = await steps.innerText();
        const top = () => model.locator('.model-controls').evaluate((element) => (element as HTMLElement).offsetTop);
        const start = await top();

        await test.step('a mistake is told beside its field and read out; the last result stays', async () => {
          const field = model.locator('input[inputmode="decimal"]').first();
          const good = await field.inputValue();
          for (const text of ['', 'abc', 'NaN', '1e308', '-1e308', '<b>x</b>']) {
            await field.fill(text);
            await expect(field).toHaveAttribute('aria-invalid', 'true');
            const told = model.locator(`[id="${await field.getAttribute('aria-describedby')}"]`);
            await expect(told).toHaveText(/。$/);
            await expect(status).toHaveText(await told.innerText());
            expect(await steps.innerText()).toBe(untouched);
          }
          await field.fill(good);
          await expect(field).not.toHaveAttribute('aria-invalid');
        });

        await test.step('a slider moves the result and nothing else; reset brings the default back', async () => {
          const slider = model.locator('input[type=range]').first();
          await slider.focus();
          await page.keyboard.press('PageUp');
          await expect(steps).not.toHaveText(untouched, { useInnerText: true });
          // The result is read out when the address is written, after the last change.
          await untilQuery(page, (now) => now.includes(`${name}=`));
          await expect(status).toHaveText(await model.locator('.model-says').innerText());
          for (let press = 0; press < 8; press += 1) await page.keyboard.press('ArrowUp');
          await page.waitForTimeout(100);
          expect(await top()).toBe(start);
          await model.getByRole('button', { name: '重置' }).focus();
          await page.keyboard.press('Enter');
          await expect(steps).toHaveText(untouched, { useInnerText: true });
          await untilQuery(page, (now) => now === '');
        });

        if (await model.locator('.cell-slider').count()) {
          await test.step('the slider below rows is that of the cell entered last', async () => {
            const cell = model.locator('.model-rows tr').last().locator('input.number').last();
            const good = await cell.inputValue();
            await cell.focus();
            const last = await model.locator('.model-rows tbody tr').count();
            await expect(model.locator('.cell-slider')).toContainText(`第${last}条`);
            await model.locator('.cell-slider input').focus();
            await page.keyboard.press('PageUp');
            await expect(cell).not.toHaveValue(good);
            await untilQuery(page, (now) => now.includes(`${name}=`));
            await model.getByRole('button', { name: '重置' }).click();
            await expect(cell).toHaveValue(good);
            await untilQuery(page, (now) => now === '');
          });
        }

        await test.step('a setting is kept beside another, with what differs', async () => {
          const before = await steps.locator('td').allInnerTexts();
          await model.getByRole('button', { name: '留作对照' }).click();
          await model.locator('.model-examples button').nth(1).click();
          await untilQuery(page, (now) => now.includes('*'));
          await expect(steps.locator('.changed')).not.toHaveCount(0);
          const kept = await steps.locator('tr:not(.changed) td:nth-of-type(1)').allInnerTexts();
          const values = kept.map((text) => text.split('\n')[0]).filter(Boolean);
          expect(values.length).toBeGreaterThan(1);
          for (const value of values) expect(before).toContain(value);
        });

        await test.step('on paper it stands alone, with its inputs and tables and without buttons', async () => {
          await model.evaluate((element) => element.toggleAttribute('data-printing', true));
          await page.emulateMedia({ media: 'print' });
          await expect(steps).toBeVisible();
          await expect(model.getByRole('button')).toHaveCount(0);
          await expect(page.locator('h1')).toBeHidden();
          await model.evaluate((element) => element.toggleAttribute('data-printing', false));
          await expect(page.locator('h1')).toBeVisible();
          await page.emulateMedia({ media: 'screen' });
        });

        await test.step('CSV is copied, and a link that restores both settings', async () => {
          await model.getByRole('button', { name: '复制CSV' }).click();
          await expect(status).toHaveText('已复制CSV');
          expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^符号,项,值,单位\r?\n/);
          await model.getByRole('button', { name: '复制链接' }).click();
          await expect(status).toHaveText('已复制链接');
          const link = await page.evaluate(() => navigator.clipboard.readText());
          const both = await steps.innerText();
          await page.goto('about:blank');
          await page.goto(link);
          await untilLive(model);
          await expect(steps).toHaveText(both, { useInnerText: true });
          await expect(model.locator('.model-examples button').nth(1)).toHaveAttribute('aria-pressed', 'true');
          await expect(model).toBeInViewport();
        });
      });
    });

    test.describe('on a slower processor', () => {
      test.skip(!process.env['MEASURE'], 'Times are for an idle machine: MEASURE=1 npm run test:browser');

      test(`no task would take over ${LONGEST_TASK} ms on a processor ${SLOWER} times slower`, async ({
        page,
        browser,
      }) => {
        let release = () => {};
        const held = new Promise<void>((resolve) => (release = resolve));
        await page.route('**/hydrate.*.js', (route) => held.then(() => route.continue()));
        await page.goto(`${addressOf(name)}#model-${name}`);
        const model = box(page, name);
        await model.scrollIntoViewIfNeeded();
        await page.evaluate(() => document.fonts.ready);
        // What asks the page anything from outside takes tasks of its own, so the page is told beforehand what to do.
        await model.evaluate((element) => {
          new MutationObserver(() => {
            element.querySelector<HTMLElement>('input[type=range]')?.focus({ preventScroll: true });
          }).observe(element, { attributeFilter: ['data-live'] });
        });
        await page.waitForTimeout(500);
        await browser.startTracing(page, { categories: ['toplevel', '__metadata', 'blink.user_timing'] });
        await page.evaluate((mark) => performance.mark(mark), BEGIN);
        release();
        await page.waitForTimeout(1500);
        for (let press = 0; press < 10; press += 1) await page.keyboard.press('ArrowUp');
        await page.waitForTimeout(800);
        const tasks = mainThreadTasks(await browser.stopTracing(), BEGIN);
        await untilQuery(page, (now) => now.includes(`${name}=`));
        expect(tasks.length).toBeGreaterThan(20);
        expect(tasks.map((milliseconds) => milliseconds * SLOWER).filter((time) => time > LONGEST_TASK)).toEqual([]);
      });
    });

    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false });

      test('there are a chart, a worked table and the inputs’ values', async ({ page }) => {
        await page.goto(`${addressOf(name)}#model-${name}`);
        const model = box(page, name);
        await expect(model.locator('.model-steps')).toBeVisible();
        await expect(model.getByRole('img').first()).toBeVisible();
        await expect(model.locator('input[type=range]').first()).toBeHidden();
        await expect(model.getByRole('button')).toHaveCount(0);
        await expect(model.locator(':is(input, select):enabled')).toHaveCount(0);
        expect(await model.locator('.model-steps tbody tr').count()).toBeGreaterThan(2);
        for (const field of await model.locator('input[inputmode=decimal]').all())
          expect(await field.inputValue()).not.toBe('');
      });
    });
  });
}

test('a damaged address shows the default and says so', async ({ page }) => {
  const name = names[0] as string;
  const written = await (await open(page, name)).locator('.model-steps').innerText();
  for (const state of ['x', '%00', 'B_1e999', '*', '%', '_'.repeat(9999)]) {
    const model = await open(page, name, `?${name}=${state}`);
    await expect(model.locator('.model-problem')).toContainText('已换回默认的例子');
    expect(await model.locator('.model-steps').innerText()).toBe(written);
  }
});

test('scripts of models fit their budgets, and pages without one load none', async ({ page }) => {
  const scripts = async () => {
    const urls = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    return urls.map((url) => url.split('/').at(-1) as string).filter((file) => file.endsWith('.js'));
  };
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`${guide.url}glossary/`);
  expect(requests.filter((url) => /hydrate|models\.\w+\.css/.test(url))).toEqual([]);
  const onEveryPage = await scripts();

  const loaded = new Map<string, Set<string>>();
  const bytes = new Map<string, number>();
  for (const name of names) {
    await open(page, name);
    const files = new Set((await scripts()).filter((file) => !onEveryPage.includes(file)));
    for (const file of files) bytes.set(file, weight(readFileSync(join(guide.folder, '_astro', file))));
    loaded.set(name, files);
  }
  const total = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + (bytes.get(file) ?? 0), 0);
  const shared = [...(loaded.get(names[0] as string) ?? [])].filter(
    (file) => names.length > 1 && names.every((name) => loaded.get(name)?.has(file)),
  );
  for (const [name, files] of loaded) {
    const own = [...files].filter((file) => !shared.includes(file));
    console.log(`${name}: ${total(files)} bytes alone, ${total(own)} beside another`);
    expect(total(files), name).toBeGreaterThan(0);
    expect(total(files), name).toBeLessThanOrEqual(BUDGET.first);
    if (names.length > 1) expect(total(own), name).toBeLessThanOrEqual(BUDGET.further);
  }
});

/** Empties everything else in the page: a chapter of formulas takes axe many times longer than the model in it. */
function leaveAlone(element: HTMLElement | SVGElement): void {
  for (let kept: Element = element; kept !== document.body; kept = kept.parentElement as Element) {
    for (const other of (kept.parentElement as Element).children) if (other !== kept) other.replaceChildren();
  }
}

/** Parts that stick out of the model's box, or text that is cut off in it. */
function partsTooWide(element: HTMLElement | SVGElement): string[] {
  const { left, right } = element.getBoundingClientRect();
  return [...element.querySelectorAll('*')]
    .filter((part) => !part.closest('.table-scroller table, .sr-only, .katex'))
    .filter((part) => {
      const bounds = part.getBoundingClientRect();
      return bounds.width > 0 && (bounds.left < left - 1 || bounds.right > right + 1);
    })
    .map((part) => part.outerHTML.slice(0, 120));
}
