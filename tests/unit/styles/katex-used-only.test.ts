import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { katexUsedOnly } from '../../../src/styles/katex-used-only.ts';

const katex = readFileSync('node_modules/katex/dist/katex.min.css', 'utf8');
const families = (css: string) => [
  ...new Set([...css.matchAll(/@font-face\{[^}]*font-family:(\w+)/g)].map(([, name]) => name)),
];

test('of KaTeX’s own sheet what the classes need stays', () => {
  const css = katexUsedOnly(katex, new Set(['katex', 'base', 'strut', 'mathnormal', 'vlist']));
  expect(css).toContain('.katex .mathnormal{');
  expect(css).toContain('.katex .vlist{');
  expect(css).not.toContain('.mathfrak');
  expect(css.length).toBeLessThan(katex.length / 2);
  expect(families(css)).toEqual(['KaTeX_Main', 'KaTeX_Math']);
});

test('with every class in use all stays', () => {
  const all = new Set([...katex.matchAll(/\.([A-Za-z][\w-]*)/g)].map(([, name]) => name as string));
  expect(katexUsedOnly(katex, all)).toBe(katex);
});

test('rules that are not KaTeX’s stay, those of several selectors in part', () => {
  const css = '.equation{color:red}.katex .a,.katex .b{top:0}@font-face{font-family:Other;src:x}';
  expect(katexUsedOnly(css, new Set(['katex', 'b']))).toBe(
    '.equation{color:red}.katex .b{top:0}@font-face{font-family:Other;src:x}',
  );
});

test('a class that an element must not have need not be there', () => {
  const css = '.a{top:0}.katex .accent-body:not(.accent-full){width:0}';
  expect(katexUsedOnly(css, new Set(['katex', 'accent-body']))).toBe(css);
});
