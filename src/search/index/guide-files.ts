import {
  type GuideFile,
  type Kind,
  lengthClass,
  pairs,
  type PlacesFile,
  type SpokenFile,
  type TextFile,
  WORDS_GROUP,
  type WordsFile,
} from '../format.ts';
import { normalize } from '../normalize.ts';
import type { PageRecord, PageRecords } from './page-records.ts';
import type { Postings } from './pagefind-words.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A page with its address below the site's base. */
export interface IndexedPage extends PageRecords {
  path: string;
}

/** Everything that is searched, by the numbers of its records. */
export interface Collected {
  guide: Omit<GuideFile, 'words' | 'wordsAreGrouped' | 'spoken' | 'lexicon' | 'alike'>;
  /** The parts after the first. */
  parts: PlacesFile[];
  /** What each record is found by. */
  indexed: string[];
  /** What each record shows; questions and phrases show nothing. */
  texts: (TextFile | undefined)[];
  /** By record of phrases, all that readers say who look for its section: phrases and questions. */
  said: Map<number, string>;
}

/** Characters of JSON in a part: the first is loaded by all who search, others where a query leads there. */
const PART = { first: 60_000, further: 8_000 };
/** Characters of JSON in a words file, about half of it when transferred. */
const WORDS_FILE = 1_300;
/** Words files that `guide.json` lists one by one. */
const LISTED_FILES = 2_000;
/** Records that are listed for a word: those where it stands most often. */
const MOST_RECORDS = 2_000;

/**
 * Numbers the records of all pages and writes down what is known of them.
 * @throws Error where something is said of a place that no page has
 */
export function collect(pages: readonly IndexedPage[], vocabulary: Vocabulary): Collected {
  const essays = [...new Set(pages.map(({ essay }) => essay).filter(Boolean))];
  const topicIds = vocabulary.topics.map(({ id }) => id);
  const topicsOf = new Map(vocabulary.pageTopics.map(({ at, topics }) => [at, topics]));
  for (const { at, id } of vocabulary.topics) topicsOf.set(at, [id]);
  const questionsAt = byPlace(vocabulary.questions);
  const phrasesAt = byPlace(vocabulary.phrases);

  const numberAt = new Map<string, number>();
  const parts: GuideFile['parts'] = [];
  const files: PlacesFile[] = [];
  const indexed: string[] = [];
  const texts: (TextFile | undefined)[] = [];
  const said: Collected['said'] = new Map();
  const addPart = (firstPage: number, members: readonly IndexedPage[]) => {
    const first = indexed.length;
    parts.push([firstPage, first]);
    const sections = members.flatMap((page) => page.records.filter(isSection).map((record) => ({ page, record })));
    const others = KINDS_INSIDE.flatMap((kind) =>
      members.flatMap((page) =>
        page.records.filter((record) => !isSection(record) && record.kind === kind).map((record) => ({ page, record })),
      ),
    );
    const all = [...sections, ...others];
    const runs: PlacesFile['runs'] = [];
    for (const { page, record } of others) {
      const number = members.indexOf(page);
      const last = runs.at(-1);
      if (last?.[0] === record.kind && last[1] === number) last[2] += 1;
      else runs.push([record.kind, number, 1]);
    }
    const asked = all.flatMap(({ page, record }, number) =>
      (questionsAt.get(placeOf(page, record)) ?? []).map((text) => ({ number, text })),
    );
    for (const { page, record } of all) {
      const questions = questionsAt.get(placeOf(page, record));
      numberAt.set(placeOf(page, record), indexed.length);
      indexed.push(`${record.title}\n${record.text}`);
      texts.push({
        title: record.title,
        path: record.level > 1 ? [page.title, ...record.path] : [],
        anchor: record.anchor,
        text: record.text,
        ...(questions && { questions }),
      });
    }
    for (const { text } of asked) indexed.push(text);
    const digits = indexed.slice(first).map((text) => lengthClass(text.length).toString(36));
    const described: number[] = [];
    for (const [number, { page, record }] of all.entries()) {
      const phrases = phrasesAt.get(placeOf(page, record));
      if (!phrases) continue;
      said.set(indexed.length, [...phrases, ...(questionsAt.get(placeOf(page, record)) ?? [])].join('\n'));
      described.push(number);
      indexed.push(phrases.join('\n'));
    }
    texts.length = indexed.length;
    const headed = sections.filter(({ record }) => record.level > 1);
    files.push({
      pages: members.map(({ path, title, place, essay }) => [
        path,
        title,
        place,
        essays.indexOf(essay),
        (topicsOf.get(path) ?? []).map((id) => topicIds.indexOf(id)).filter((topic) => topic >= 0),
      ]),
      levels: sections.map(({ record }) => record.level).join(''),
      headings: lines(headed.map(({ record }) => record.title)),
      anchors: lines(headed.map(({ record }) => record.anchor)),
      pageKinds: members.flatMap((page, number) => {
        const kind = page.records[0]?.kind ?? 'section';
        return kind === 'section' ? [] : [[number, kind] as [number, Kind]];
      }),
      runs,
      questions: asked.map(({ number }, index) => number - (asked[index - 1]?.number ?? 0)),
      phrases: described.map((number, index) => number - (described[index - 1] ?? 0)),
      termAnchors: lines(others.filter(({ record }) => record.kind === 'term').map(({ record }) => record.anchor)),
      lengths: digits.join(''),
    });
  };
  let size = 0;
  let from = 0;
  for (const [number, page] of pages.entries()) {
    if (size >= (parts.length ? PART.further : PART.first)) {
      addPart(from, pages.slice(from, number));
      [from, size] = [number, 0];
    }
    const headings = page.records.filter(isSection);
    size += headings.reduce((sum, { title, anchor }) => sum + title.length + anchor.length + 8, page.path.length);
  }
  addPart(from, pages.slice(from));
  parts.push([pages.length, indexed.length]);
  const named = [...vocabulary.terms, ...vocabulary.topics].map(({ at }) => at);
  const lost = [...named, ...questionsAt.keys(), ...phrasesAt.keys()].filter((at) => !numberAt.has(at));
  if (lost.length) throw new Error(`没有这些地方，搜索找不到它们：${lost.join('、')}`);

  const topics = vocabulary.topics.map(({ at, names }) => ({ at, names, everyday: [], treated: at }));
  const names = [...vocabulary.terms, ...topics]
    .flatMap(({ at, names: [title = '', ...others], everyday, treated }) => {
      const record = numberAt.get(at);
      // A name that is the title in other letters, as “Adam”, is none of its own.
      const known = new Set([normalize(title)]);
      const more = others.filter((name) => !known.has(normalize(name)) && known.add(normalize(name)));
      if (record === undefined) return [];
      const section = numberAt.get(treated) ?? record;
      return [[record, [title, ...more].join('|'), everyday.join('|'), section] as GuideFile['names'][number]];
    })
    .sort(([a], [b]) => a - b);
  const [places, ...further] = files as [PlacesFile, ...PlacesFile[]];
  return {
    guide: {
      essays,
      topics: vocabulary.topics.map(({ names: own }) => own.join('|')),
      kinds: [...new Set(pages.flatMap(({ records }) => records.map(({ kind }) => kind)))],
      names,
      parts,
      places,
    },
    parts: further,
    indexed,
    texts,
    said,
  };
}

/** By place, what is listed for it, each text once. */
function byPlace(listed: Vocabulary['questions']): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const { at, texts } of listed) {
    const place = at.replace(/#$/, '');
    places.set(place, [...new Set([...(places.get(place) ?? []), ...texts])]);
  }
  return places;
}

/** What can stand inside a section, in the order of its numbers. */
const KINDS_INSIDE: Kind[] = ['term', 'figure', 'formula', 'model', 'topic', 'section'];

function isSection({ level }: PageRecord): boolean {
  return level < 5;
}

function placeOf({ path }: IndexedPage, { anchor }: PageRecord): string {
  return anchor ? `${path}#${anchor}` : path;
}

function lines(texts: string[]): string {
  return texts.map((text) => text.replaceAll('\n', ' ')).join('\n');
}

/** Whether the text may say a word: it has all of its pairs of characters, and its words in other letters. */
function isUsed(word: string, index: ReadonlyMap<string, Postings>): boolean {
  const parts = word.match(/\p{Script=Han}+|[^\p{Script=Han}\s]+/gu) ?? [];
  return parts.every((part) =>
    /^\p{Script=Han}/u.test(part) ? pairs(part).every((pair) => index.has(pair)) : index.has(part),
  );
}

/** Words that the text never says, each with those that it says in their place, as a {@link SpokenFile} has them. */
export function spokenWords(lines: readonly string[], index: ReadonlyMap<string, Postings>): Map<string, string> {
  return new Map(
    lines.flatMap((line) => {
      const [said = '', meant = ''] = line.split('：');
      const used = meant.split(' ').filter((word) => isUsed(word, index));
      return said
        .split(' ')
        .filter((word) => used.length && !isUsed(word, index))
        .map((word) => [word, used.join('|')]);
    }),
  );
}

/**
 * Takes from the names of terms what readers call them and the text never does.
 * @returns the names that are left, and those taken, as a {@link SpokenFile} has them
 */
export function withoutSpoken(
  names: GuideFile['names'],
  index: ReadonlyMap<string, Postings>,
): { names: GuideFile['names']; everyday: Map<string, string> } {
  const everyday = new Map<string, string>();
  const left = names.map(([record, list, others, section]) => {
    const words = others.split('|').filter(Boolean).map(normalize);
    for (const word of words) {
      const known = everyday.get(word);
      if (!isUsed(word, index)) everyday.set(word, known ? `${known}|#${record}` : `#${record}`);
    }
    const used = others.split('|').filter((word) => !everyday.has(normalize(word)));
    return [record, list, used.join('|'), section] as GuideFile['names'][number];
  });
  return { names: left, everyday };
}

/**
 * Cuts the words that the text never says into files of a few kilobytes, in their order.
 * @returns the files, and what leads to them
 */
export function spokenFiles(...lists: ReadonlyMap<string, string>[]): { files: SpokenFile[]; firsts: string } {
  const spoken = new Map<string, string>();
  for (const [word, meant] of lists.flatMap((list) => [...list]))
    spoken.set(word, spoken.has(word) ? `${spoken.get(word)}|${meant}` : meant);
  const files: SpokenFile[] = [];
  let size = Infinity;
  for (const [word, meant] of [...spoken].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (size > SPOKEN_FILE) {
      files.push({});
      size = 0;
    }
    (files.at(-1) as SpokenFile)[word] = meant;
    size += word.length + meant.length;
  }
  const firsts = files.map((file) => Object.keys(file)[0]).join('\n');
  return { files, firsts };
}

/** Letters of a file of them, about: a query needs one for each letter that such a word may begin at. */
const SPOKEN_FILE = 400;

/** Everyday words, each with those of its group that the text uses, as far as it does. */
export function alikeWords(groups: readonly string[], index: ReadonlyMap<string, Postings>): string {
  const others = new Map<string, Set<string>>();
  for (const group of groups) {
    const words = group.split(' ');
    for (const word of words) {
      const used = words.filter((other) => other !== word && isUsed(other, index));
      others.set(word, new Set([...(others.get(word) ?? []), ...used]));
    }
  }
  return [...others]
    .filter(([, used]) => used.size)
    .map(([word, used]) => `${word}:${[...used].slice(0, MOST_ALIKE).join('|')}`)
    .sort()
    .join('\n');
}

/** Words that are looked up in the place of another: each is a file to load. */
const MOST_ALIKE = 4;

/** The words of the texts alone, without what stands in records of phrases. */
export function textWords(
  index: ReadonlyMap<string, Postings>,
  { said }: Pick<Collected, 'said'>,
): Map<string, Postings> {
  const words = new Map<string, Postings>();
  for (const [word, postings] of index) {
    const inTexts = [...postings].filter(([record]) => !said.has(record));
    if (inTexts.length) words.set(word, new Map(inTexts));
  }
  return words;
}

/**
 * Cuts an index into files of a few kilobytes, in the order of the words.
 * @returns the files, each with its first word
 */
export function wordsFiles(words: ReadonlyMap<string, Postings>): { first: string; file: WordsFile }[] {
  const files: { first: string; file: WordsFile }[] = [];
  let size = WORDS_FILE;
  for (const word of [...words.keys()].sort()) {
    let before = 0;
    const numbers = most([...(words.get(word) as Postings)])
      .sort(([a], [b]) => a - b)
      .map(([record, count]) => {
        const number = (record - before) * 4 + Math.min(count, 4) - 1;
        before = record;
        return number;
      });
    const length = word.length + 5 + String(numbers).length;
    if (size + length > WORDS_FILE) {
      files.push({ first: word, file: {} });
      size = 0;
    }
    (files.at(-1) as { file: WordsFile }).file[word] = numbers;
    size += length;
  }
  return files;
}

function most(records: [record: number, count: number][]): [record: number, count: number][] {
  if (records.length <= MOST_RECORDS) return records;
  return records.sort(([a, m], [b, n]) => n - m || a - b).slice(0, MOST_RECORDS);
}

/** How `guide.json` lists the words files, and the lists of groups where these are too many for it. */
export function listFiles(firsts: readonly string[]): { words: string; wordsAreGrouped: boolean; groups: string[] } {
  if (firsts.length <= LISTED_FILES) return { words: firsts.join('\n'), wordsAreGrouped: false, groups: [] };
  const groups = Array.from({ length: Math.ceil(firsts.length / WORDS_GROUP) }, (_, group) =>
    firsts.slice(group * WORDS_GROUP, (group + 1) * WORDS_GROUP),
  );
  return {
    words: groups.map(([first]) => first).join('\n'),
    wordsAreGrouped: true,
    groups: groups.map((group) => group.join('\n')),
  };
}
