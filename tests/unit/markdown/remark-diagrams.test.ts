import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { remarkDiagrams } from '../../../src/markdown/remark-diagrams.ts';
import { renderPage } from './render-page.ts';
import { type Literal, transformSlowly, u } from './tree.ts';

const fence = (id: string) =>
  `\`\`\`mermaid #${id} caption="流程" alt="甲到乙。"\nflowchart LR\n  A["甲<br/>一"] -->|"是"| B[乙]\n\`\`\``;

test('a fence becomes a figure with scroller, drawing and numbered caption', async () => {
  const code = u(
    'code',
    { lang: 'mermaid', meta: '#fig-a caption="流程" alt="甲到乙。"' },
    'flowchart LR\n A[甲] --> B[乙]',
  );
  const targets = [{ id: 'fig-a', number: '1.1' }];
  const tree = await transformSlowly(remarkDiagrams(), u('root', [code]), { targets });
  expect(tree).toMatchObject(
    u('root', [
      u('diagram', {
        data: {
          hName: 'figure',
          hProperties: { id: 'fig-a', className: ['diagram'] },
          hChildren: [
            {
              tagName: 'div',
              properties: { className: ['diagram-scroller'], role: 'group', tabIndex: 0, ariaLabel: '流程' },
              children: [{ tagName: 'svg', properties: { role: 'img', ariaLabel: '甲到乙。' } }],
            },
            {
              tagName: 'figcaption',
              children: [
                { tagName: 'span', children: [{ value: '图 1.1' }] },
                { type: 'text', value: '流程' },
              ],
            },
          ],
        },
      }),
    ]),
  );
});

test('other code stays code', async () => {
  const code = u('code', { lang: 'ts' }, 'flowchart LR');
  expect(await transformSlowly(remarkDiagrams(), u('root', [code]))).toEqual(u('root', [code]));
});

test('two drawings on a page are described, follow the style sheet, load nothing and share no id', async () => {
  const { html } = await renderPage(`${fence('fig-one')}\n\n${fence('fig-two')}`);
  const drawings: Element[] = [];
  const ids: string[] = [];
  const referred: string[] = [];
  visit(fromHtml(html, { fragment: true }), 'element', (element) => {
    if (element.tagName === 'svg') drawings.push(element);
    if (element.properties.id) ids.push(String(element.properties.id));
    for (const value of Object.values(element.properties)) {
      referred.push(...[...String(value).matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id as string));
    }
  });
  expect(drawings.map(({ properties }) => [properties['role'], properties['ariaLabel']])).toEqual([
    ['img', '甲到乙。'],
    ['img', '甲到乙。'],
  ]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(referred.length).toBeGreaterThan(0);
  expect(ids).toEqual(expect.arrayContaining(referred));
  expect(html).not.toMatch(/<style|@import|https?:|font-family/);
  expect(html).toMatch(/甲<.*一<.*是|是.*甲<.*一</s);
});

test('a labelled arrow, a decision and a subgraph are drawn whole', async () => {
  const source = 'flowchart TD\n  subgraph S [组]\n  A{"够吗"} -- 否 --> B([停])\n  end\n  A -.->|是| C[(库)]';
  const { html } = await renderPage(`\`\`\`mermaid #fig-a caption="流程" alt="说明。"\n${source}\n\`\`\``);
  const text = textOf(fromHtml(html, { fragment: true }) as unknown as Literal);
  for (const label of ['组', '够吗', '否', '停', '是', '库']) expect(text).toContain(label);
});

function textOf(node: Literal): string {
  return typeof node['value'] === 'string'
    ? node['value']
    : ((node['children'] ?? []) as Literal[]).map(textOf).join('');
}
