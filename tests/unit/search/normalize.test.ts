import { expect, test } from 'vitest';
import { normalize } from '../../../src/search/normalize.ts';

test.each([
  ['ＧＰＴ－３', 'gpt-3'],
  ['  Adam\n\toptimizer ', 'adam optimizer'],
  ['①②', '12'],
  ['融\u200b资\u202e', '融资'],
  ['坏\ud800字', '坏字'],
  ['？', '?'],
  ['\u0000\u0007', ''],
])('%j becomes %j', (text, plain) => {
  expect(normalize(text)).toBe(plain);
});
