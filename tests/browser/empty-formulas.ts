import type { Frame, Page } from '@playwright/test';

/**
 * Empties the parts that formulas break into, which keep their size: what goes through all elements, or lays
 * them out again and again, would spend most of its time in them. A part that something sticks out of stays.
 */
export async function emptyFormulas(page: Page | Frame): Promise<void> {
  await page.evaluate(() => {
    const holds = (part: Element, { right }: DOMRect) =>
      [...part.querySelectorAll('*')].every((inner) => inner.getBoundingClientRect().right <= right + 1);
    const parts = [...document.querySelectorAll<HTMLElement>('.katex .base')]
      .map((part) => ({ part, box: part.getBoundingClientRect(), em: parseFloat(getComputedStyle(part).fontSize) }))
      .filter(({ part, box }) => holds(part, box));
    for (const { part, box, em } of parts) {
      part.replaceChildren();
      part.style.cssText = `width: ${box.width / em}em; height: ${box.height / em}em`;
    }
    for (const source of document.querySelectorAll('.katex-mathml')) source.replaceChildren('x');
  });
}
