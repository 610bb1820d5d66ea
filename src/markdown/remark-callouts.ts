import type { Nodes, Parent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { nearest } from './nearest.ts';

/** The kinds of box that a text may hold, and how each is called. */
export const CALLOUT_KINDS = {
  example: '算例',
  decision: '判断规则',
  pitfall: '避坑',
  case: '真实案例',
  composite: '虚构示例',
  note: '说明',
};

/**
 * Turns `<Callout kind="…" title="…">` into a box with its kind and title above what stands in it.
 * Fails on an unknown kind, on a missing title, and where it stands inside a paragraph.
 */
export function remarkCallouts() {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node, index, parent) => {
      if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
      if (node.name !== 'Callout') return;
      const kind = attribute(node, 'kind');
      if (!Object.hasOwn(CALLOUT_KINDS, kind)) {
        const suggestion = nearest(kind, Object.keys(CALLOUT_KINDS));
        file.fail(
          `Callout 没有 “${kind}” 这一种：kind 写成 ${Object.keys(CALLOUT_KINDS).join('、')} 之一${suggestion ? `，是不是 “${suggestion}”？` : '。'}`,
          node,
        );
      }
      const title = attribute(node, 'title');
      if (!title) file.fail(`Callout 要有标题：写成 <Callout kind="${kind}" title="标题">。`, node);
      if (node.type === 'mdxJsxTextElement') {
        file.fail('Callout 要独占几行：开头与结尾的标签各占一行，里面的文字前后各空一行。', node);
      }
      (parent as Parent).children[index as number] = box(
        kind as CalloutKind,
        title,
        node,
      ) as Parent['children'][number];
    });
  };
}

type CalloutKind = keyof typeof CALLOUT_KINDS;

function box(kind: CalloutKind, title: string, { children, position }: Component): object {
  const label = CALLOUT_KINDS[kind];
  // Authors may repeat the label in the title.
  const heading = title.replace(new RegExp(`^${label}：`), '');
  const span = { type: 'calloutLabel', data: { hName: 'span' }, children: [{ type: 'text', value: label }] };
  return {
    type: 'callout',
    position,
    data: {
      hName: 'div',
      hProperties: { className: ['callout', kind], role: 'note', ariaLabel: `${label}：${heading}` },
    },
    children: [
      {
        type: 'paragraph',
        data: { hProperties: { className: ['callout-title'] } },
        children: [span, { type: 'text', value: ` ${heading}` }],
      },
      ...children,
    ],
  };
}

type Component = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

function attribute(node: Component, name: string): string {
  const found = node.attributes.find((candidate) => candidate.type === 'mdxJsxAttribute' && candidate.name === name);
  return typeof found?.value === 'string' ? found.value : '';
}
