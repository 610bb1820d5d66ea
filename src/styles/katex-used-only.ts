/**
 * Drops from KaTeX's minified style sheet the rules that name a class which no page has, and the faces
 * of fonts that no rule left names: most of it serves notation that a given text never uses.
 * @param used classes of the pages that load the sheet
 */
export function katexUsedOnly(css: string, used: ReadonlySet<string>): string {
  const rules = css.replace(/(?<=[{}])(\.katex[^{}]*)\{[^{}]*\}/g, (rule, selectors: string) => {
    const needed = selectors.split(',').filter((selector) => classesNeededBy(selector).every((name) => used.has(name)));
    return needed.length ? needed.join(',') + rule.slice(selectors.length) : '';
  });
  const named = rules.replace(/@font-face\{[^{}]*\}/g, '');
  return rules.replace(/@font-face\{[^{}]*\}/g, (face) => {
    const family = /font-family:\s*["']?(KaTeX_\w+)/.exec(face)?.[1];
    return !family || named.includes(family) ? face : '';
  });
}

function classesNeededBy(selector: string): string[] {
  const positive = selector.replace(/:not\([^)]*\)/g, '');
  return [...positive.matchAll(/\.([\w-]+)/g)].map(([, name]) => name as string);
}
