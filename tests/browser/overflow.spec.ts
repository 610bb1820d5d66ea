import { expect, type Frame, type Page, test } from '@playwright/test';
import { emptyFormulas } from './empty-formulas.ts';
import { addStyles, WHOLE_PAGE } from './extra-styles.ts';
import { NARROWEST } from './page-width.ts';
import { guide, sample } from './sites.ts';

const WIDEST = 1440;

interface TooWide {
  width: number;
  /** The element that reaches furthest to the right. */
  element: string;
}

/** Shows the page in a frame of every width in turn and finds those at which it scrolls sideways. */
async function tooWide(page: Page, address: string, css = WHOLE_PAGE): Promise<TooWide[]> {
  // By its header no page may stand in a frame.
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback();
    const response = await route.fetch();
    const { 'content-security-policy': _, ...headers } = response.headers();
    return route.fulfill({ response, headers });
  });
  await page.goto(new URL('/robots.txt', address).href);
  await page.evaluate(
    ([address, width]) => {
      const frame = document.createElement('iframe');
      frame.style.cssText = `border: 0; height: 800px; width: ${width}px`;
      frame.src = address;
      return new Promise((resolve) => {
        frame.addEventListener('load', resolve);
        document.body.replaceChildren(frame);
      });
    },
    [address, WIDEST] as const,
  );
  const framed = page.frames()[1] as Frame;
  await addStyles(framed, css);
  // Letters grow with the window, and shaping them anew at each width takes most of the time: what
  // fits with the largest letters fits with smaller ones, so only the rest is measured with its own.
  await framed.evaluate(async () => {
    await document.fonts.ready;
    document.documentElement.style.fontSize = getComputedStyle(document.documentElement).fontSize;
  });
  await emptyFormulas(framed);
  return page.evaluate(
    ([narrowest, widest]) => {
      const frame = document.querySelector('iframe') as HTMLIFrameElement;
      const { body, documentElement: root } = frame.contentDocument as Document;
      const scrollsAt = (width: number): boolean => {
        frame.style.width = `${width}px`;
        if (root.clientWidth !== width) throw new Error(`the frame is not ${width} px wide`);
        return root.scrollWidth > width;
      };
      const furthest = (): string => {
        let found: Element = body;
        // What a box clips or scrolls does not widen the page.
        const search = (parent: Element): void => {
          if (parent !== body && getComputedStyle(parent).overflowX !== 'visible') return;
          for (const element of parent.children) {
            if (element.getBoundingClientRect().right > found.getBoundingClientRect().right) found = element;
            search(element);
          }
        };
        search(body);
        return `${found.localName}${found.id && `#${found.id}`}${[...found.classList].map((name) => `.${name}`).join('')}`;
      };

      const suspect: number[] = [];
      for (let width = narrowest; width <= widest; width += 1) if (scrollsAt(width)) suspect.push(width);
      root.style.fontSize = '';
      return suspect.filter(scrollsAt).map((width) => {
        scrollsAt(width);
        return { width, element: furthest() };
      });
    },
    [NARROWEST, WIDEST] as const,
  );
}

/** `320–347 px: figure.table`, an item for each stretch of widths with the same culprit. */
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
  'the front page': guide.url,
  'an essay’s front page': `${guide.url}battle/`,
  'a chapter of the guide': `${guide.url}battle/mathematics/`,
  'a chapter with every kind of markup': `${sample.url}kitchen/everything/`,
  'a chapter with long headings': `${sample.url}kitchen/odd-headings/`,
  'the glossary': `${guide.url}glossary/`,
  'the list of references': `${guide.url}references/`,
  'an essay’s errata': `${guide.url}battle/errata/`,
  'an essay’s concordance': `${guide.url}battle/concordance/`,
  'the page about the guide': `${guide.url}about/`,
  'the search page': `${sample.url}search/?q=公式`,
  'the 404 page': `${sample.url}no-such-page/`,
};

for (const [name, address] of Object.entries(PAGES)) {
  test(`${name} fits every width from ${NARROWEST} to ${WIDEST} px`, async ({ page }) => {
    test.setTimeout(240_000);
    expect(ranges(await tooWide(page, address))).toEqual([]);
  });
}

test('a part that is too wide is found, with the widths at which it is', async ({ page }) => {
  const css =
    '.breadcrumb { width: 400px } @media (min-width: 500px) and (max-width: 501px) { .prose { width: 600px } }';
  expect(ranges(await tooWide(page, `${sample.url}kitchen/no-headings/`, css))).toEqual([
    expect.stringMatching(/^320–4\d\d px: nav\.breadcrumb$/),
    '500–501 px: div.prose',
  ]);
});
