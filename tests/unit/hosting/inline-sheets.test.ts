import { expect, test } from 'vitest';
import { withSheetsInlined } from '../../../src/hosting/inline-sheets.ts';

const page =
  '<link rel="stylesheet" href="/g/_astro/a.1.css"><link rel="stylesheet" href="/p.css" media="print">' +
  '<link rel="stylesheet" href="/g/_astro/math.2.css">';

test('sheets of the source stand in the page, those for paper and of the content stay files', () => {
  expect(withSheetsInlined(page, (name) => (name === 'a.1.css' ? 'a{content:"$&"}' : undefined))).toBe(
    '<style>a{content:"$&"}</style><link rel="stylesheet" href="/p.css" media="print">' +
      '<link rel="stylesheet" href="/g/_astro/math.2.css">',
  );
});

test('a sheet that would end its element too early stops the build', () => {
  expect(() => withSheetsInlined(page, () => '</style>')).toThrow('/g/_astro/a.1.css');
});
