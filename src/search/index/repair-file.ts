import { pinyin } from 'pinyin-pro';
import hongKong from 'opencc-js/dict/HKPhrasesRev';
import hongKongVariants from 'opencc-js/dict/HKVariantsRev';
import characters from 'opencc-js/dict/TSCharacters';
import taiwan from 'opencc-js/dict/TWPhrasesRev';
import taiwanVariants from 'opencc-js/dict/TWVariantsRev';
import type { RepairFile } from '../format.ts';
import { gb2312, readReadings } from '../pinyin.ts';
import { wordsIn } from '../segment.ts';
import type { Postings } from './pagefind-words.ts';

/** Words of Taiwan and Hong Kong that founders use and OpenCC does not list, in Simplified characters. */
const MORE_VOCABULARY = [
  ['行销', '营销'],
  ['通路', '渠道'],
  ['创投', '风险投资'],
  ['募资', '融资'],
  ['质素', '质量'],
  ['专案', '项目'],
  ['大型语言模型', '大语言模型'],
  ['类神经网络', '神经网络'],
  ['卷积类神经网络', '卷积神经网络'],
  ['过度拟合', '过拟合'],
  ['过度配适', '过拟合'],
  ['微调校', '微调'],
  ['伺服器', '服务器'],
  ['演算法', '算法'],
  ['资讯安全', '信息安全'],
  ['客制化', '定制'],
  ['使用者', '用户'],
  ['新创公司', '创业公司'],
  ['新创', '创业'],
] as const;

/** Words of the text that a typo or pinyin may stand for: at least this often. */
const COMMON = 3;

/** Writes down what mends a query, as far as it can lead to a word of the guide. */
export function repairFile(
  texts: readonly string[],
  index: ReadonlyMap<string, Postings>,
  lexicon: ReadonlyMap<string, number>,
): RepairFile {
  const text = texts.join('\n').toLowerCase();
  const han = [...new Set(text.match(/\p{Script=Han}/gu))].sort();
  const known = new Set(han);

  const counts = new Map<string, number>();
  for (const content of texts) {
    for (const word of new Set(wordsIn(content.toLowerCase()))) {
      if (/^\p{Script=Han}{2,}$/u.test(word) && !lexicon.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  for (const [word, postings] of index) {
    if (/^[a-z][a-z+#]{3,}$/.test(word) && !lexicon.has(word)) counts.set(word, postings.size);
  }
  const words = [...counts]
    .filter(([, count]) => count >= COMMON)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([word]) => word);

  const readings = firstLevelReadings();
  const level = new Set(gb2312());
  const more = new Map<string, string>();
  for (const letter of han) {
    if (level.has(letter)) continue;
    const reading = readingOf(letter);
    if (/^[a-z]+$/.test(reading)) more.set(reading, (more.get(reading) ?? '') + letter);
  }
  const moreReadings = [...more]
    .sort()
    .map(([reading, letters]) => `${reading}:${letters}`)
    .join('|');
  const single = readReadings(readings, moreReadings);
  const wordReadings = [...lexicon.keys(), ...words]
    .filter((word) => /^\p{Script=Han}+$/u.test(word))
    .map((word) => ({ word, reading: readingOf(word) }))
    .filter(({ word, reading }) => reading !== [...word].map((letter) => single.get(letter)).join(''))
    .map(({ word, reading }) => `${word}:${reading}`)
    .sort()
    .join('|');

  const simple = simplifier();
  const pairsOf = (dictionary: string) => dictionary.split('|').map((entry) => entry.split(' ') as [string, string]);
  const traditional = new Map<string, string>();
  for (const [from] of [...pairsOf(characters), ...pairsOf(taiwanVariants), ...pairsOf(hongKongVariants)]) {
    const to = simple(from);
    if (to !== from && known.has(to) && !known.has(from)) traditional.set(from, to);
  }
  const vocabulary = new Map<string, string>();
  for (const [from, to] of [...pairsOf(taiwan), ...pairsOf(hongKong)]) {
    const [word, mainland] = [simple(from), simple(to).toLowerCase()];
    if (word !== mainland && word.length > 1 && text.includes(mainland)) vocabulary.set(word, mainland);
  }
  for (const [from, to] of MORE_VOCABULARY) if (text.includes(to)) vocabulary.set(from, to);

  return {
    words: words.join('\n'),
    readings,
    moreReadings,
    wordReadings,
    characters: [...traditional]
      .sort()
      .map((pair) => pair.join(''))
      .join(''),
    vocabulary: [...vocabulary]
      .sort()
      .map((pair) => pair.join(':'))
      .join('|'),
  };
}

function readingOf(text: string): string {
  return pinyin(text, { toneType: 'none', type: 'array', v: true }).map(typed).join('').toLowerCase();
}

/** A syllable as it is typed: `lüe` without its dots. */
function typed(syllable: string): string {
  return syllable.replace(/^([ln])ve$/, '$1ue');
}

/** The readings of GB 2312's first level, which is in their order: each with how many characters it has. */
function firstLevelReadings(): string {
  const runs: { reading: string; count: number }[] = [];
  for (const letter of gb2312()) {
    const possible = pinyin(letter, { toneType: 'none', type: 'array', multiple: true, v: true }).map(typed);
    const last = runs.at(-1);
    if (last && possible.includes(last.reading)) last.count += 1;
    else {
      const next = possible.filter((reading) => !last || reading > last.reading).sort()[0] ?? possible[0] ?? '';
      runs.push({ reading: next, count: 1 });
    }
  }
  return runs.map(({ reading, count }) => `${reading}${count}`).join('');
}

function simplifier(): (text: string) => string {
  const table = new Map<string, string>();
  for (const dictionary of [taiwanVariants, hongKongVariants, characters]) {
    for (const entry of dictionary.split('|')) {
      const [from = '', to = ''] = entry.split(' ');
      table.set(from, to);
    }
  }
  return (text) =>
    [...text].map((letter) => table.get(table.get(letter) ?? letter) ?? table.get(letter) ?? letter).join('');
}
