import { everydayWords } from './everyday.ts';
import type { GuideFile, Kind } from './format.ts';
import { normalize } from './normalize.ts';
import { isStopWord, wordsIn } from './segment.ts';

/** A title, or what stands before or after its colon. */
export interface TitlePart {
  /** As it is compared. */
  text: string;
  /** What a word in it counts for. */
  weight: number;
  /** Letters of its words, without those that ask. */
  length: number;
}

/** A place in the guide that can be a result. */
export interface Place {
  number: number;
  kind: Kind;
  page: number;
  /** Title of a page, section or term; empty for what the text file names: figures, formulas, models. */
  title: string;
  /** Title as it is compared. */
  plain: string;
  anchor: string;
  /** 1 for a page, 2 to 4 for sections by the level of their heading, 5 for what stands inside them. */
  level: number;
  /** The title in parts: as a rule its subject stands before a colon, and what is said of it after. */
  parts: TitlePart[];
  /** Titles above it, page first. */
  above: TitlePart[][];
  /** Length of its text, a class of {@link lengthClass}. */
  length: number;
}

interface GuidePage {
  path: string;
  title: string;
  place: string;
  essay: number;
  topics: number[];
  isTopic: boolean;
}

/** What is known of the guide before any word is looked up. */
export interface Guide {
  essays: string[];
  topics: string[];
  /** Names of each topic. */
  topicNames: TitlePart[][];
  pages: GuidePage[];
  places: Place[];
  /** By question, the number of the place that answers it; its own number is `places.length` more. */
  answers: number[];
  /** Length classes of the questions. */
  questionLengths: number[];
  /** By a name as it is compared, the places that it names: terms and topics. */
  named: Map<string, number[]>;
  /** By place, its names as they are compared. */
  names: Map<number, string[]>;
  /** By a word that readers say in place of a term's name, the terms. */
  everyday: Map<string, number[]>;
  /** By term, the place that treats it. */
  treated: Map<number, number>;
  /** Words of headings and names, as they are compared, with the number of times they stand there. */
  lexicon: Map<string, number>;
  /** Words of it in Han and other letters together, the longest first. */
  mixed: string[];
  /** First words of the words files, in order. */
  wordFiles: string[];
}

/** Unfolds the guide's file. */
export function readGuide(file: GuideFile): Guide {
  const kinds = new Map(file.pageKinds);
  const pages = file.pages.map(([path, title, place, essay, topics], page) => {
    const isTopic = kinds.get(page) === 'topic';
    return { path, title, place, essay, topics, isTopic };
  });
  const headings = file.headings.split('\n');
  const anchors = file.anchors.split('\n');
  const lengths = [...file.lengths].map((digit) => parseInt(digit, 36));
  const named = new Map<string, number[]>();
  const names = new Map<number, string[]>();
  const titles = new Map<number, string>();
  const everyday = new Map<string, number[]>();
  const treated = new Map<number, number>();
  const add = (map: Map<string, number[]>, key: string, record: number) =>
    map.set(key, [...(map.get(key) ?? []), record]);
  for (const [record, list, others, section] of file.names) {
    const all = list.split('|');
    titles.set(record, all[0] as string);
    names.set(record, all.map(normalize));
    for (const name of new Set(all.map(normalize))) add(named, name, record);
    for (const word of others.split('|').filter(Boolean)) add(everyday, normalize(word), record);
    treated.set(record, section);
  }

  const pageParts = pages.map(({ title }) => titleParts(normalize(title)));
  const places: Place[] = [];
  const addPlace = (place: Omit<Place, 'number' | 'plain' | 'parts' | 'length'>): TitlePart[] => {
    const number = places.length;
    const plain = normalize(place.title);
    const parts = titleParts(plain);
    places.push({ ...place, number, plain, parts, length: lengths[number] ?? 0 });
    return parts;
  };
  let page = -1;
  let heading = 0;
  let open: { level: number; parts: TitlePart[] }[] = [];
  for (const digit of file.levels) {
    const level = Number(digit);
    if (level === 1) {
      page += 1;
      const title = pages[page]?.title ?? '';
      open = [
        { level, parts: addPlace({ kind: kinds.get(page) ?? 'section', page, title, anchor: '', level, above: [] }) },
      ];
    } else {
      open = open.filter((parent) => parent.level < level);
      const title = headings[heading] ?? '';
      const anchor = anchors[heading] ?? '';
      const above = open.map(({ parts }) => parts);
      open.push({ level, parts: addPlace({ kind: 'section', page, title, anchor, level, above }) });
      heading += 1;
    }
  }
  const termAnchors = file.termAnchors.split('\n');
  let term = 0;
  for (const [kind, page, count] of file.runs) {
    for (let index = 0; index < count; index += 1) {
      const title = titles.get(places.length) ?? '';
      const anchor = kind === 'term' ? (termAnchors[term++] ?? '') : '';
      addPlace({ kind, page, title, anchor, level: 5, above: [pageParts[page] ?? []] });
    }
  }
  let answer = 0;
  const answers = file.questions.map((step) => (answer += step));

  const lexicon = new Map<string, number>();
  const learn = (word: string, times = 1) => {
    if (word.length > 1) lexicon.set(word, (lexicon.get(word) ?? 0) + times);
  };
  for (const name of named.keys()) learn(name, 3);
  for (const word of [...everyday.keys(), ...everydayWords.keys(), ...file.lexicon.split('\n')]) learn(word);
  for (const text of [...places.map(({ plain }) => plain), ...named.keys()])
    for (const word of wordsIn(text)) learn(word);

  return {
    essays: file.essays,
    topics: file.topics.map((list) => list.split('|')[0] as string),
    topicNames: file.topics.map((list) => list.split('|').flatMap((name) => titleParts(normalize(name)))),
    pages,
    places,
    answers,
    questionLengths: lengths.slice(places.length),
    named,
    names,
    everyday,
    treated,
    lexicon,
    mixed: [...named.keys(), ...everyday.keys()].filter(isMixed).sort((a, b) => b.length - a.length),
    wordFiles: file.words.split('\n'),
  };
}

/** Whether a name is in Han and other letters. */
function isMixed(name: string): boolean {
  return /\p{Script=Han}/u.test(name) && /[^\p{Script=Han}]/u.test(name);
}

/** What a word counts for that stands behind a title's colon. */
const BEHIND_COLON = 0.85;

function titleParts(title: string): TitlePart[] {
  return title.split(':').map((text, index) => {
    let length = 0;
    return {
      text,
      weight: index ? BEHIND_COLON : 1,
      // Counted when a query first meets the title: cutting all of them would hold up the first results.
      get length() {
        length ||=
          wordsIn(text)
            .filter((word) => !isStopWord(word))
            .join('').length || text.length;
        return length;
      },
    };
  });
}
