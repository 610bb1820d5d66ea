import { readFileSync } from 'node:fs';
import katex from 'katex';
import { expect, test } from 'vitest';
import { katexCharacters } from '../../../src/styles/katex-characters.ts';

const css = readFileSync('node_modules/katex/dist/katex.min.css', 'utf8');
const charactersOf = (html: string) =>
  Object.fromEntries([...katexCharacters(css, [html])].map(([face, set]) => [face, [...set].sort().join('')]));
const formula = (tex: string) => katex.renderToString(tex, { displayMode: true });

test('each letter counts for the face that it is set in', () => {
  expect(
    charactersOf(formula(String.raw`a+1<\mathbf{B}\boldsymbol{\theta}\mathbb{E}\mathcal{L}\text{it \textit{s}}`)),
  ).toEqual({
    'KaTeX_Math-Italic': 'a',
    'KaTeX_Main-Regular': '+1<it\u00a0',
    'KaTeX_Main-Bold': 'B',
    'KaTeX_Math-BoldItalic': 'θ',
    'KaTeX_AMS-Regular': 'E',
    'KaTeX_Caligraphic-Regular': 'L',
    'KaTeX_Main-Italic': 's',
  });
});

test('large signs and the parts of tall brackets count for the faces of sizes', () => {
  const found = charactersOf(formula(String.raw`\sum_i \left(\frac{a}{b}\right) \begin{cases}1\\2\\3\\4\end{cases}`));
  expect(found['KaTeX_Size2-Regular']).toContain('∑');
  expect(Object.keys(found)).toEqual(expect.arrayContaining(['KaTeX_Size2-Regular', 'KaTeX_Size4-Regular']));
});

test('text outside formulas does not count, symbols of live models do', () => {
  expect(charactersOf('<p>文字<span>z</span></p><th><var>B<sub>i</sub></var>x</th>')).toEqual({
    'KaTeX_Math-Italic': 'Bi',
  });
});
