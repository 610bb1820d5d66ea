import type { Page } from '@playwright/test';

/** Adds a style sheet as a script may, by `adoptedStyleSheets`: a style element is against the pages' policy. */
export async function addStyles(page: Page, css: string): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
}
