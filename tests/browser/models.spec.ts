import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { weight } from '../build/site.ts';
import { mainThreadTasks } from './main-thread.ts';
import { guide } from './sites.ts';

/** Compressed bytes of scripts: of the first model on a page with all it needs, and of a further one. */
const BUDGET = { first: 15 * 1024, further: 5 * 1024 };
/** Milliseconds that a task may take on a processor four times slower. */
const LONGEST_TASK = 50;

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
const says = (page: Page, name: string) => box(page, name).locator('.model-says');

async function open(page: Page, name: string, query = ''): Promise<Locator> {
  await page.goto(`${addressOf(name)}${query}#model-${name}`);
  await expect(box(page, name).locator('.model-controls')).toBeEnabled();
  return box(page, name);
}

const query = (page: Page) => new URL(page.url()).search;

test('there are models', () => {
  expect(names.length).toBeGreaterThan(0);
});

for (const name of names) {
  test.describe(name, () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [1280, 320]) {
        test(`breaks no rule of axe in any example, ${colorScheme}, ${width} px, and fits`, async ({ page }) => {
          await page.setViewportSize({ width, height: 800 });
          await page.emulateMedia({ colorScheme });
          const model = await open(page, name);
          const examples = model.locator('.model-examples button');
          for (const example of await examples.all()) {
            await example.click();
            await expect(example).toHaveAttribute('aria-pressed', 'true');
            const { violations } = await new AxeBuilder({ page })
              .include(`#model-${name}`)
              .setLegacyMode()
              .options({
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                rules: { 'color-contrast-enhanced': { enabled: true } },
              })
              .analyze();
            expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
            expect(await model.evaluate(partsTooWide)).toEqual([]);
          }
        });
      }
    }

    test('every example has a result of its own and an address that restores it', async ({ page, browser }) => {
      const model = await open(page, name);
      const buttons = await model.locator('.model-examples button').all();
      for (const button of buttons.toReversed()) {
        const before = query(page);
        await button.click();
        // The address is written when the result is there.
        await expect.poll(() => query(page)).not.toBe(before);
        if (button === buttons[0]) expect(query(page)).toBe('');
        const steps = await model.locator('.model-steps').innerText();
        const linked = await browser.newPage();
        await open(linked, name, query(page));
        await expect(linked.locator('.model-examples [aria-pressed=true]')).toHaveText(await button.innerText());
        await expect(says(linked, name)).toHaveText(await says(page, name).innerText());
        await expect(box(linked, name).locator('.model-steps')).toHaveText(steps, { useInnerText: true });
        await linked.close();
      }
    });

    test('a damaged or hostile address shows the default and says so', async ({ page }) => {
      const written = await (await open(page, name)).locator('.model-steps').innerText();
      for (const state of ['x', '%00', '%3Cimg+src=x+onerror=alert(1)%3E', 'B_1e999', '*', '%', '_'.repeat(9999)]) {
        const model = await open(page, name, `?${name}=${state}`);
        await expect(model.locator('.model-problem')).toContainText('已换回默认的例子');
        expect(await model.locator('.model-steps').innerText()).toBe(written);
      }
    });

    test('a mistake in a field is told beside it and read out; the last result stays', async ({ page }) => {
      const model = await open(page, name);
      const field = model.locator('input[inputmode="decimal"]').first();
      const good = await field.inputValue();
      const steps = await model.locator('.model-steps').innerText();
      for (const text of ['', 'abc', 'NaN', '1e308', '-1e308', '<b>x</b>']) {
        await field.fill(text);
        await expect(field).toHaveAttribute('aria-invalid', 'true');
        const told = model.locator(`[id="${await field.getAttribute('aria-describedby')}"]`);
        await expect(told).toHaveText(/。$/);
        await expect(model.getByRole('status')).toHaveText(await told.innerText());
        expect(await model.locator('.model-steps').innerText()).toBe(steps);
      }
      await field.fill(good);
      await expect(field).not.toHaveAttribute('aria-invalid');
    });

    test('by keyboard alone: a slider changes the result, which is read out; reset brings the default back', async ({
      page,
    }) => {
      const model = await open(page, name);
      const before = await model.locator('.model-steps').innerText();
      const slider = model.locator('input[type=range]').first();
      await slider.focus();
      await page.keyboard.press('PageDown');
      await expect(model.locator('.model-steps')).not.toHaveText(before, { useInnerText: true });
      await expect(model.getByRole('status')).toHaveText(await says(page, name).innerText());
      await expect.poll(() => query(page)).toContain(`${name}=`);
      await model.getByRole('button', { name: '重置' }).focus();
      await page.keyboard.press('Enter');
      await expect(model.locator('.model-steps')).toHaveText(before, { useInnerText: true });
      await expect.poll(() => query(page)).toBe('');
    });

    test('a setting is kept beside another, in the address too', async ({ page }) => {
      const model = await open(page, name);
      const before = await model.locator('.model-steps td').allInnerTexts();
      await model.getByRole('button', { name: '留作对照' }).click();
      await model.locator('.model-examples button').nth(1).click();
      await expect.poll(() => query(page)).toContain('*');
      const compared = await model.locator('.model-steps tbody tr:not(.changed) td:nth-of-type(1)').allInnerTexts();
      expect(compared).toEqual(before);
      const both = await model.locator('.model-steps').innerText();
      await open(page, name, query(page));
      await expect(model.locator('.model-steps')).toHaveText(both, { useInnerText: true });
    });

    test.describe('with the clipboard', () => {
      test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

      test('link and CSV are copied', async ({ page }) => {
        const model = await open(page, name);
        await model.locator('.model-examples button').nth(1).click();
        await model.getByRole('button', { name: '复制链接' }).click();
        await expect(model.getByRole('status')).toHaveText('已复制链接');
        const link = await page.evaluate(() => navigator.clipboard.readText());
        await model.getByRole('button', { name: '复制CSV' }).click();
        await expect(model.getByRole('status')).toHaveText('已复制CSV');
        expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^符号,项,值,单位\r?\n/);
        const steps = await model.locator('.model-steps').innerText();
        await page.goto('about:blank');
        await page.goto(link);
        await expect(model.locator('.model-steps')).toHaveText(steps, { useInnerText: true });
        await expect(model).toBeInViewport();
      });
    });

    test('nothing moves while it comes to life or while a slider is dragged', async ({ page }) => {
      const model = await open(page, name);
      const top = () => model.locator('.model-controls').evaluate((element) => (element as HTMLElement).offsetTop);
      const start = await top();
      const slider = model.locator('input[type=range]').first();
      await slider.focus();
      for (let press = 0; press < 8; press += 1) await page.keyboard.press('PageUp');
      await page.waitForTimeout(100);
      expect(await top()).toBe(start);
    });

    test.describe('on a slow processor', () => {
      // Other programs on the machine share its caches: what is slow by itself is so each time.
      test.describe.configure({ retries: 2 });

      test(`no task takes over ${LONGEST_TASK} ms on a slow processor`, async ({ page, context, browser }) => {
        let release = () => {};
        const held = new Promise<void>((resolve) => (release = resolve));
        await page.route('**/hydrate.*.js', (route) => held.then(() => route.continue()));
        await page.goto(`${addressOf(name)}#model-${name}`);
        await box(page, name).scrollIntoViewIfNeeded();
        await page.evaluate(() => document.fonts.ready);
        await page.waitForTimeout(1000);
        const session = await context.newCDPSession(page);
        await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
        await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
        release();
        const model = box(page, name);
        await expect(model.locator('.model-controls')).toBeEnabled();
        await model.locator('input[type=range]').first().focus();
        for (let press = 0; press < 10; press += 1) await page.keyboard.press('ArrowUp');
        await page.waitForTimeout(1500);
        const tasks = mainThreadTasks(await browser.stopTracing());
        expect(tasks.length).toBeGreaterThan(20);
        expect(tasks.filter((milliseconds) => milliseconds > LONGEST_TASK)).toEqual([]);
      });
    });

    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false });

      test('there are a chart, a worked table and the inputs’ values', async ({ page }) => {
        await page.goto(`${addressOf(name)}#model-${name}`);
        const model = box(page, name);
        await expect(model.locator('.model-steps')).toBeVisible();
        await expect(model.locator('input[type=range]').first()).toBeHidden();
        await expect(model.getByRole('button')).toHaveCount(0);
        expect(await model.locator('.model-steps tbody tr').count()).toBeGreaterThan(2);
        for (const field of await model.locator('input[type=text]').all())
          expect(await field.inputValue()).not.toBe('');
      });
    });

    test('on paper it stands alone, with its inputs and tables and without buttons', async ({ page }) => {
      const model = await open(page, name);
      await page.evaluate(() => (window.print = () => Object.assign(window, { printed: true })));
      await model.evaluate((element) => element.toggleAttribute('data-printing', true));
      await page.emulateMedia({ media: 'print' });
      await expect(model.locator('.model-steps')).toBeVisible();
      await expect(model.getByRole('button')).toHaveCount(0);
      await expect(page.locator('h1')).toBeHidden();
      await model.evaluate((element) => element.toggleAttribute('data-printing', false));
      await expect(page.locator('h1')).toBeVisible();
    });
  });
}

test('scripts of models fit their budgets, and pages without one load none', async ({ page }) => {
  const loaded = new Map<string, Set<string>>();
  const bytes = new Map<string, number>();
  for (const name of names) {
    await open(page, name);
    const urls = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
    const files = new Set(
      urls.map((url) => url.split('/').at(-1) as string).filter((file) => /^(?!Base\.).*\.js$/.test(file)),
    );
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
  const without: string[] = [];
  page.on('request', (request) => without.push(request.url()));
  await page.goto(`${guide.url}glossary/`);
  expect(without.filter((url) => /hydrate|models\.\w+\.css/.test(url))).toEqual([]);
});

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
