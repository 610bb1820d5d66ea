import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { Element } from 'hast';
import { describe, expect, test } from 'vitest';
import { site } from './built-site.ts';
import { elements, fileAt, hasClass, type Page, styleSheetAddresses, visibleText, weight } from './site.ts';

/**
 * Bytes after Brotli. A chapter of text is what a server sends in its first round trip: ten packets
 * of 1,460 bytes. A chapter with formulas carries each of them twice, to be seen and to be read out.
 * A live model adds its drawn chart, fields and worked table, which is what readers without scripts
 * and on paper get of it, and all models of a page share one style sheet.
 */
const BUDGET = {
  text: 14_600,
  formulas: 46_000,
  model: 4_000,
  modelStyles: 2_000,
  script: 3_072,
  searchPage: 7_000,
  fonts: 40_000,
};

const text = (file: string) => readFileSync(join(site.folder, file), 'utf8');

const weights = new Map<string, number>();
function fileWeight(file: string): number {
  const known = weights.get(file) ?? weight(text(file));
  weights.set(file, known);
  return known;
}

function loaded(page: Page, accepts: (element: Element) => boolean, key: 'href' | 'src'): string[] {
  return elements(page, accepts).map(({ properties }) => {
    const { pathname } = new URL(String(properties[key]), site.origin + page.address);
    return fileAt(site, pathname) as string;
  });
}

const isStyleSheet = ({ tagName, properties }: Element) =>
  tagName === 'link' && String(properties.rel) === 'stylesheet' && properties['media'] !== 'print';
const isFormulaSheet = (file: string) => text(file).includes('KaTeX_Main');
const hasFormula = (page: Page) => elements(page, (element) => hasClass(element, 'katex')).length > 0;

/** A script and everything that it imports before it runs. */
function withImports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, path] of text(file).matchAll(
    /(?:^|[;}\s])(?:import|export)\s*(?:[^"'();]*?from\s*)?["'](\.[^"']+)["']/g,
  )) {
    withImports(posix.join(dirname(file), path as string), seen);
  }
  return seen;
}

function scriptWeight(page: Page): number {
  const isScript = ({ tagName, properties }: Element) => tagName === 'script' && properties.type !== 'application/json';
  const files = new Set<string>();
  for (const file of loaded(page, (element) => isScript(element) && Boolean(element.properties.src), 'src')) {
    withImports(file, files);
  }
  const isPreload = ({ tagName, properties }: Element) =>
    tagName === 'link' && String(properties.rel) === 'modulepreload';
  for (const file of loaded(page, isPreload, 'href')) withImports(file, files);
  const inline = elements(page, (element) => isScript(element) && !element.properties.src)
    .map((script) => visibleText(script.children[0] ?? script))
    .join('\n');
  return [...files].reduce((sum, file) => sum + fileWeight(file), inline ? weight(inline) : 0);
}

const chapters = site.pages.filter((page) =>
  elements(page, ({ tagName, properties }) => tagName === 'meta' && properties['property'] === 'og:type').some(
    ({ properties }) => properties.content === 'article',
  ),
);

describe.each(chapters.map((page) => [page.address, page] as const))('%s', (_address, page) => {
  const models = elements(page, ({ properties }) => properties['dataKind'] === 'model').length;
  const budget =
    (hasFormula(page) ? BUDGET.formulas : BUDGET.text) + (models && BUDGET.modelStyles + models * BUDGET.model);

  test(`text and blocking styles weigh at most ${budget} bytes`, () => {
    const styles = loaded(page, isStyleSheet, 'href');
    const bytes = weight(page.html) + styles.reduce((sum, file) => sum + fileWeight(file), 0);
    expect(bytes).toBeLessThanOrEqual(budget);
  });
});

describe.each(site.pages.map((page) => [page.address, page] as const))('%s', (_address, page) => {
  // To open the search page is to ask for the search, which other pages load when it is opened.
  const scripts = page.address.endsWith('/search/') ? BUDGET.searchPage : BUDGET.script;

  test(`scripts that run at once weigh at most ${scripts} bytes`, () => {
    expect(scriptWeight(page)).toBeLessThanOrEqual(scripts);
  });

  test('has the style sheet of drawings where there is one, and only there', () => {
    const hasDrawing = elements(page, (element) => hasClass(element, 'diagram-scroller')).length > 0;
    expect(/\.diagram-scroller\s*\{\s*(?:border|padding)/.test(page.html)).toBe(hasDrawing);
  });

  test('loads the style sheet of formulas where there is one, and only there', () => {
    expect(loaded(page, isStyleSheet, 'href').some(isFormulaSheet)).toBe(hasFormula(page));
  });
});

/** What a page asks for before its reader does anything, but for the fonts of its formulas. */
test.each(chapters.map((page) => [page.address, page] as const))('%s asks for little', (_address, page) => {
  const isAsset = ({ tagName, properties }: Element) =>
    (tagName === 'link' && /^(stylesheet|icon)$/.test(String(properties.rel))) ||
    (tagName === 'script' && Boolean(properties.src));
  const own = elements(page, (element) => hasClass(element, 'katex') || element.properties['dataKind'] === 'model');
  expect(elements(page, isAsset).length + 1).toBeLessThanOrEqual(own.length > 0 ? 8 : 6);
});

test('a page’s script imports no other before it runs', () => {
  const scripts = site.pages.flatMap((page) =>
    loaded(page, ({ tagName, properties }) => tagName === 'script' && Boolean(properties.src), 'src'),
  );
  const first = scripts.filter((file) => file.includes('Base.astro'));
  expect(first.length).toBeGreaterThan(5);
  expect([...new Set(first)].flatMap((file) => [...withImports(file)])).toEqual([...new Set(first)]);
});

test('the fonts are cut down to what the formulas use', () => {
  const sheets = [...site.files].filter((file) => file.endsWith('.css') && isFormulaSheet(file));
  const named = new Set(
    sheets.flatMap((file) => [...text(file).matchAll(/KaTeX_[\w-]+\.[\w-]+\.woff2/g)].map(([name]) => name)),
  );
  const bytes = [...site.files]
    .filter((file) => named.has(file.slice(file.lastIndexOf('/') + 1)))
    .reduce((sum, file) => sum + readFileSync(join(site.folder, file)).length, 0);
  expect(named.size).toBeGreaterThan(2);
  expect(bytes).toBeLessThanOrEqual(BUDGET.fonts);
});

test('fonts are woff2 alone', () => {
  const fonts = [...site.files].filter((file) => /\.(woff2?|ttf|otf|eot)$/.test(file));
  expect(fonts.length).toBeGreaterThan(0);
  expect(fonts.filter((file) => !file.endsWith('.woff2'))).toEqual([]);
  expect(styleSheetAddresses(site).filter(({ url }) => /\.(woff|ttf|otf|eot)(\W|$)/.test(url))).toEqual([]);
});
