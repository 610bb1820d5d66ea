import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';

/** Puts a link to the section beside each heading with an id; the heading's own text stays clean. */
export function rehypeHeadingLinks() {
  return (tree: Root): void => {
    visit(tree, 'element', (node, index, parent) => {
      if (!/^h[2-4]$/.test(node.tagName) || !node.properties.id || !parent || index === undefined) {
        return undefined;
      }
      // The footnotes' own heading is hidden from sight and needs no link.
      if (node.properties.id === 'footnote-label') return SKIP;
      const anchor = h('a', {
        className: ['heading-anchor'],
        href: `#${node.properties.id}`,
        ariaLabel: `“${toString(node)}”的链接`,
      });
      parent.children[index] = h('div', { className: ['heading', `level-${node.tagName}`] }, [node, anchor]) as Element;
      return [SKIP, index + 1];
    });
  };
}
