import type { Page } from '@playwright/test';

export const NARROWEST = 320;

/** Says if the page scrolls sideways in the narrowest window, with all its sections laid out. */
export async function tooWideForNarrowest(page: Page): Promise<string[]> {
  const viewport = page.viewportSize()!;
  await page.setViewportSize({ ...viewport, width: NARROWEST });
  const width = await page.evaluate(() => document.fonts.ready.then(() => document.documentElement.scrollWidth));
  await page.setViewportSize(viewport);
  return width > NARROWEST ? [`${page.url()} is ${width} px wide`] : [];
}
