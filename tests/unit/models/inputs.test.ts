import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cellSlider,
  cleanText,
  fieldText,
  fromSlider,
  readNumber,
  rowName,
  sliderOf,
  toSlider,
} from '../../../src/models/inputs.ts';
import type { NumberInput } from '../../../src/models/model.ts';

const customers: NumberInput = {
  kind: 'number',
  symbol: 'N',
  label: '客户数',
  unit: '家',
  min: 1,
  max: 1e8,
  log: true,
  integer: true,
};
const sales: NumberInput = { kind: 'number', symbol: 'B', label: '销售额', unit: '亿元', min: 1, max: 1e6, log: true };
const share: NumberInput = { kind: 'number', symbol: 'f', label: '占比', unit: '', min: 0, max: 1 };

test.each([
  ['40000', customers, 40_000],
  [' 40,000 ', customers, 40_000],
  ['４万', customers, 40_000],
  ['4万家', customers, 40_000],
  ['1.2e4', customers, 12_000],
  ['130，923', sales, 130_923],
  ['130923亿元', sales, 130_923],
  ['13万亿', sales, 130_000],
  ['5000万元', { ...sales, min: 0.01 }, 0.5],
  ['20%', share, 0.2],
  ['.5', share, 0.5],
] as const)('%j is read as people mean it', (text, input, value) => {
  expect(readNumber(text, input).value).toBeCloseTo(value, 9);
});

test.each([
  ['', customers, '客户数还空着：写一个数，例如1。'],
  ['很多', customers, '客户数里的“很多”不是数：写成1200、1.2万或12%这样。'],
  ['0', customers, '客户数要在1到1亿家之间。'],
  ['2.5', customers, '客户数要写整数。'],
  ['-1', share, '占比要在0到1之间。'],
  ['1e308', share, '占比要在0到1之间。'],
] as const)('%j is answered with what to write', (text, input, problem) => {
  expect(readNumber(text, input)).toEqual({ problem });
});

test('what a field shows is read back as the same number', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1e300, noNaN: true }), (value) => {
      const shown = readNumber(fieldText(value), { ...share, max: 1e301 }).value as number;
      expect(Math.abs(shown - value)).toBeLessThanOrEqual(1e-14 * value);
    }),
  );
});

test('a slider along ratios reaches both ends, grows all the way, and keeps three digits', () => {
  for (const input of [customers, sales]) {
    const { min, max } = sliderOf(input);
    expect([fromSlider(min, input), fromSlider(max, input)]).toEqual([input.min, input.max]);
    for (let position = min; position < max; position += 1) {
      const value = fromSlider(position, input);
      expect(fromSlider(position + 1, input)).toBeGreaterThanOrEqual(value);
      if (!input.integer) expect(toSlider(value, input)).toBe(position);
    }
  }
});

test('names lose the marks that addresses use', () => {
  expect(cleanText('a_b*c!d~e\nf', { kind: 'text', label: '名', maxLength: 9 })).toBe('a b c d e');
});

test.each([
  [{ ...share }, [0.35, 0.45, 0.04], { min: 0, max: 1, step: 0.01 }],
  [{ ...sales, min: 0.01 }, [40, 300], { min: 10, max: 1000, step: 10 }],
  [{ ...sales, min: -1000, max: 1000 }, [1, 4], { min: -10, max: 10, step: 0.1 }],
  [{ ...customers, min: 0 }, [3, 1], { min: 0, max: 10, step: 1 }],
  [{ ...share, max: 500 }, [0, 0], { min: 0, max: 1, step: 0.01 }],
])('a cell’s slider reaches about twice the largest of its column (%#)', (input, column, slider) => {
  expect(cellSlider(input, column)).toEqual(slider);
});

test('a row goes by its place and its first two texts', () => {
  const text = { kind: 'text', label: '', maxLength: 9 } as const;
  const rows = {
    kind: 'rows',
    label: '活动',
    min: 1,
    max: 9,
    columns: { id: text, name: text, before: text },
  } as const;
  expect(rowName(rows, { id: 'B', name: '评测集', before: 'A' }, 1)).toBe('第2条B评测集');
  expect(rowName({ ...rows, columns: { share } }, { share: 1 }, 0)).toBe('第1条');
});
