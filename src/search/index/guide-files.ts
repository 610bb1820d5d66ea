import { type GuideFile, type Kind, lengthClass, type TextFile, type WordsFile } from '../format.ts';
import { normalize } from '../normalize.ts';
import type { PageRecord, PageRecords } from './page-records.ts';
import type { Postings } from './pagefind-words.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A page with its address below the site's base. */
export interface IndexedPage extends PageRecords {
  path: string;
}

/** Everything that is searched, in the order of its numbers. */
export interface Collected {
  guide: Omit<GuideFile, 'words'>;
  /** What each record is found by. */
  indexed: string[];
  /** What each record but the questions shows. */
  texts: TextFile[];
}

/** Characters of JSON in a words file, about a third of it when transferred. */
const WORDS_FILE = 10_000;

/** Numbers the records of all pages and writes down what is known of them. */
export function collect(pages: readonly IndexedPage[], vocabulary: Vocabulary): Collected {
  const essays = [...new Set(pages.map(({ essay }) => essay).filter(Boolean))];
  const topicIds = vocabulary.topics.map(({ id }) => id);
  const topicsOf = new Map(vocabulary.pageTopics.map(({ at, topics }) => [at, topics]));
  const isSection = ({ level }: PageRecord) => level < 5;
  const sections = pages.flatMap((page) => page.records.filter(isSection).map((record) => ({ page, record })));
  const others = KINDS_INSIDE.flatMap((kind) =>
    pages.flatMap((page) =>
      page.records.filter((record) => !isSection(record) && record.kind === kind).map((record) => ({ page, record })),
    ),
  );
  const all = [...sections, ...others];
  const numberAt = new Map(all.map(({ page, record }, number) => [placeOf(page, record), number]));

  const runs: GuideFile['runs'] = [];
  const pageNumbers = new Map(pages.map((page, number) => [page, number]));
  for (const { page, record } of others) {
    const number = pageNumbers.get(page) as number;
    const last = runs.at(-1);
    if (last?.[0] === record.kind && last[1] === number) last[2] += 1;
    else runs.push([record.kind, number, 1]);
  }
  const asked = vocabulary.questions
    .flatMap(({ at, texts }) => {
      const record = numberAt.get(at.replace(/#$/, ''));
      return record === undefined ? [] : [...new Set(texts)].map((text) => ({ record, text }));
    })
    .sort((a, b) => a.record - b.record);
  const questionsOf = Map.groupBy(asked, ({ record }) => record);
  const names = [...vocabulary.terms, ...vocabulary.topics]
    .flatMap(({ at, names: [title = '', ...others] }) => {
      const record = numberAt.get(at);
      // A name that is the title in other letters, as “Adam”, is none of its own.
      const known = new Set([normalize(title)]);
      const more = others.filter((name) => !known.has(normalize(name)) && known.add(normalize(name)));
      return record === undefined ? [] : [[record, [title, ...more].join('|')] as GuideFile['names'][number]];
    })
    .sort(([a], [b]) => a - b);
  const indexed = [...all.map(({ record }) => `${record.title}\n${record.text}`), ...asked.map(({ text }) => text)];
  return {
    guide: {
      essays,
      topics: vocabulary.topics.map(({ names: own }) => own.join('|')),
      pages: pages.map(({ path, title, place, essay }) => [
        path,
        title,
        place,
        essays.indexOf(essay),
        (topicsOf.get(path) ?? vocabulary.topics.filter(({ at }) => at === path).map(({ id }) => id))
          .map((id) => topicIds.indexOf(id))
          .filter((topic) => topic >= 0),
      ]),
      levels: sections.map(({ record }) => record.level).join(''),
      headings: lines(sections.filter(({ record }) => record.level > 1).map(({ record }) => record.title)),
      anchors: lines(sections.filter(({ record }) => record.level > 1).map(({ record }) => record.anchor)),
      pageKinds: pages.flatMap((page, number) => {
        const kind = page.records[0]?.kind ?? 'section';
        return kind === 'section' ? [] : [[number, kind] as [number, Kind]];
      }),
      runs,
      questions: asked.map(({ record }, index) => record - (asked[index - 1]?.record ?? 0)),
      names,
      termAnchors: lines(others.filter(({ record }) => record.kind === 'term').map(({ record }) => record.anchor)),
      lengths: indexed.map((text) => lengthClass(text.length).toString(36)).join(''),
    },
    indexed,
    texts: all.map(({ page, record }, number) => {
      const questions = (questionsOf.get(number) ?? []).map(({ text }) => text);
      const path = record.level > 1 ? [page.title, ...record.path] : [];
      return {
        title: record.title,
        path,
        anchor: record.anchor,
        text: record.text,
        ...(questions.length && { questions }),
      };
    }),
  };
}

/** What can stand inside a section, in the order of its numbers. */
const KINDS_INSIDE: Kind[] = ['term', 'figure', 'formula', 'model', 'topic', 'section'];

function placeOf({ path }: IndexedPage, { anchor }: PageRecord): string {
  return anchor ? `${path}#${anchor}` : path;
}

function lines(texts: string[]): string {
  return texts.map((text) => text.replaceAll('\n', ' ')).join('\n');
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
    const numbers = [...(words.get(word) as Postings)]
      .sort(([a], [b]) => a - b)
      .map(([record, count]) => {
        const number = (record - before) * 4 + Math.min(count, 4) - 1;
        before = record;
        return number;
      });
    if (size >= WORDS_FILE) {
      files.push({ first: word, file: {} });
      size = 0;
    }
    (files.at(-1) as { file: WordsFile }).file[word] = numbers;
    size += word.length + 5 + String(numbers).length;
  }
  return files;
}
