import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { rehypeKatexErrors } from '../../../src/markdown/rehype-katex-errors.ts';
import { renderPage } from './render-page.ts';

test('a message of rehype-katex becomes a failure at its place', () => {
  const file = new VFile({ path: 'a.mdx' });
  file.message('Could not render math', {
    source: 'rehype-katex',
    place: { line: 3, column: 5 },
    cause: new Error('Undefined control sequence: \\foo'),
  });
  expect(() => rehypeKatexErrors()(undefined, file)).toThrow(
    expect.objectContaining({
      name: 'a.mdx:3:5',
      reason: '公式有错，KaTeX 排不出来：Undefined control sequence: \\foo',
    }),
  );
});

test('other messages pass', () => {
  const file = new VFile();
  file.message('something else', { source: 'another-plugin' });
  expect(() => rehypeKatexErrors()(undefined, file)).not.toThrow();
});

test('a formula that KaTeX can set is set, for eyes and for screen readers', async () => {
  const { html } = await renderPage('$\\frac{1}{2}$');
  expect(html).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML">');
  expect(html).toContain('<span class="katex-html" aria-hidden="true">');
});
