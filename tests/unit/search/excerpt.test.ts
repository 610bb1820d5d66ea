import { expect, test } from 'vitest';
import { excerpt, marked } from '../../../src/search/excerpt.ts';

const shown = (parts: { text: string; marked: boolean }[]) =>
  parts.map((part) => (part.marked ? `[${part.text}]` : part.text)).join('');

test('marks the words, in the letters of the text', () => {
  expect(shown(marked('GPT与ＧＰＴ-3', ['gpt']))).toBe('[GPT]与[ＧＰＴ]-3');
});

test('the longer word is marked as one', () => {
  expect(shown(marked('训练数据', ['训练', '训练数据']))).toBe('[训练数据]');
});

test('a word in other letters is no part of another', () => {
  expect(shown(marked('chain与ai', ['ai']))).toBe('chain与[ai]');
});

test('begins at a pause before the stretch that holds most of what was asked', () => {
  const text = `${'甲'.repeat(300)}融资${'乙'.repeat(300)}。先看融资，再看策略。${'丙'.repeat(300)}`;
  expect(shown(excerpt(text, ['融资', '策略']))).toMatch(/^……先看\[融资\]，再看\[策略\]。丙+……$/);
});

test('is no longer than two lines', () => {
  expect(shown(excerpt('长'.repeat(1000), ['无'])).length).toBeLessThan(110);
});
