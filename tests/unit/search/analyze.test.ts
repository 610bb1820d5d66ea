import { expect, test } from 'vitest';
import { analyze } from '../../../src/search/analyze.ts';

const lexicon = {
  knows: (word: string) => ['过拟合', '召回率', '查全率', '创新', '驾驶', '死记硬背'].includes(word),
  mixed: ['a/b测试'],
  beginsName: (text: string) => '梯度下降'.startsWith(text),
  sameAs: (word: string) => ({ 查全率: ['召回率', 'recall'] })[word] ?? [],
  alike: (word: string) => ({ 死记硬背: ['过拟合'] })[word] ?? [],
  terms: (word: string) => ({ 过拟合: [7], 死记硬背: [7] })[word] ?? [],
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

test('what is said in place of a term brings its name along, for less still, and leads to the term', () => {
  const [alike, same] = [concepts('死记硬背')[0], concepts('查全率')[0]];
  expect(alike).toMatchObject({ options: [{ word: '死记硬背' }, { word: '过拟合' }], terms: [7] });
  expect(alike?.options[1]?.weight).toBeLessThan(same?.options[1]?.weight ?? 0);
});

test('a name in Han and other letters is one word', () => {
  expect(concepts('a/b测试样本').map(({ word }) => word)).toEqual(['a/b测试', '样本']);
});

test('a query that begins a name is not cut, whatever words its characters are', () => {
  expect(concepts('梯度下').map(({ word }) => word)).toEqual(['梯度下']);
});

test('single characters are joined to each other or to the word beside them', () => {
  expect(concepts('飞桨').map(({ word }) => word)).toEqual(['飞桨']);
  expect(concepts('创新思')).toMatchObject([{ word: '创新思', rest: '创新' }]);
  expect(concepts('动驾驶')).toMatchObject([{ word: '动驾驶', rest: '驾驶' }]);
});

test('a character is joined to the verb or the letter before it', () => {
  expect(concepts('换脸').map(({ word }) => word)).toEqual(['换脸']);
  expect(concepts('a轮').map(({ word }) => word)).toEqual(['a轮']);
});

test('numbers and single characters say little beside other words', () => {
  expect(concepts('四十多岁过拟合 贵').map(({ word, slight }) => [word, slight])).toEqual([
    ['四十多岁', true],
    ['过拟合', false],
    ['贵', true],
  ]);
  expect(concepts('贵')).toMatchObject([{ word: '贵', slight: false }]);
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
