import type { Nodes, Root } from 'mdast';
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

/** Fails on a `<Callout>` of an unknown kind or without a title. */
export function remarkCallouts() {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node) => {
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
      if (!attribute(node, 'title')) file.fail(`Callout 要有标题：写成 <Callout kind="${kind}" title="标题">。`, node);
    });
  };
}

type Component = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

function attribute(node: Component, name: string): string {
  const found = node.attributes.find((candidate) => candidate.type === 'mdxJsxAttribute' && candidate.name === name);
  return typeof found?.value === 'string' ? found.value : '';
}
