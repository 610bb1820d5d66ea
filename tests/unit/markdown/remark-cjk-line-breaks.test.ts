import { expect, test } from 'vitest';
import { remarkCjkLineBreaks } from '../../../src/markdown/remark-cjk-line-breaks.ts';
import { renderPage } from './render-page.ts';
import { transform, u } from './tree.ts';

test.each([
  ['甲\n乙', '甲乙', 'between Han characters'],
  ['甲，  \n  “乙', '甲，“乙', 'between Chinese punctuation'],
  ['one\ntwo', 'one\ntwo', 'not between words'],
  ['甲\nBERT', '甲\nBERT', 'not between Han and Latin'],
])('%j becomes %j: %s', (before, after) => {
  const { tree } = transform(remarkCjkLineBreaks(), u('root', [u('paragraph', [u('text', before)])]));
  expect(tree).toEqual(u('root', [u('paragraph', [u('text', after)])]));
});

test('a break beside bold text goes too', () => {
  const { tree } = transform(
    remarkCjkLineBreaks(),
    u('root', [
      u('paragraph', [u('strong', [u('text', '甲')]), u('text', '\n乙\n'), u('emphasis', [u('text', '丙')])]),
    ]),
  );
  expect(tree).toEqual(
    u('root', [u('paragraph', [u('strong', [u('text', '甲')]), u('text', '乙'), u('emphasis', [u('text', '丙')])])]),
  );
});

test('a formula at the break keeps its space', async () => {
  const { html } = await renderPage('甲\n$x$\n乙\n丙');
  expect(html).toMatch(/^<p>甲\n<span class="katex">.*<\/span>\n乙丙<\/p>$/s);
});
