import type { Element } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { Code, Parent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { inBackground } from '../background/background.ts';
import type { diagramSvg } from './diagram-svg.ts';
import { isDiagram, parseDiagramMeta } from './targets.ts';

/** Used beside the rendering of the pages: the library for layouts is slow to load and to start. */
const DIAGRAM_SVG = new URL('./diagram-svg.ts', import.meta.url);

/**
 * Draws Mermaid fences as SVG at build time, in `figure.diagram` with a numbered caption and the
 * author's description for screen readers. Colours come from CSS custom properties, so the drawing
 * follows the theme. Runs after `remarkTargets`.
 */
export function remarkDiagrams() {
  return async (tree: Root, file: VFile): Promise<void> => {
    const fences: { node: Code; index: number; parent: Parent }[] = [];
    visit(tree, 'code', (node, index, parent) => {
      if (isDiagram(node) && index !== undefined && parent) fences.push({ node, index, parent });
    });
    await Promise.all(
      fences.map(async ({ node, index, parent }) => {
        parent.children[index] = await figure(node, file);
      }),
    );
  };
}

async function figure(node: Code, file: VFile): Promise<Parent['children'][number]> {
  const { id = '', caption, alt } = parseDiagramMeta(node);
  if (!caption || !alt) {
    file.fail('图要有图题和文字说明：“```mermaid #fig-名字 caption="图题" alt="图的结构与结论"”。', node);
  }
  let drawing: Element;
  try {
    drawing = await inBackground<typeof diagramSvg>(DIAGRAM_SVG, 'diagramSvg', node.value, id, alt);
  } catch (error) {
    file.fail(`Mermaid 图画不出来，检查第一行的图类型与箭头：${(error as Error).message}`, node);
  }
  requireWhole(node, drawing, file);
  const target = file.data.targets?.find((candidate) => candidate.id === id);
  const element = h('figure', { id, className: ['diagram'] }, [
    h('div', { className: ['diagram-scroller'], role: 'group', tabIndex: 0, ariaLabel: caption }, [drawing]),
    h('figcaption', [h('span', { className: ['figure-number'] }, `图 ${target?.number}`), caption]),
  ]);
  return {
    type: 'diagram',
    data: { hName: 'figure', hProperties: element.properties, hChildren: element.children },
  } as unknown as Parent['children'][number];
}

/** Fails on a line that is missing from the drawing: the library passes over what it can't read. */
function requireWhole(node: Code, drawing: Element, file: VFile): void {
  const drawn = toString(drawing).replace(/\s/g, '');
  for (const [index, line] of node.value.split('\n').entries()) {
    const lost = line.match(/\p{Script=Han}+/gu)?.find((label) => !drawn.includes(label));
    if (!lost || line.trim().startsWith('%%')) continue;
    file.fail(`Mermaid 图里的 “${lost}” 没有画出来：检查这一行的括号、引号与箭头。`, {
      line: (node.position?.start.line ?? 0) + index + 1,
      column: (node.position?.start.column ?? 1) + line.indexOf(lost),
    });
  }
}
