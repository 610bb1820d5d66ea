import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { modelNames, readAbout } from '../models/about.ts';
import { nearest } from './nearest.ts';

type Component = Extract<Nodes, { type: 'mdxJsxFlowElement' }>;

/**
 * Resolves `<Model name="…" />`: fails on a model that does not exist or stands in the page twice, puts its sources
 * into it as citations of the page, and lists the models in the front matter as `models`. Runs before `remarkCitations`.
 */
export function remarkModels() {
  return (tree: Root, file: VFile): void => {
    const placed: string[] = [];
    visit(tree, (node) => {
      if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
      if (node.name !== 'Model') return;
      const name = nameOf(node as Component);
      const known = modelNames();
      if (!known.includes(name)) {
        const suggestion = nearest(name, known);
        file.fail(
          `模型 “${name}” 不存在：src/models/ 里有 ${known.join('、')}${suggestion ? `，是不是 “${suggestion}”？` : '。'}`,
          node,
        );
      }
      if (node.type === 'mdxJsxTextElement') file.fail(`模型 “${name}” 要单独成段：前后各空一行。`, node);
      if (placed.includes(name)) file.fail(`模型 “${name}” 在这一页已经放过：一页只放一次。`, node);
      placed.push(name);
      node.children = [
        {
          type: 'paragraph',
          data: { hProperties: { className: ['model-sources'] } },
          children: [
            {
              type: 'text',
              value: `来源：[${readAbout(name)
                .cite.map((key) => `@${key}`)
                .join('; ')}]。`,
            },
          ],
          position: node.position,
        },
      ];
      for (const paragraph of node.children) {
        if ('children' in paragraph) for (const child of paragraph.children) child.position = node.position;
      }
    });
    file.data.astro ??= {};
    file.data.astro.frontmatter = { ...file.data.astro.frontmatter, models: placed };
  };
}

function nameOf(node: Component): string {
  const attribute = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === 'name');
  return typeof attribute?.value === 'string' ? attribute.value : '';
}
