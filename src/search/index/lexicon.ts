import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import type { GuideFile } from '../format.ts';
import { normalize } from '../normalize.ts';
import { isStopWord, wordsIn } from '../segment.ts';

/** In how many texts a word stands that is worth its bytes. */
const COMMON = 3;
/** In how many headings and names a word stands that is kept though browsers know it. */
const REPEATED = 2;
/** The most that are sent to every reader who searches, the commonest first. */
const MOST = 1500;
/** Two to four characters that do not begin as a number or a count does. */
const WORD = /^(?![一二三四五六七八九十百千万亿两几每各某这那不第])\p{Script=Han}{2,4}$/u;

/**
 * The words by which queries are cut, beside the names of terms and topics: those of the headings and
 * names, and those of the texts that browsers do not know. Words in other letters cut themselves.
 * @returns those that stand in most headings first
 */
export function lexicon({ places, names }: Pick<GuideFile, 'places' | 'names'>, texts: readonly string[]): string[] {
  const titles = [...places.pages.map(([, title]) => title), ...places.headings.split('\n')];
  const counts = new Map<string, number>();
  for (const text of [...titles, ...names.flatMap(([, list]) => list.split('|'))]) {
    for (const word of wordsIn(normalize(text)))
      if (/^\p{Script=Han}{2}/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  // A browser finds the other words of a heading by itself.
  for (const [word, count] of counts) if (count < REPEATED && wordsIn(word).length === 1) counts.delete(word);
  for (const word of compounds(texts)) if (!counts.has(word)) counts.set(word, 1);
  for (const word of unlistedWords(texts)) if (!counts.has(word)) counts.set(word, 0);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word);
}

/** What makes another word of the word behind it: 大模型, 小公司. */
const BEFORE_WORD = /^[大小新老多单]$/;
/** In how many texts such a compound stands that is taken for a word. */
const ESTABLISHED = 12;

/** Compounds that no dictionary has and the texts say often. */
function compounds(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const inText = new Set<string>();
    const words = wordsIn(normalize(text));
    for (const [index, word] of words.entries()) {
      const next = words[index + 1] ?? '';
      if (BEFORE_WORD.test(word) && /^\p{Script=Han}/u.test(next) && !isStopWord(next) && text.includes(word + next))
        inText.add(word + next);
    }
    for (const compound of inText) counts.set(compound, (counts.get(compound) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= ESTABLISHED).map(([word]) => word);
}

/**
 * Words of the texts that the dictionary of browsers does not have: it cuts 优化 and 调研 in two.
 * @returns in order of their characters
 */
function unlistedWords(texts: readonly string[]): string[] {
  const jieba = Jieba.withDict(dict);
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of new Set(jieba.cut(text, false))) {
      if (WORD.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts]
    .filter(([word, count]) => count >= COMMON && wordsIn(word).length > 1)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([word]) => word)
    .sort();
}
