import { expect, test } from 'vitest';
import { unlistedWords } from '../../../src/search/index/unlisted-words.ts';

test('finds words that browsers cut in two, and none that they know or that count', () => {
  const texts = ['优化访谈融资三个', '优化访谈融资三个', '优化访谈融资三个', '仅此调研'];
  expect(unlistedWords(texts)).toEqual(['优化', '访谈']);
});
