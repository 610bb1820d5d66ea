import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

test('ticked items stay ticked after a reload, and only on that page', async ({ page }) => {
  await page.goto('kitchen/everything/');
  const boxes = page.getByRole('checkbox');
  await expect(boxes).toHaveCount(2);
  await boxes.first().scrollIntoViewIfNeeded();
  await expect(boxes.first()).toBeEnabled();
  await expect(boxes.first()).not.toBeChecked();
  await page.getByText('第二项').click();
  await expect(boxes.nth(1)).toBeChecked();
  await page.reload();
  await boxes.first().scrollIntoViewIfNeeded();
  await expect(boxes.nth(1)).toBeChecked();
  await expect(boxes.first()).not.toBeChecked();
  await boxes.nth(1).press('Space');
  await page.reload();
  await boxes.first().scrollIntoViewIfNeeded();
  await expect(boxes.first()).toBeEnabled();
  await expect(boxes.nth(1)).not.toBeChecked();
});

test('the list is exported as Markdown, with its ticks', async ({ page }) => {
  await page.goto('kitchen/everything/');
  await page.getByRole('checkbox').first().scrollIntoViewIfNeeded();
  await page.getByRole('checkbox').first().check();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出为Markdown' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('全部写法｜大模型创业指南.md');
  expect(readFileSync(await file.path(), 'utf8')).toBe(
    [
      '# 全部写法｜大模型创业指南',
      '',
      `${page.url()}#checklist`,
      '',
      '- [x] 第一项，见“图与表”',
      '- [ ] 第二项',
      '',
    ].join('\n'),
  );
});
