import { expect, test } from 'vitest';
import { remarkTables } from '../../../src/markdown/remark-tables.ts';
import { renderPage } from './render-page.ts';
import { transform, u } from './tree.ts';

test('caption line and table become one figure with its number', () => {
  const table = u('table', { align: [] }, []);
  const { tree } = transform(
    remarkTables(),
    u('root', [u('paragraph', [u('text', '表：三种做法 [#tbl-a]')]), table, u('paragraph', [u('text', '后文')])]),
    { targets: [{ id: 'tbl-a', number: '2.1' }] },
  );
  expect(tree).toEqual(
    u('root', [
      u('tableFigure', { data: { hName: 'figure', hProperties: { id: 'tbl-a', className: ['table'] } } }, [
        u('tableCaption', { data: { hName: 'figcaption' } }, [
          u('strong', { data: { hName: 'span', hProperties: { className: ['figure-number'] } } }, [
            u('text', '表 2.1'),
          ]),
          u('text', '三种做法'),
        ]),
        u(
          'tableScroller',
          {
            data: {
              hName: 'div',
              hProperties: { className: ['table-scroller'], role: 'group', tabIndex: 0, ariaLabel: '三种做法' },
            },
          },
          [table],
        ),
      ]),
      u('paragraph', [u('text', '后文')]),
    ]),
  );
});

test('a table keeps its alignment and its cells’ markup', async () => {
  const { html } = await renderPage('表：做法 [#tbl-a]\n\n| 甲 | 乙 |\n| --- | ---: |\n| **一** | $x$ |');
  expect(html).toMatch(
    /^<figure id="tbl-a" class="table"><figcaption><span class="figure-number">表 1\.1<\/span>做法</,
  );
  expect(html).toContain('<div class="table-scroller" role="group" tabindex="0" aria-label="做法"><table>');
  expect(html).toContain('<td><strong>一</strong></td>');
  expect(html).toContain('<th>甲</th>');
  expect(html).toContain('<th class="right">乙</th>');
  expect(html).toContain('<td class="right"><span class="katex">');
});
