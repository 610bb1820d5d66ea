import type { Frame, Page } from '@playwright/test';

/** Lays out the sections out of view too: what is too wide would be cut off in them, and a link measured where it is not. */
export const WHOLE_PAGE = '.prose > section > * { content-visibility: visible !important }';

/** Adds a style sheet as a script may, by `adoptedStyleSheets`: a style element is against the pages' policy. */
export async function addStyles(page: Page | Frame, css: string): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
}
