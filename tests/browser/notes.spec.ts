import { expect, type Page, test } from '@playwright/test';

const preview = (page: Page) => page.getByRole('tooltip');
const citation = (page: Page) => page.locator('a[role=doc-biblioref]').first();
const NOTES = [
  { kind: 'citation', link: citation, says: 'A Sample Paper', leadsTo: /#ref-1$/, arrivesAt: 'A Sample Paper' },
  {
    kind: 'footnote mark',
    link: (page: Page) => page.locator('a[data-footnote-ref]'),
    says: '脚注的内容。',
    leadsTo: /#user-content-fn-aside$/,
    arrivesAt: '脚注的内容。',
  },
  {
    kind: 'term',
    link: (page: Page) => page.getByRole('main').getByRole('link', { name: '召回率' }).first(),
    says: '实际为正的样本里被判为正的比例',
    leadsTo: /\/glossary\/#recall$/,
    arrivesAt: '召回率',
  },
];

test.beforeEach(async ({ page }) => {
  await page.clock.install();
  await page.goto('kitchen/everything/');
});

for (const { kind, link, says, leadsTo, arrivesAt } of NOTES) {
  test.describe(`a ${kind}`, () => {
    test('shows what it points at while the pointer is on it', async ({ page }) => {
      await expect(preview(page)).toBeHidden();
      await link(page).hover();
      await expect(preview(page)).toContainText(says);
      await expect(preview(page)).toBeInViewport({ ratio: 1 });
      await page.mouse.move(5, 5);
      await page.clock.runFor(1000);
      await expect(preview(page)).toBeHidden();
    });

    test('shows it on focus, as its description, until Escape', async ({ page }) => {
      await link(page).focus();
      await expect(preview(page)).toContainText(says);
      await expect(link(page)).toHaveAccessibleDescription(new RegExp(says));
      await page.keyboard.press('Escape');
      await expect(preview(page)).toBeHidden();
      await expect(link(page)).toBeFocused();
    });

    test('leads there on a click', async ({ page }) => {
      await link(page).click();
      await expect(page).toHaveURL(leadsTo);
      await expect(page.locator(':target')).toContainText(arrivesAt);
      await expect(page.locator(':target')).toBeInViewport();
    });
  });
}

test('the preview stays while the pointer is in it', async ({ page }) => {
  await citation(page).hover();
  await expect(preview(page)).toBeVisible();
  await preview(page).hover();
  await page.clock.runFor(5000);
  await expect(preview(page)).toBeVisible();
});

test('the preview goes when the focus moves on', async ({ page }) => {
  await page.locator('a[role=doc-biblioref]').last().focus();
  await expect(preview(page)).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.clock.runFor(1000);
  await expect(page.locator('a[role=doc-biblioref]').last()).not.toHaveAttribute('aria-describedby');
});

test('the preview repeats no id and none of the links back', async ({ page }) => {
  await citation(page).hover();
  await expect(preview(page)).toBeVisible();
  await expect(preview(page).locator('[id]')).toHaveCount(0);
  await expect(preview(page)).not.toContainText('↩');
});

test('a reference leads back to each place that cites it', async ({ page }) => {
  const entry = page.locator('#ref-1');
  await expect(entry.getByRole('link', { name: /^回到第\d处引用$/ })).toHaveCount(3);
  await entry.getByRole('link', { name: '回到第2处引用' }).click();
  await expect(page).toHaveURL(/#cite-1-2$/);
  await expect(page.locator('#cite-1-2')).toBeInViewport();
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  for (const { kind, link, says, leadsTo } of NOTES) {
    test(`the first tap on a ${kind} shows the note, the second follows it`, async ({ page }) => {
      const address = page.url();
      await link(page).tap();
      await expect(preview(page)).toContainText(says);
      await expect(preview(page)).toBeInViewport({ ratio: 1 });
      expect(page.url()).toBe(address);
      await link(page).tap();
      await expect(page).toHaveURL(leadsTo);
    });
  }

  test('a tap elsewhere closes the note', async ({ page }) => {
    await citation(page).tap();
    await expect(preview(page)).toBeVisible();
    await page.getByRole('heading', { name: '引文与脚注' }).tap();
    await expect(preview(page)).toBeHidden();
  });
});
