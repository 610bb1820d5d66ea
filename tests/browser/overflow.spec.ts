import { expect, type Page, test } from '@playwright/test';
import { guide, sample } from './sites.ts';

const NARROWEST = 320;
const WIDEST = 1440;

interface TooWide {
  width: number;
  /** The element that reaches furthest to the right. */
  element: string;
}

/** Shows the page in a frame of every width in turn and finds those at which it scrolls sideways. */
async function tooWide(page: Page, address: string): Promise<TooWide[]> {
  await page.goto(new URL('robots.txt', address).href);
  return page.evaluate(
    async ([address, narrowest, widest]) => {
      const frame = document.createElement('iframe');
      frame.style.cssText = 'border: 0; height: 800px';
      frame.src = address;
      await new Promise((resolve) => {
        frame.addEventListener('load', resolve);
        document.body.replaceChildren(frame);
      });
      const inner = frame.contentDocument as Document;
      await inner.fonts.ready;
      const found: { width: number; element: string }[] = [];
      for (let width = narrowest; width <= widest; width += 1) {
        frame.style.width = `${width}px`;
        if (inner.documentElement.clientWidth !== width) throw new Error(`the frame is not ${width} px wide`);
        if (inner.documentElement.scrollWidth <= width) continue;
        let furthest: Element = inner.body;
        // What a box clips or scrolls does not widen the page.
        const search = (parent: Element): void => {
          if (parent !== inner.body && getComputedStyle(parent).overflowX !== 'visible') return;
          for (const element of parent.children) {
            if (element.getBoundingClientRect().right > furthest.getBoundingClientRect().right) furthest = element;
            search(element);
          }
        };
        search(inner.body);
        const { localName, id, className } = furthest;
        found.push({ width, element: `${localName}${id && `#${id}`}${className && `.${String(className)}`}` });
      }
      return found;
    },
    [address, NARROWEST, WIDEST] as const,
  );
}

/** `320–347 px: figure.table`, a line for each stretch of widths with the same culprit. */
function ranges(found: TooWide[]): string[] {
  const stretches: { from: number; to: number; element: string }[] = [];
  for (const { width, element } of found) {
    const last = stretches.at(-1);
    if (last?.to === width - 1 && last.element === element) last.to = width;
    else stretches.push({ from: width, to: width, element });
  }
  return stretches.map(({ from, to, element }) => `${from}–${to} px: ${element}`);
}

const PAGES = {
  'the sample’s front page': sample.url,
  'an essay’s front page': `${sample.url}kitchen/`,
  'a chapter with every kind of markup': `${sample.url}kitchen/everything/`,
  'a chapter with long headings': `${sample.url}kitchen/odd-headings/`,
  'the sample’s errata': `${sample.url}kitchen/errata/`,
  'the sample’s concordance': `${sample.url}kitchen/concordance/`,
  'the search page': `${sample.url}search/?q=公式`,
  'the 404 page': `${sample.url}no-such-page/`,
  'the guide’s front page': guide.url,
  'the guide’s most mathematical chapter': `${guide.url}battle/mathematics/`,
  'the guide’s glossary': `${guide.url}glossary/`,
  'the guide’s references': `${guide.url}references/`,
  'the guide’s errata': `${guide.url}battle/errata/`,
  'the guide’s concordance': `${guide.url}battle/concordance/`,
};

for (const [name, address] of Object.entries(PAGES)) {
  test(`${name} fits every width from ${NARROWEST} to ${WIDEST} px`, async ({ page }) => {
    test.setTimeout(120_000);
    expect(ranges(await tooWide(page, address))).toEqual([]);
  });
}
