import { expect, test } from 'vitest';
import { SearchEngine } from '../../../src/search/engine.ts';
import type { GuideFile, RepairFile } from '../../../src/search/format.ts';
import {
  alikeWords,
  collect,
  type IndexedPage,
  listFiles,
  spokenFiles,
  spokenWords,
  textWords,
  withoutSpoken,
  wordsFiles,
} from '../../../src/search/index/guide-files.ts';
import { SpokenWords } from '../../../src/search/spoken-words.ts';

const WORDS = '融资 渠道 模型 训练 数据 推理 部署 团队 风险 法律 伦理 产品 市场 竞争 定价 成本'.split(' ');
/** Names of numbers that are words of their own: 甲乙, 丙丁. */
const NUMERALS = [...'甲乙丙丁戊己庚辛壬癸'];
const numeral = (number: number) => [...String(number)].map((digit) => NUMERALS[Number(digit)]).join('');

/** Pages of one heading and two paragraphs each, more than one part holds. */
const pages: IndexedPage[] = Array.from({ length: 1200 }, (_, number) => {
  const word = WORDS[number % WORDS.length] as string;
  const record = { path: [], kind: 'section' as const };
  return {
    path: `essay/page-${number}/`,
    title: `${word}的第${numeral(number)}页`,
    place: '文',
    essay: '文',
    records: [
      { ...record, anchor: '', title: `${word}的第${numeral(number)}页`, level: 1, text: `这一页谈${word}。` },
      {
        ...record,
        anchor: 'one',
        title: `细说${word}与其他许多长一些的标题文字`,
        level: 2,
        text: `${word}${word}的细节。`,
      },
      {
        ...record,
        anchor: 'two',
        title: `结语`,
        level: 2,
        text: number === 1100 ? '只有这里说到驼鹿。' : '到此为止。',
      },
    ],
  };
});
const vocabulary = {
  terms: [],
  topics: [],
  pageTopics: [],
  questions: [{ at: 'essay/page-1150/#one', texts: ['松鼠吃什么'] }],
  phrases: [
    { at: 'essay/page-3/#one', texts: ['刺猬冬眠', '喂刺猬'] },
    { at: 'essay/page-5/#one', texts: ['水獭为何装病'] },
    { at: 'essay/page-6/#one', texts: ['水獭不会游泳'] },
    { at: 'essay/page-1160/#one', texts: ['卡坏了'] },
  ],
};

/** What Pagefind makes of texts: how often each pair of characters stands in them. */
function pairsIn(texts: readonly string[]): Map<string, Map<number, number>> {
  const index = new Map<string, Map<number, number>>();
  for (const [number, text] of texts.entries()) {
    for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
      for (let at = 1; at < run.length; at += 1) {
        const postings = index.get(run.slice(at - 1, at + 1)) ?? new Map<number, number>();
        index.set(run.slice(at - 1, at + 1), postings.set(number, (postings.get(number) ?? 0) + 1));
      }
    }
  }
  return index;
}

const collected = collect(pages, vocabulary);
const { guide, parts, indexed, texts } = collected;
const index = pairsIn(indexed);
const words = wordsFiles(index);
const { groups, ...list } = listFiles(words.map(({ first }) => first));
const spoken = spokenFiles(
  new Map([
    ['大角鹿', '驼鹿'],
    ['红松鼠儿', '松鼠'],
  ]),
);
const files: Record<string, unknown> = {
  'guide.json': { ...guide, ...list, alike: '', lexicon: '', spoken: spoken.firsts } satisfies GuideFile,
  'repair.json': {
    words: '',
    readings: '',
    moreReadings: '',
    wordReadings: '',
    lookAlikes: '',
    characters: '',
    vocabulary: '',
  } satisfies RepairFile,
  ...Object.fromEntries(spoken.files.map((file, number) => [`spoken/${number}.json`, file])),
  ...Object.fromEntries(words.map(({ file }, number) => [`words/${number}.json`, file])),
  ...Object.fromEntries(groups.map((group, number) => [`words/${number}.first.json`, group])),
  ...Object.fromEntries(parts.map((part, number) => [`places/${number + 1}.json`, part])),
  ...Object.fromEntries(texts.flatMap((text, number) => (text ? [[`text/${number}.json`, text]] : []))),
};

function engine() {
  const loaded: string[] = [];
  const load = (name: string) => {
    loaded.push(name);
    return name in files ? Promise.resolve(files[name]) : Promise.reject(new Error(`there is no ${name}`));
  };
  return { search: new SearchEngine(files['guide.json'] as GuideFile, load), loaded };
}

test('what is said of a place that no page has stops the build', () => {
  const questions = [{ at: 'essay/page-0/#three', texts: ['在哪里'] }];
  expect(() => collect(pages.slice(0, 1), { ...vocabulary, questions })).toThrow('essay/page-0/#three');
});

test('a large guide is cut into parts, of which the first is bounded', () => {
  expect(parts.length).toBeGreaterThan(2);
  expect(JSON.stringify(guide).length).toBeLessThan(120_000);
});

test.each([
  ['驼鹿', 'essay/page-1100/', 'two'],
  ['松鼠吃什么', 'essay/page-1150/', 'one'],
  ['刺猬冬眠', 'essay/page-3/', 'one'],
  ['卡坏了', 'essay/page-1160/', 'one'],
])('%s is found in the part where it stands', async (query, path, anchor) => {
  const { search } = engine();
  const { matches } = await search.search(query);
  const [first] = matches;
  expect([search.guide.pages[first?.place.page ?? 0]?.path, first?.place.anchor]).toEqual([path, anchor]);
});

test('a section that readers find by a phrase is no answer to a question, and shows none', async () => {
  const { search } = engine();
  const { matches, missing, unsaid } = await search.search('喂刺猬');
  expect(matches.length).toBeGreaterThan(0);
  expect(matches[0]).not.toHaveProperty('question');
  expect(unsaid).toEqual([{ word: '喂刺猬', found: [] }]);
  expect(missing).toEqual([]);
});

test('where no place says all of a query, one comes first that is said more alike, letter by letter', async () => {
  const { search } = engine();
  const { matches, related } = await search.search('水獭不会爬树');
  const [first, second] = [...matches, ...related];
  const pathOf = (page: number | undefined) => search.guide.pages[page ?? 0]?.path;
  expect([first, second].map((result) => pathOf(result?.place.page))).toEqual(['essay/page-6/', 'essay/page-5/']);
});

test('a word that the text never says is looked up by what it says, unless it is to be taken as written', async () => {
  const { search, loaded } = engine();
  await search.search('驼鹿');
  expect(loaded).not.toContain('spoken/0.json');
  const { matches, unsaid, missing } = await search.search('大角鹿');
  expect(matches[0]?.place.anchor).toBe('two');
  expect(unsaid).toEqual([{ word: '大角鹿', found: ['驼鹿'] }]);
  expect(missing).toEqual([]);
  expect((await search.search('大角鹿', {}, true)).missing).toEqual(['大角鹿']);
});

test('of the words that the text never says, those are found that a text begins with, whatever file they are in', async () => {
  const many = Array.from({ length: 500 }, (_, number) => `词${numeral(number)}`);
  const { files: inFiles, firsts } = spokenFiles(new Map(many.map((word) => [word, '模型'])));
  const load = (name: string) => Promise.resolve(inFiles[Number(/\d+/.exec(name)?.[0])]);
  const words = new SpokenWords(firsts.split('\n'), load);
  for (const word of many) expect((await words.beginning(`${word}怎么办`)).map(([found]) => found)).toContain(word);
  expect(await words.beginning('词')).toEqual([]);
  expect(await words.beginning('别的词甲')).toEqual([]);
});

test('words that the text never says are cut into small files in their order', () => {
  const many = new Map(Array.from({ length: 500 }, (_, number) => [`词${numeral(number)}`, '模型|数据'] as const));
  const terms = new Map([
    ['机翻', '#7'],
    ['词甲', '#8'],
  ]);
  const { files, firsts } = spokenFiles(many, terms);
  expect(files.length).toBeGreaterThan(3);
  expect(firsts.split('\n')).toEqual(files.map((file) => Object.keys(file)[0]));
  const listed = files.flatMap((file) => Object.keys(file));
  expect(listed).toEqual([...new Set([...many.keys(), ...terms.keys()])].sort());
  expect(Object.assign({}, ...files)).toMatchObject({ 词甲: '模型|数据|#8', 机翻: '#7' });
});

test('what only phrases say is not what the text says', () => {
  expect(index.has('刺猬')).toBe(true);
  expect(textWords(index, collected).has('刺猬')).toBe(false);
});

test('a query loads the parts where its words stand, and not the others', async () => {
  const { search, loaded } = engine();
  await search.search('驼鹿');
  expect(loaded.filter((name) => name.startsWith('places/'))).toHaveLength(1);
  await search.search('融资');
  expect(loaded.filter((name) => name.startsWith('places/')).length).toBeLessThanOrEqual(7);
});

test('files of words are small, and where there are many, guide.json lists groups of them', () => {
  for (const { file } of words) {
    const size = JSON.stringify(file).length;
    expect(size < 3_000 || Object.keys(file).length === 1).toBe(true);
  }
  const firsts = Array.from({ length: 5_000 }, (_, number) => String(10_000 + number));
  const listed = listFiles(firsts);
  expect(listed.wordsAreGrouped).toBe(true);
  expect(listed.words.split('\n')).toHaveLength(79);
  expect(listed.groups.flatMap((group) => group.split('\n'))).toEqual(firsts);
});

test('a word leads to those of its group that the text uses', () => {
  expect(alikeWords(['倒闭 失败 破产', '倒闭 关门'], pairsIn(['失败与破产']))).toBe(
    '倒闭:失败|破产\n失败:破产\n破产:失败',
  );
});

test('a word that the text comes to use is looked up as it stands, one that it never says by the others', () => {
  const index = pairsIn(['员工离职', '留人']);
  expect(spokenWords(['挖墙脚 挖人：离职 跳槽', '辞工：走人'], index)).toEqual(
    new Map([
      ['挖墙脚', '离职'],
      ['挖人', '离职'],
    ]),
  );
  expect(spokenWords(['挖墙脚 离职：留人'], index)).toEqual(new Map([['挖墙脚', '留人']]));
});

test('of the names of a term those that the text never says are kept apart', () => {
  const index = pairsIn(['机翻']);
  expect(withoutSpoken([[7, '机器翻译', '机翻|MT', 3]], index)).toEqual({
    names: [[7, '机器翻译', '机翻', 3]],
    everyday: new Map([['mt', '#7']]),
  });
});
