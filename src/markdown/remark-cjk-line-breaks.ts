import type { Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

const CJK = '[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef\\u2018-\\u201d\\u2014\\u2026]';
const BREAK_BETWEEN_CJK = new RegExp(`(?<=${CJK})[ \\t]*\\n[ \\t]*(?=${CJK})`, 'gu');

/** Removes soft line breaks between Han characters, which HTML would show as spaces. */
export function remarkCjkLineBreaks() {
  return (tree: Root): void => {
    visit(tree, 'text', (node, index = 0, parent) => {
      if (!node.value.includes('\n')) return;
      const before = lastCharacter(parent?.children[index - 1]);
      const after = firstCharacter(parent?.children[index + 1]);
      const joined = `${before}${node.value}${after}`.replace(BREAK_BETWEEN_CJK, '');
      node.value = joined.slice(before.length, joined.length - after.length);
    });
  };
}

function lastCharacter(node: Nodes | undefined): string {
  return node ? ([...toString(node)].at(-1) ?? '') : '';
}

function firstCharacter(node: Nodes | undefined): string {
  return node ? ([...toString(node)].at(0) ?? '') : '';
}
