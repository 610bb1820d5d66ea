import type { Element } from 'domhandler';
import { DomUtils, parseDocument } from 'htmlparser2';
import katex from 'katex';
import { expect, test } from 'vitest';
import { formulaText } from '../../../src/search/index/formula-text.ts';

function read(tex: string): string {
  const document = parseDocument(katex.renderToString(tex, { output: 'mathml' }));
  return formulaText(DomUtils.findOne(({ tagName }) => tagName === 'math', [document]) as Element);
}

test.each([
  ['x^2', 'x²'],
  ['a_{12}', 'a₁₂'],
  ['\\bar x', 'x̄'],
  ['\\hat y', 'ŷ'],
  ['\\frac{1}{n}', '1/n'],
  ['\\frac{a+b}{2}', '(a + b)/2'],
  ['\\sqrt{n}', '√n'],
  ['e^{-x}', 'e^(−x)'],
  ['\\sum_{i=1}^{n} x_i', '∑_(i=1)ⁿxᵢ'],
  ['p \\approx 0.5', 'p ≈ 0.5'],
])('%s reads %s', (tex, text) => {
  expect(read(tex)).toBe(text);
});
