import type { PhrasingContent, Root, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { nearest } from './nearest.ts';

const CITATION = /\[(@[^\]]+)\]/g;
const ITEM = /^@([a-z0-9-]+)(?:,\s*(.+))?$/;

interface Options {
  /** Keys of every reference the guide has. */
  keys: () => ReadonlySet<string>;
}

/** A citation list of a page: the key and how often it is cited there, in order of first use. */
export interface CitedReference {
  key: string;
  uses: number;
}

/**
 * Turns `[@key]`, `[@key, 表 2]` and `[@a; @b]` into numbered links to the page's reference list,
 * and lists what was cited in the page's front matter as `citations`. Fails on an unknown key.
 */
export function remarkCitations({ keys }: Options) {
  return (tree: Root, file: VFile): void => {
    const cited = new Map<string, CitedReference>();
    const known = keys();
    visit(tree, 'text', (node, index, parent) => {
      if (!parent || index === undefined || !node.value.includes('[@')) return undefined;
      const parts = split(node, (item) => {
        const [, key = '', locator] = ITEM.exec(item.trim()) ?? [];
        if (!key) file.fail(`引文 “${item.trim()}” 写法不对：应为 [@键] 或 [@键, 位置]，多条以分号分开。`, node);
        if (!known.has(key)) {
          const suggestion = nearest(key, known);
          file.fail(
            `引用了不存在的文献 “${key}”：在 content/references.json 里补上它${suggestion ? `，或改成相近的 “${suggestion}”` : ''}。`,
            node,
          );
        }
        const entry = cited.get(key) ?? { key, uses: 0 };
        entry.uses += 1;
        cited.set(key, entry);
        const number = [...cited.keys()].indexOf(key) + 1;
        return { use: entry.uses, number, locator };
      });
      parent.children.splice(index, 1, ...parts);
      return [SKIP, index + parts.length];
    });
    file.data.astro ??= {};
    file.data.astro.frontmatter = {
      ...file.data.astro.frontmatter,
      citations: [...cited.values()],
    };
  };
}

interface Use {
  use: number;
  number: number;
  locator: string | undefined;
}

function split(node: Text, use: (item: string) => Use): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let from = 0;
  for (const match of node.value.matchAll(CITATION)) {
    parts.push({ type: 'text', value: node.value.slice(from, match.index) });
    const items = (match[1] as string).split(/[;；]/).map(use);
    parts.push({
      type: 'emphasis',
      data: { hName: 'span', hProperties: { className: ['citation'] } },
      children: items.flatMap((item, position) => [
        { type: 'text', value: position ? '; ' : '[' },
        link(item),
        ...(item.locator ? [{ type: 'text' as const, value: `, ${item.locator}` }] : []),
        ...(position === items.length - 1 ? [{ type: 'text' as const, value: ']' }] : []),
      ]) as PhrasingContent[],
    });
    from = match.index + match[0].length;
  }
  parts.push({ type: 'text', value: node.value.slice(from) });
  return parts.filter((part) => part.type !== 'text' || part.value);
}

function link({ use, number }: Use): PhrasingContent {
  return {
    type: 'link',
    url: `#ref-${number}`,
    data: { hProperties: { id: `cite-${number}-${use}`, role: 'doc-biblioref' } },
    children: [{ type: 'text', value: String(number) }],
  };
}
