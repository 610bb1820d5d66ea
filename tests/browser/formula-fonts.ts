import type { Page } from '@playwright/test';

/**
 * Letters of formulas that a browser sets in another font than KaTeX's. Han stands in none of these;
 * any other letter would show that a font was cut down too far.
 */
export async function lettersInOtherFonts(page: Page): Promise<string[]> {
  if ((await markLetters(page)) === 0) return [];
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('DOM.enable');
  await devtools.send('CSS.enable');
  const { root } = await devtools.send('DOM.getDocument', { depth: 0 });
  const { nodeIds } = await devtools.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    selector: '[data-letters]',
  });
  const fontsOf = (nodeId: number) => devtools.send('CSS.getPlatformFontsForNode', { nodeId });
  const found: string[] = [];
  for (const [index, { fonts }] of (await Promise.all(nodeIds.map(fontsOf))).entries()) {
    const nodeId = nodeIds[index] as number;
    for (const { familyName, glyphCount } of fonts) {
      if (/KaTeX|CJK|Han|Song|Hei|Kai/.test(familyName)) continue;
      const { outerHTML } = await devtools.send('DOM.getOuterHTML', { nodeId });
      // The font of symbols in live models has letters alone; their few signs, as in N*, are the next font's.
      if (outerHTML.startsWith('<var') && glyphCount <= signsIn(outerHTML)) continue;
      found.push(`${page.url()}: ${outerHTML} in ${familyName}`);
    }
  }
  await devtools.detach();
  return found;
}

function signsIn(html: string): number {
  return html.replaceAll(/<[^>]*>/g, '').match(/[^\p{L}\s]/gu)?.length ?? 0;
}

/** Marks one copy of each kind of part, by its classes and text, and counts them. */
function markLetters(page: Page): Promise<number> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    const seen = new Set<string>();
    for (const part of document.querySelectorAll('.katex-html *, .model var')) {
      const text = [...part.childNodes].map((node) => (node.nodeType === 3 ? node.textContent : '')).join('');
      const key = `${part.className} ${part.parentElement?.className} ${text}`;
      if (!/[^\s\p{Script=Han}，。、；：（）“”\u200b]/u.test(text) || part.matches('.word') || seen.has(key)) continue;
      seen.add(key);
      part.setAttribute('data-letters', '');
    }
    return seen.size;
  });
}
