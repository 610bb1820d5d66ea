import { expect, test } from 'vitest';
import { katexWoff2Only } from '../../../src/styles/katex-woff2-only.ts';

test('KaTeX’s fonts stay as woff2 alone, in the style sheet and as files', () => {
  const face = (url: string) => `@font-face{font-family:KaTeX_Main;src:${url}}`;
  const bundle = {
    'math.abc.css': {
      type: 'asset',
      source: face(
        'url(/a/KaTeX_Main-Bold.x1.woff2)format("woff2"),url(/a/KaTeX_Main-Bold.x2.woff)format("woff"),url(/a/KaTeX_Main-Bold.x3.ttf)format("truetype")',
      ),
    },
    'a/KaTeX_Main-Bold.x1.woff2': { type: 'asset', source: '' },
    'a/KaTeX_Main-Bold.x2.woff': { type: 'asset', source: '' },
    'a/KaTeX_Main-Bold.x3.ttf': { type: 'asset', source: '' },
  };
  const generateBundle = katexWoff2Only().generateBundle as unknown as (options: object, files: typeof bundle) => void;
  generateBundle({}, bundle);
  expect(Object.keys(bundle)).toEqual(['math.abc.css', 'a/KaTeX_Main-Bold.x1.woff2']);
  expect(bundle['math.abc.css'].source).toBe(face('url(/a/KaTeX_Main-Bold.x1.woff2)format("woff2")'));
});
