import { expect, test } from 'vitest';
import { remarkPageFacts } from '../../../src/markdown/remark-page-facts.ts';
import { renderPage } from './render-page.ts';
import { transform, u } from './tree.ts';

test('facts of a page go into its front matter', () => {
  const { file } = transform(
    remarkPageFacts(),
    u('root', [u('paragraph', [u('text', '字'.repeat(800))]), u('math', 'x'), u('math', 'y'), u('math', 'z')]),
  );
  expect(file.data.astro?.frontmatter).toEqual({ hasMath: true, reading: { han: 800, minutes: 3 } });
});

test.each([
  ['没有公式，费用写成5元。', false],
  ['有$x$。', true],
  ['$$ #eq-a\nx\n$$', true],
])('%j has formulas: %s', async (body, hasMath) => {
  expect((await renderPage(body)).facts.hasMath).toBe(hasMath);
});
