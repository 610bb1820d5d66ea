import type { Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { type ReadingTime, readingTime } from './reading-time.ts';
import { isDiagram } from './targets.ts';

/**
 * Writes into a page's front matter how long it and each of its sections take to read, and whether it
 * has formulas and drawings. Runs after `remarkTargets`, which gives headings their ids.
 */
export function remarkPageFacts() {
  return (tree: Root, file: VFile): void => {
    file.data.astro ??= {};
    file.data.astro.frontmatter = {
      ...file.data.astro.frontmatter,
      hasMath: formulasIn(tree.children).any,
      hasDiagrams: hasDiagrams(tree),
      reading: reading(tree.children),
      sections: sections(tree),
    };
  };
}

function reading(nodes: RootContent[]): ReadingTime {
  return readingTime(toString({ type: 'root', children: nodes }), formulasIn(nodes).display);
}

function hasDiagrams(tree: Root): boolean {
  let any = false;
  visit(tree, 'code', (node) => {
    any ||= isDiagram(node);
  });
  return any;
}

function formulasIn(nodes: RootContent[]): { any: boolean; display: number } {
  const formulas = { any: false, display: 0 };
  visit({ type: 'root', children: nodes } as Root, (node) => {
    if (node.type === 'math') formulas.display += 1;
    formulas.any ||= node.type === 'math' || node.type === 'inlineMath';
  });
  return formulas;
}

/** Minutes by the id of a section, which lasts until the next heading of its depth or above. */
function sections({ children }: Root): Record<string, number> {
  const minutes: Record<string, number> = {};
  for (const [start, node] of children.entries()) {
    const id = node.type === 'heading' ? node.data?.hProperties?.['id'] : undefined;
    if (node.type !== 'heading' || typeof id !== 'string') continue;
    const length = children
      .slice(start + 1)
      .findIndex((other) => other.type === 'heading' && other.depth <= node.depth);
    minutes[id] = reading(children.slice(start, length < 0 ? undefined : start + 1 + length)).minutes;
  }
  return minutes;
}
