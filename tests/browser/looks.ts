import type { Page } from '@playwright/test';

/** Attribute that keeps what was found out about the contrast of an element's text in light. */
export const IN_LIGHT = 'data-contrast';
/** Attribute of the first element of each look. */
export const FIRST = 'data-first-of-look';

/**
 * Marks the first of the elements whose text looks the same: the same colours and effects, of itself and of
 * all that it stands in, in the same size and weight, with nothing else painted where it is, and with the same
 * contrast in light. What has one look in a theme has one contrast in it.
 */
export function markLooks(page: Page): Promise<void> {
  return page.evaluate(
    ([inLight, first]) => {
      const PAINT = [
        'color background-color background-image background-clip background-size opacity filter mix-blend-mode',
        'text-shadow -webkit-text-fill-color -webkit-text-stroke visibility display content position z-index',
      ].flatMap((properties) => properties.split(' '));
      const paint = (element: Element, part?: string) => {
        const style = getComputedStyle(element, part);
        return PAINT.map((property) => style.getPropertyValue(property)).join();
      };
      // Each distinct text gets a number, so that a chain of elements is told by that of its last one.
      const numbers = new Map<string, number>();
      const numberOf = (text: string) => {
        if (!numbers.has(text)) numbers.set(text, numbers.size);
        return numbers.get(text) as number;
      };
      const chains = new Map<Element, number>();
      const chainOf = (element: Element): number => {
        const known = chains.get(element);
        if (known !== undefined) return known;
        const outer = element.parentElement ? chainOf(element.parentElement) : -1;
        const chain = numberOf(
          [outer, paint(element), paint(element, '::before'), paint(element, '::after')].join('\n'),
        );
        chains.set(element, chain);
        return chain;
      };
      const layers = [...document.body.querySelectorAll('*')].flatMap((element) => {
        const { backgroundColor, backgroundImage, position } = getComputedStyle(element);
        if (/^rgba\(.*, 0\)$|\/ 0\)$/.test(backgroundColor) && backgroundImage === 'none') return [];
        return { element, box: element.getBoundingClientRect(), moved: position !== 'static' };
      });
      /** Which layers an element meets that are no part of its chain; one that stands in it and is not moved has its own place. */
      const metBy = (text: Element): number[] => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        return layers.flatMap(({ element, box, moved }, number) => {
          if (box.left >= right || box.right <= left || box.top >= bottom || box.bottom <= top) return [];
          return element.contains(text) || (text.contains(element) && !moved) ? [] : number;
        });
      };
      const seen = new Set<string>();
      for (const element of document.body.querySelectorAll('*')) {
        const text = [...element.childNodes]
          .map((node) => (node.nodeType === 3 ? node.textContent : ''))
          .join('')
          .trim();
        if (!text && !element.matches('input, select, textarea, button')) continue;
        const { fontSize, fontWeight } = getComputedStyle(element);
        const verdict = element.getAttribute(inLight);
        const look = [
          chainOf(element),
          fontSize,
          fontWeight,
          element.checkVisibility(),
          text.length === 1,
          verdict,
          ...metBy(element),
        ].join();
        if (seen.has(look)) continue;
        seen.add(look);
        element.setAttribute(first, '');
      }
    },
    [IN_LIGHT, FIRST] as const,
  );
}
