import { renderMermaidSVG } from 'beautiful-mermaid';
import type { Element, ElementContent, Properties } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';

/** Looks that `prose.css` gives by class and element, so that drawings follow the theme and stay small. */
const STYLED_BY_CSS = ['fill', 'strokeWidth', 'fontSize', 'fontWeight'];

/**
 * Draws a Mermaid text as an SVG element without styles of its own.
 * @param id scope for the ids inside, unique in the page
 * @param alt what the drawing shows, for those who don't see it
 * @throws Error where the text is no diagram
 */
export function diagramSvg(source: string, id: string, alt: string): Element {
  const svg = renderMermaidSVG(source, { font: 'inherit', padding: 8, layerSpacing: 36, nodeSpacing: 20 });
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
