import { expect, test } from '@playwright/test';
import { guide, pagesOf, sample } from './sites.ts';

/**
 * Fonts that a browser sets the formulas' letters in, beside KaTeX's. Han stands in none of KaTeX's fonts;
 * any other letter would show that a font was cut down too far.
 */
for (const [name, site] of Object.entries({ guide, sample })) {
  test(`${name}: every letter of a formula is in one of KaTeX’s fonts`, async ({ page }) => {
    test.setTimeout(300_000);
    const missing: string[] = [];
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('DOM.enable');
    await devtools.send('CSS.enable');
    for (const address of pagesOf(site)) {
      await page.goto(address);
      // One copy of each kind of part is enough, by its classes and text.
      const parts = await page.evaluate(async () => {
        await document.fonts.ready;
        const seen = new Set<string>();
        let count = 0;
        for (const part of document.querySelectorAll('.katex-html *, .model var')) {
          const text = [...part.childNodes].map((node) => (node.nodeType === 3 ? node.textContent : '')).join('');
          const key = `${part.className} ${part.parentElement?.className} ${text}`;
          if (!/[^\s\p{Script=Han}，。、；：（）“”\u200b]/u.test(text) || part.matches('.word') || seen.has(key))
            continue;
          seen.add(key);
          part.setAttribute('data-letters', String((count += 1)));
        }
        return count;
      });
      if (parts === 0) continue;
      const { root } = await devtools.send('DOM.getDocument', { depth: 0 });
      const { nodeIds } = await devtools.send('DOM.querySelectorAll', {
        nodeId: root.nodeId,
        selector: '[data-letters]',
      });
      const fontsOf = (nodeId: number) => devtools.send('CSS.getPlatformFontsForNode', { nodeId });
      for (const [index, { fonts }] of (await Promise.all(nodeIds.map(fontsOf))).entries()) {
        const nodeId = nodeIds[index] as number;
        for (const { familyName } of fonts) {
          if (/KaTeX|CJK|Han|Song|Hei|Kai/.test(familyName)) continue;
          const { outerHTML } = await devtools.send('DOM.getOuterHTML', { nodeId });
          missing.push(`${address}: ${outerHTML} in ${familyName}`);
        }
      }
    }
    expect(missing).toEqual([]);
  });
}
