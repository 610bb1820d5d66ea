import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';

/** Makes the text of each item of a checklist the label of its box, by which it is named and can be ticked. */
export function rehypeTaskLabels() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      if (![node.properties['className']].flat().includes('task-list-item')) return;
      const paragraph = node.children.find((child): child is Element => 'tagName' in child && child.tagName === 'p');
      const holder = paragraph ?? node;
      holder.children = [h('label', holder.children)];
    });
  };
}
