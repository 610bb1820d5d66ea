import type { Page } from '@playwright/test';

/** Layout shift that nobody sees; a page that is parsed in two parts may move a button of its header by as much. */
const UNSEEN = 0.005;

/** Says if what a page shows moved while it loaded. */
export async function movement(page: Page): Promise<string[]> {
  const moved = await page.evaluate(async () => {
    interface Shift extends PerformanceEntry {
      value: number;
      sources: { node: Node | null }[];
    }
    const shifts: Shift[] = [];
    const observer = new PerformanceObserver((list) => shifts.push(...(list.getEntries() as Shift[])));
    observer.observe({ type: 'layout-shift', buffered: true });
    await document.fonts.ready;
    // A frame in which the fonts are shown, and one more: what moved is told of in a task after it.
    for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => setTimeout(resolve, 0));
    observer.disconnect();
    return {
      value: shifts.reduce((sum, { value }) => sum + value, 0),
      parts: shifts.flatMap(({ sources }) => sources.map(({ node }) => node?.textContent?.trim().slice(0, 20))),
    };
  });
  return moved.value > UNSEEN ? [`${page.url()} moves by ${moved.value.toFixed(3)}: ${moved.parts.join(', ')}`] : [];
}
