import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { katexWoff2Only } from '../../../src/styles/katex-woff2-only.ts';

test('KaTeX’s style sheet keeps every font face, as woff2 alone', () => {
  const css = readFileSync('node_modules/katex/dist/katex.min.css', 'utf8');
  const { handler, filter } = katexWoff2Only().transform as unknown as {
    handler: (css: string) => string;
    filter: { id: RegExp };
  };
  const slim = handler(css);
  expect(filter.id.test('/node_modules/katex/dist/katex.min.css?url')).toBe(true);
  expect(slim).not.toMatch(/\.(woff|ttf)\)/);
  expect(slim.match(/@font-face\{[^}]*src:url\([^)]+\.woff2\) format\("woff2"\)[;}]/g)).toHaveLength(
    css.match(/@font-face/g)?.length as number,
  );
});
