import { expect, test } from 'vitest';
import { remarkEquations } from '../../../src/markdown/remark-equations.ts';
import { renderEntry, renderPage } from './render-page.ts';
import { transform, u } from './tree.ts';

test('a display formula is wrapped with its number, which links to itself', () => {
  const { tree } = transform(remarkEquations(), u('root', [u('math', { meta: '#eq-mean' }, 'x')]), {
    targets: [{ id: 'eq-mean', number: '1.1' }],
  });
  expect(tree).toEqual(
    u('root', [
      u('equation', { data: { hName: 'div', hProperties: { id: 'eq-mean', className: ['equation'] } } }, [
        u(
          'equationBody',
          {
            data: {
              hName: 'div',
              hProperties: { className: ['equation-body'], role: 'group', tabIndex: 0, ariaLabel: '公式 (1.1)' },
            },
          },
          [u('math', { meta: '#eq-mean' }, 'x')],
        ),
        u('link', { url: '#eq-mean', data: { hProperties: { className: ['equation-number'] } } }, [u('text', '(1.1)')]),
      ]),
    ]),
  );
});

test('formulas are numbered within the chapter', async () => {
  const { html } = await renderPage('$$ #eq-a\nx\n$$\n\n$$ #eq-b\ny\n$$');
  const numbers = [...html.matchAll(/<a href="#(eq-\w)" class="equation-number">([^<]+)</g)];
  expect(numbers.map(([, id, number]) => [id, number])).toEqual([
    ['eq-a', '(1.1)'],
    ['eq-b', '(1.2)'],
  ]);
  expect(html.match(/class="katex-display"/g)).toHaveLength(2);
});

test('a formula of a list’s entry may stand in the line', async () => {
  expect(await renderEntry('比例$p$。')).toContain('class="katex"');
});
