import type { Parent, Root, Table } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { isTableCaption, parseTableCaption } from './targets.ts';

/**
 * Joins a table and the caption line above it into `figure.table`: caption with its number, and the
 * table in a region that scrolls by keyboard. Runs after `remarkTargets`.
 */
export function remarkTables() {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node, index, parent) => {
      if (!isTableCaption(node) || index === undefined || !parent) return undefined;
      const siblings = (parent as Parent).children;
      const table = siblings[index + 1];
      if (table?.type !== 'table') {
        file.fail('“表：” 开头的一行是表题，它的下一段必须是表格。', node);
      }
      alignByClass(table);
      const { caption, id = '' } = parseTableCaption(node);
      const target = file.data.targets?.find((candidate) => candidate.id === id);
      const figure = {
        type: 'tableFigure',
        data: { hName: 'figure', hProperties: { id, className: ['table'] } },
        children: [
          {
            type: 'tableCaption',
            data: { hName: 'figcaption' },
            children: [
              {
                type: 'strong',
                data: { hName: 'span', hProperties: { className: ['figure-number'] } },
                children: [{ type: 'text', value: `表 ${target?.number}` }],
              },
              { type: 'text', value: caption },
            ],
          },
          {
            type: 'tableScroller',
            data: {
              hName: 'div',
              hProperties: { className: ['table-scroller'], role: 'group', tabIndex: 0, ariaLabel: caption },
            },
            children: [table],
          },
        ],
      };
      siblings.splice(index, 2, figure as unknown as Parent['children'][number]);
      return [SKIP, index + 1];
    });
  };
}

/** Puts the columns' alignment into classes: the attribute that it would become is no longer HTML. */
function alignByClass(table: Table): void {
  for (const { children: cells } of table.children) {
    for (const [column, cell] of cells.entries()) {
      const align = table.align?.[column];
      if (align) cell.data = { ...cell.data, hProperties: { className: [align] } };
    }
  }
  table.align = table.align?.map(() => null);
}
