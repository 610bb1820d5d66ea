import { renderMermaidSVG } from 'beautiful-mermaid';
import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { h } from 'hastscript';
import type { Parent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { isDiagram, parseDiagramMeta } from './targets.ts';

/**
 * Draws Mermaid fences as SVG at build time, in `figure.diagram` with a numbered caption and the
 * author's description for screen readers. Colours come from CSS custom properties, so the drawing
 * follows the theme. Runs after `remarkTargets`.
 */
export function remarkDiagrams() {
  return (tree: Root, file: VFile): void => {
    visit(tree, 'code', (node, index, parent) => {
      if (!isDiagram(node) || index === undefined || !parent) return;
      const { id = '', caption, alt } = parseDiagramMeta(node);
      if (!caption || !alt) {
        file.fail('图要有图题和文字说明：“```mermaid #fig-名字 caption="图题" alt="图的结构与结论"”。', node);
      }
      const target = file.data.targets?.find((candidate) => candidate.id === id);
      const figure = h('figure', { id, className: ['diagram'] }, [
        h('div', { className: ['diagram-scroller'], role: 'group', tabIndex: 0, ariaLabel: caption }, [
          draw(node.value, id, alt, (reason) => file.fail(reason, node)),
        ]),
        h('figcaption', [h('span', { className: ['figure-number'] }, `图 ${target?.number}`), caption]),
      ]);
      (parent as Parent).children[index] = {
        type: 'diagram',
        data: { hName: 'figure', hProperties: figure.properties, hChildren: figure.children },
      } as unknown as Parent['children'][number];
    });
  };
}

function draw(source: string, id: string, alt: string, fail: (reason: string) => never): Element {
  let svg: string;
  try {
    svg = renderMermaidSVG(source, { font: 'inherit', padding: 8, layerSpacing: 36, nodeSpacing: 20 });
  } catch (error) {
    return fail(`Mermaid 图画不出来：${(error as Error).message}`);
  }
  const root = fromHtml(svg, { fragment: true }).children[0] as Element;
  // The library's own style sheet names a web font and fixed colours; ours is in figures.css.
  root.children = root.children.filter((child) => !isElement(child, 'style'));
  const { viewBox, width, height } = root.properties;
  root.properties = { viewBox, width, height, role: 'img', ariaLabel: alt };
  scopeIds(root, id);
  return root;
}

function isElement(node: ElementContent, name: string): node is Element {
  return node.type === 'element' && node.tagName === name;
}

/** Makes the drawing's marker ids unique in the page. */
function scopeIds(root: Element, scope: string): void {
  visit(root, 'element', (element) => {
    const { properties } = element;
    if (typeof properties.id === 'string') properties.id = `${scope}-${properties.id}`;
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value === 'string') {
        properties[name] = value.replace(/url\(#([^)]+)\)/g, `url(#${scope}-$1)`);
      }
    }
  });
}
