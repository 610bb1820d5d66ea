import { expect, test } from 'vitest';
import { lexicon } from '../../../src/search/index/lexicon.ts';

test('has the words of headings and names, and those of the text that browsers cut in two', () => {
  const texts = ['优化访谈资金三个', '优化访谈资金三个', '优化访谈资金三个', '仅此调研'];
  const pages: [string, string, string, number, number[]][] = [['a/', '融资：渠道', '', 0, []]];
  const empty = {
    levels: '1',
    anchors: '',
    pageKinds: [],
    runs: [],
    questions: [],
    phrases: [],
    termAnchors: '',
    lengths: '',
  };
  const places = { ...empty, pages, headings: '融资计划\n渠道管理' };
  const names: [number, string, string, number][] = [[1, '召回率|recall', '', 0]];
  expect(lexicon({ places, names }, texts)).toEqual(['渠道', '融资', '优化', '访谈']);
});
