import { expect, test } from 'vitest';
import { remarkCitations } from '../../../src/markdown/remark-citations.ts';
import { renderPage } from './render-page.ts';
import { transform, u } from './tree.ts';

const plugin = remarkCitations({ keys: () => new Set(['a2020', 'b2021']) });

test('a citation becomes a numbered link to the page’s reference list', () => {
  const { tree, file } = transform(plugin, u('root', [u('paragraph', [u('text', '甲[@b2021, 表 2]。')])]));
  expect(tree).toEqual(
    u('root', [
      u('paragraph', [
        u('text', '甲'),
        u('emphasis', { data: { hName: 'span', hProperties: { className: ['citation'] } } }, [
          u('text', '['),
          u('link', { url: '#ref-1', data: { hProperties: { id: 'cite-1-1', role: 'doc-biblioref' } } }, [
            u('text', '1'),
          ]),
          u('text', ', 表 2'),
          u('text', ']'),
        ]),
        u('text', '。'),
      ]),
    ]),
  );
  expect(file.data.astro?.frontmatter).toEqual({ citations: [{ key: 'b2021', uses: 1 }] });
});

test('numbers follow first use, uses are counted, several share one bracket', async () => {
  const { html, facts } = await renderPage('甲[@law2021]，乙[@sample2020paper, 第2节; @law2021]。');
  expect(html.replace(/<[^>]+>/g, '')).toBe('甲[1]，乙[2, 第2节; 1]。');
  expect([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)).toEqual(['cite-1-1', 'cite-2-1', 'cite-1-2']);
  expect(facts.citations).toEqual([
    { key: 'law2021', uses: 2 },
    { key: 'sample2020paper', uses: 1 },
  ]);
});

test('a citation in code stays as it is written', async () => {
  expect((await renderPage('写成`[@key]`。')).html).toBe('<p>写成<code>[@key]</code>。</p>');
});
