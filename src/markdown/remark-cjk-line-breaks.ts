import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

const CJK = '[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef\\u2018-\\u201d\\u2014\\u2026]';
const BREAK_BETWEEN_CJK = new RegExp(`(?<=${CJK})[ \\t]*\\n[ \\t]*(?=${CJK})`, 'gu');

/** Removes soft line breaks between Han characters, which HTML would show as spaces. */
export function remarkCjkLineBreaks() {
  return (tree: Root): void => {
    visit(tree, 'text', (node) => {
      node.value = node.value.replace(BREAK_BETWEEN_CJK, '');
    });
  };
}
