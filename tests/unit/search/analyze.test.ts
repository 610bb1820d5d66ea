import { expect, test } from 'vitest';
import { analyze } from '../../../src/search/analyze.ts';

const lexicon = {
  knows: (word: string) => ['过拟合', '召回率', '查全率', '创新', '驾驶'].includes(word),
  sameAs: (word: string) => ({ 查全率: ['召回率', 'recall'] })[word] ?? [],
};
const concepts = (query: string) => analyze(query, lexicon).concepts;

test('words that ask are no concepts, unless there are no others', () => {
  expect(concepts('如何防止过拟合').map(({ word }) => word)).toEqual(['防止', '过拟合']);
  expect(concepts('怎么办').map(({ word }) => word)).toEqual(['怎么办']);
});

test('a name brings the other names along, for less', () => {
  const [{ options } = { options: [] }] = concepts('查全率');
  expect(options.map(({ word }) => word)).toEqual(['查全率', '召回率', 'recall']);
  expect(options[1]?.weight).toBeLessThan(1);
});

test('single characters are joined to each other or to the word beside them', () => {
  expect(concepts('飞桨').map(({ word }) => word)).toEqual(['飞桨']);
  expect(concepts('创新思')).toMatchObject([{ word: '创新思', rest: '创新' }]);
  expect(concepts('动驾驶')).toMatchObject([{ word: '动驾驶', rest: '驾驶' }]);
});

test('the last word may be unfinished, another not', () => {
  expect(concepts('过拟合 reca').map(({ open }) => open)).toEqual([false, true]);
  expect(concepts('过拟合吗').map(({ open }) => open)).toEqual([false]);
});

test('the phrase is the query without words of asking at its ends', () => {
  expect(analyze('如何防止过拟合？', lexicon).phrase).toBe('防止过拟合');
});

test('a text that was pasted in is cut short', () => {
  expect(concepts('甲乙 丙丁 戊己 庚辛 壬癸 子丑 寅卯 辰巳 午未 申酉 戌亥 天地').length).toBeLessThanOrEqual(10);
});
