import { renderMermaidSVG } from 'beautiful-mermaid';
import type { Element, ElementContent, Properties } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';

/** Looks that `prose.css` gives by class and element, so that drawings follow the theme and stay small. */
const STYLED_BY_CSS = ['fill', 'strokeWidth', 'fontSize', 'fontWeight'];

/** A chart's size on the page beside that of its drawing, whose letters are set larger for it. */
const CHART_SCALE = 0.78;
/** Of a chart's drawing: what the library leaves empty on each side, the size of letters, the gaps in its key. */
const CHART = { margin: 12, letters: 16, gap: 6, itemGap: 20 };

/**
 * Draws a Mermaid text as an SVG element without styles of its own.
 * @param id scope for the ids inside, unique in the page
 * @param alt what the drawing shows, for those who don't see it
 * @throws Error where the text is no diagram, or a chart's series have no names to tell them apart by
 */
export function diagramSvg(source: string, id: string, alt: string): Element {
  const { plain, names } = seriesNames(source);
  const svg = renderMermaidSVG(plain, { font: 'inherit', padding: 8, layerSpacing: 36, nodeSpacing: 20 });
  const root = fromHtml(svg, { fragment: true }).children[0] as Element;
  const { viewBox, width, height } = root.properties;
  root.properties = {
    viewBox: rounded(viewBox),
    width: rounded(width),
    height: rounded(height),
    role: 'img',
    ariaLabel: alt,
  };
  dropUnusedMarkers(root);
  if (/^\s*xychart/.test(source)) layOutChart(root, names);
  visit(root, 'element', (element) => {
    // The library's own style sheets name a web font and fixed colours.
    element.children = element.children.filter((child) =>
      child.type === 'text' ? child.value.trim() : !isElement(child, 'style') && !isDecoration(child),
    );
    slim(element);
    scopeIds(element, id);
  });
  return root;
}

/** The names in `line "按需" [1, 2]`, which the library cannot read, and the text without them. */
function seriesNames(source: string): { plain: string; names: string[] } {
  const series = source.match(/^\s*(?:line|bar)\b.*/gm) ?? [];
  const names = series.flatMap((line) => /^\s*\w+\s+"([^"]+)"/.exec(line)?.[1] ?? []);
  if (series.length > 1 && names.length < series.length) {
    throw new Error('图里不止一条线，每条都要有名字，例如 line "按需" [1, 2, 3]');
  }
  return { plain: source.replace(/^(\s*(?:line|bar))\s+"[^"]+"/gm, '$1'), names };
}

/**
 * Cuts a chart's empty margins off, joins its points by straight lines, because a curve would show values that
 * nobody measured, and writes the names of the series into its key.
 */
function layOutChart(root: Element, names: readonly string[]): void {
  const [, , width = 0, height = 0] = String(root.properties.viewBox).split(' ').map(Number);
  const inner = { width: width - 2 * CHART.margin, height: height - 2 * CHART.margin };
  root.properties.viewBox = `${CHART.margin} ${CHART.margin} ${inner.width} ${inner.height}`;
  root.properties.width = Math.round(inner.width * CHART_SCALE);
  root.properties.height = Math.round(inner.height * CHART_SCALE);

  const children = root.children.filter((child) => child.type === 'element');
  for (const { properties } of children) {
    if (properties.d) properties.d = String(properties.d).replace(/C\S+ \S+ (\S+)/g, 'L$1');
  }
  const swatches = children.filter(({ properties }) => String(properties.className).includes('xychart-legend'));
  const items = swatches.map((swatch, index) => ({
    swatch,
    label: children[children.indexOf(swatch) + 1] as Element,
    name: names[index] ?? '',
  }));
  const swatchWidth = 14 + CHART.gap;
  const total = items.reduce((sum, { name }) => sum + swatchWidth + widthOf(name) + CHART.itemGap, -CHART.itemGap);
  let x = (width - total) / 2;
  for (const { swatch, label, name } of items) {
    if (swatch.tagName === 'line') Object.assign(swatch.properties, { x1: x, x2: x + 14 });
    else swatch.properties.x = String(x);
    label.properties.x = String(x + swatchWidth);
    label.children = [{ type: 'text', value: name }];
    x += swatchWidth + widthOf(name) + CHART.itemGap;
  }
}

/** Roughly how wide a text is in a chart, in px. */
function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 1 : 0.6) * CHART.letters, 0);
}

function isElement(node: ElementContent, name: string): node is Element {
  return node.type === 'element' && node.tagName === name;
}

/** A chart's dotted ground and the shadows of its lines. */
function isDecoration(node: ElementContent): boolean {
  const names = node.type === 'element' ? String(node.properties.className) : '';
  return /xychart-(grid|line-shadow)/.test(names);
}

function dropUnusedMarkers(root: Element): void {
  const used = new Set<string>();
  visit(root, 'element', ({ properties }) => {
    for (const value of [properties.markerEnd, properties.markerStart]) {
      const [, name] = /url\(#([^)]+)\)/.exec(String(value)) ?? [];
      if (name) used.add(name);
    }
  });
  visit(root, 'element', (element) => {
    // The library's own style sheets name a web font and fixed colours.
    element.children = element.children.filter(
      (child) => !isElement(child, 'marker') || used.has(String(child.properties.id)),
    );
  });
}

/** Takes off what the style sheet sets, the library's bookkeeping and needless decimals. */
function slim(element: Element): void {
  const properties: Properties = element.properties;
  if (element.tagName === 'text' && Number.isFinite(Number(properties.dy))) {
    properties.y = String(Number(properties.y) + Number(properties.dy));
    delete properties.dy;
  }
  if (Number(properties.strokeWidth) > 1)
    properties.className = [properties.className ?? [], 'thick'].flat() as string[];
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('data') || STYLED_BY_CSS.includes(name) || String(value).startsWith('var('))
      delete properties[name];
    else if ((name === 'rx' || name === 'ry') && Number(value) === 0) delete properties[name];
    else properties[name] = rounded(value);
  }
}

/** Numbers to one decimal, a tenth of a pixel. */
function rounded<T>(value: T): T {
  if (typeof value === 'number') return (Math.round(value * 10) / 10) as T;
  if (typeof value !== 'string' || !/^[\d\s.,-]+$/.test(value)) return value;
  return value.replace(/\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10)) as T;
}

/** Makes the drawing's marker ids unique in the page. */
function scopeIds({ properties }: Element, scope: string): void {
  if (typeof properties.id === 'string') properties.id = `${scope}-${properties.id}`;
  for (const name of ['markerEnd', 'markerStart']) {
    const value = properties[name];
    if (typeof value === 'string') properties[name] = value.replace(/url\(#([^)]+)\)/, `url(#${scope}-$1)`);
  }
}
