import { expect, test } from 'vitest';
import { isNumber, segment } from '../../../src/search/segment.ts';

const lexicon = new Set(['卷积神经网络', '融资', '过拟合', '大模型']);
const cut = (query: string) => segment(query, (word) => lexicon.has(word)).map(({ text, kind }) => `${text}:${kind}`);

test('the guide’s own words are kept whole', () => {
  expect(cut('卷积神经网络')).toEqual(['卷积神经网络:word']);
});

test('between them the browser’s dictionary cuts', () => {
  expect(cut('融资策略')).toEqual(['融资:word', '策略:word']);
});

test('words that ask are told apart', () => {
  expect(cut('如何防止过拟合')).toEqual(['如何:stop', '防止:word', '过拟合:word']);
  expect(cut('融资怎么办？')).toEqual(['融资:word', '怎么办:stop']);
});

test('so are words that are made of nothing else, and words with a particle', () => {
  expect(cut('融资那就不会')).toEqual(['融资:word', '那就:stop', '不会:stop']);
  expect(cut('签了融资')).toEqual(['签:stop', '了:stop', '融资:word']);
});

test('of a word that is asked for by repeating it, one is left', () => {
  expect(cut('融资合不合法')).toEqual(['融资:word', '合不:stop', '合法:word']);
});

test('a sum of money and an age are numbers', () => {
  for (const number of ['几毛钱', '三块钱', '快四十', '五十多', '第三次']) expect(isNumber(number)).toBe(true);
  for (const word of ['毛钱', '快递', '近况', '四十']) expect(isNumber(word)).toBe(word === '四十');
});

test('Han and other letters are cut apart', () => {
  expect(cut('ai大模型')).toEqual(['ai:word', '大模型:word']);
  expect(cut('gpt-3 c++')).toEqual(['gpt-3:word', 'c++:word']);
});

test('a character of no word is left by itself', () => {
  expect(cut('飞桨')).toEqual(['飞:unknown', '桨:unknown']);
});

test('positions are those in the query', () => {
  expect(segment('ai 融资', (word) => lexicon.has(word)).map(({ at }) => at)).toEqual([0, 3]);
});
