import type { Element, Root, RootContent } from 'hast';
import { h } from 'hastscript';

/**
 * Wraps each second-level heading and what follows it in a `section`. Runs after `rehypeHeadingLinks`.
 */
export function rehypeSections() {
  return (tree: Root): void => {
    const children: RootContent[] = [];
    let section: Element | undefined;
    for (const node of tree.children) {
      if (isFootnotes(node)) section = undefined;
      else if (isSectionHeading(node)) children.push((section = h('section')));
      if (section) section.children.push(node as Element);
      else children.push(node);
    }
    tree.children = children;
  };
}

function hasClass(node: RootContent, name: string): boolean {
  return (
    node.type === 'element' && Array.isArray(node.properties.className) && node.properties.className.includes(name)
  );
}

function isSectionHeading(node: RootContent): boolean {
  return hasClass(node, 'level-h2');
}

function isFootnotes(node: RootContent): boolean {
  return node.type === 'element' && 'dataFootnotes' in node.properties;
}
