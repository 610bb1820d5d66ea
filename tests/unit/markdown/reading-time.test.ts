import { expect, test } from 'vitest';
import { readingTime } from '../../../src/markdown/reading-time.ts';

test.each([
  ['', 0, { han: 0, minutes: 1 }],
  ['字'.repeat(4000), 0, { han: 4000, minutes: 10 }],
  ['word '.repeat(400), 0, { han: 0, minutes: 2 }],
  ['字，'.repeat(400) + 'GPT-4 '.repeat(100), 3, { han: 400, minutes: 3 }],
])('%#: Han characters, words and formulas each take their time', (text, formulas, expected) => {
  expect(readingTime(text, formulas)).toEqual(expected);
});
