import { expect, test } from '@playwright/test';

test('the sidebar marks the chapter that is being read', async ({ page }) => {
  await page.goto('kitchen/odd-headings/');
  const sidebar = page.getByRole('navigation', { name: '全书目录' });
  await expect(sidebar.locator('[aria-current]')).toHaveText(['标题次序古怪的一章']);
  await sidebar.getByRole('link', { name: '没有标题的一章' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有标题的一章');
  await expect(sidebar.locator('[aria-current]')).toHaveText(['没有标题的一章']);
});

test('an essay that was folded stays folded on the next page, until one of its chapters is read', async ({ page }) => {
  await page.goto('about/');
  const essay = page.locator('.sidebar details');
  await expect(essay).toHaveAttribute('open');
  await essay.locator('summary').click();
  await expect(essay).not.toHaveAttribute('open');

  await page.getByRole('link', { name: '参考文献' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('参考文献');
  await expect(essay).not.toHaveAttribute('open');

  await page.goto('kitchen/no-headings/');
  await expect(essay).toHaveAttribute('open');
});

test.describe('in a low window', () => {
  test.use({ viewport: { width: 1280, height: 260 } });

  test('the sidebar stays scrolled as it was from page to page', async ({ page }) => {
    await page.goto('about/');
    const sidebar = page.getByRole('navigation', { name: '全书目录' });
    await sidebar.evaluate((box) => box.scrollTo({ top: 60, behavior: 'instant' }));
    await page.getByRole('link', { name: '术语表' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('术语表');
    await expect.poll(() => sidebar.evaluate((box) => box.scrollTop)).toBe(60);
  });

  test('the sidebar scrolls to the chapter that is being read', async ({ page }) => {
    await page.goto('kitchen/no-headings/');
    await expect(page.locator('.sidebar [aria-current]')).toBeInViewport({ ratio: 1 });
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('the list of chapters is a drawer that opens and closes by keyboard', async ({ page }) => {
    await page.goto('kitchen/everything/');
    const drawer = page.locator('#sidebar');
    const button = page.getByRole('button', { name: '全书目录' });
    await expect(drawer).toBeHidden();

    await button.focus();
    await page.keyboard.press('Enter');
    await expect(drawer).toBeVisible();
    await expect(drawer.getByRole('link', { name: '全部写法' })).toHaveAttribute('aria-current', 'page');

    await expect(drawer.getByRole('button', { name: '关闭' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
    await expect(button).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(drawer).toBeHidden();
    await expect(button).toBeFocused();
  });

  for (const name of ['全书目录', '本页目录']) {
    test(`while “${name}” is open the focus stays in it and the page beneath does not scroll`, async ({ page }) => {
      await page.goto('kitchen/everything/');
      await page.getByRole('button', { name }).click();
      const drawer = page.locator('.drawer:popover-open');
      const stops = await drawer.locator('a:visible, button:visible, summary:visible').count();
      for (let step = 0; step < 2 * stops + 2; step += 1) {
        await page.keyboard.press('Tab');
        const outside = await page.evaluate(
          () => document.activeElement !== document.body && !document.activeElement?.closest('.drawer:popover-open'),
        );
        expect(outside).toBe(false);
      }
      await page.mouse.move(350, 20);
      await page.mouse.wheel(0, 600);
      await page.waitForTimeout(100);
      expect(await page.evaluate(() => scrollY)).toBe(0);

      await page.keyboard.press('Escape');
      await expect(page.locator('[inert]')).toHaveCount(0);
      await page.mouse.wheel(0, 600);
      await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
    });
  }

  test('the search opens over an open drawer, which closes', async ({ page }) => {
    await page.goto('kitchen/everything/');
    await page.getByRole('button', { name: '全书目录' }).click();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog').getByRole('searchbox')).toBeFocused();
    await expect(page.locator('#sidebar')).toBeHidden();
    await page.keyboard.type('公式');
    await expect(page.getByRole('dialog').locator('.hit-title').first()).toBeVisible();
  });

  test('the drawer closes on a click beside it and leads to the chapter that is chosen', async ({ page }) => {
    await page.goto('kitchen/everything/');
    const drawer = page.locator('#sidebar');
    await page.getByRole('button', { name: '全书目录' }).click();
    await page.mouse.click(350, 400);
    await expect(drawer).toBeHidden();

    await page.getByRole('button', { name: '全书目录' }).click();
    await drawer.getByRole('link', { name: '没有标题的一章' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有标题的一章');
    await expect(drawer).toBeHidden();
  });
});
