import type { Parent, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { equationId } from './targets.ts';

/**
 * Wraps every display formula in `div.equation`: the formula in a region that scrolls by keyboard,
 * and its number, which links to itself. Runs after `remarkTargets` and before rehype-katex.
 * A formula written between `$$` on one line is a display formula that lost its place: it fails.
 */
export function remarkEquations() {
  return (tree: Root, file: VFile): void => {
    visit(tree, 'inlineMath', (node) => {
      const { start, end } = node.position ?? {};
      if (start?.offset === undefined || end?.offset === undefined) return;
      if (String(file.value).slice(start.offset, end.offset).startsWith('$$')) {
        file.fail('独立公式要独占几行：“$$ #eq-名字” 一行，公式一行，“$$” 一行，前后各空一行。', node);
      }
    });
    visit(tree, 'math', (node, index, parent) => {
      const id = equationId(node) ?? '';
      const target = file.data.targets?.find((candidate) => candidate.id === id);
      const label = `(${target?.number})`;
      const equation = {
        type: 'equation',
        data: { hName: 'div', hProperties: { id, className: ['equation'] } },
        children: [
          {
            type: 'equationBody',
            data: {
              hName: 'div',
              hProperties: { className: ['equation-body'], role: 'group', tabIndex: 0, ariaLabel: `公式 ${label}` },
            },
            children: [node],
          },
          {
            type: 'link',
            url: `#${id}`,
            data: { hProperties: { className: ['equation-number'] } },
            children: [{ type: 'text', value: label }],
          },
        ],
      };
      (parent as Parent).children[index as number] = equation as unknown as Parent['children'][number];
      return SKIP;
    });
  };
}
