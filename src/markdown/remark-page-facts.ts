import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { readingTime } from './reading-time.ts';

/** Writes the page's reading time and whether it has formulas into its front matter. */
export function remarkPageFacts() {
  return (tree: Root, file: VFile): void => {
    let formulas = 0;
    let hasMath = false;
    visit(tree, (node) => {
      if (node.type === 'math') formulas += 1;
      hasMath ||= node.type === 'math' || node.type === 'inlineMath';
    });
    file.data.astro ??= {};
    file.data.astro.frontmatter = {
      ...file.data.astro.frontmatter,
      hasMath,
      reading: readingTime(toString(tree), formulas),
    };
  };
}
