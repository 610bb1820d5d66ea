import type { GuideFile, Kind, PlacesFile } from './format.ts';
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

/** A question that authors listed for a section. */
export interface Question {
  /** The section that answers it. */
  place: number;
  /** Its position among those of the section. */
  position: number;
  /** A class of {@link lengthClass}. */
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

/** What is known of the guide. */
export interface Guide {
  essays: string[];
  topics: string[];
  kinds: Kind[];
  /** Names of each topic. */
  topicNames: TitlePart[][];
  /** By part, its first page and its first record; at the end, the numbers of all pages and records. */
  parts: GuideFile['parts'];
  /** By number, the pages of the parts that are loaded. */
  pages: GuidePage[];
  /** By record, the places of the parts that are loaded. */
  places: Map<number, Place>;
  /** By record, the questions of the parts that are loaded. */
  questions: Map<number, Question>;
  /** By record, the section whose phrases it holds. */
  phrases: Map<number, number>;
  /** By term or topic, its title. */
  titles: Map<number, string>;
  /** By a name as it is compared, the places that it names: terms and topics. */
  named: Map<string, number[]>;
  /** By place, its names as they are compared. */
  names: Map<number, string[]>;
  /** By a word that readers say in place of a term's name, the terms. */
  everyday: Map<string, number[]>;
  /** By term, the place that treats it. */
  treated: Map<number, number>;
  /** By a word of everyday language, others that the text uses in its place. */
  alike: Map<string, string[]>;
  /** Words looked up so far that the text never says, and that others were found for. */
  unsaid: Set<string>;
  /** Words by which a query is cut, as they are compared, with how much rather one is meant than another, up to 2. */
  lexicon: Map<string, number>;
  /** Words of it in Han and other letters together, the longest first. */
  mixed: string[];
  /** First words of the words files, or of groups of them, in order. */
  wordFiles: string[];
  wordsAreGrouped: boolean;
  /** First words of the files of words that the text never says, in order. */
  spokenFiles: string[];
}

/** Unfolds the guide's file. */
export function readGuide(file: GuideFile): Guide {
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
  const guide: Guide = {
    essays: file.essays,
    topics: file.topics.map((list) => list.split('|')[0] as string),
    kinds: file.kinds,
    topicNames: file.topics.map((list) => list.split('|').flatMap((name) => titleParts(normalize(name)))),
    parts: file.parts,
    pages: [],
    places: new Map(),
    questions: new Map(),
    phrases: new Map(),
    titles,
    named,
    names,
    everyday,
    treated,
    alike: readAlike(file.alike),
    unsaid: new Set(),
    lexicon: new Map(),
    mixed: [...named.keys(), ...everyday.keys()].filter(isMixed).sort((a, b) => b.length - a.length),
    wordFiles: lines(file.words),
    wordsAreGrouped: file.wordsAreGrouped,
    spokenFiles: lines(file.spoken),
  };
  addPlaces(guide, 0, file.places);

  const { lexicon } = guide;
  const words = lines(file.lexicon);
  const inOtherLetters = [...named.keys(), file.places.headings.toLowerCase()].flatMap(
    (text) => text.match(/[a-z][a-z0-9+#.-]+/g) ?? [],
  );
  for (const word of [...everyday.keys(), ...guide.alike.keys(), ...inOtherLetters])
    if (word.length > 1) lexicon.set(word, 0);
  for (const [index, word] of words.entries()) lexicon.set(word, 1 - index / words.length);
  for (const name of named.keys()) if (name.length > 1) lexicon.set(name, 1 + (lexicon.get(name) ?? 0));
  return guide;
}

function readAlike(text: string): Map<string, string[]> {
  return new Map(lines(text).map((line) => [line.split(':')[0] as string, line.split(/[:|]/).slice(1)]));
}

/** Adds a word that the text never says to what is known. @param meant as a {@link SpokenFile} has it */
export function addSpoken({ alike, everyday, unsaid }: Guide, word: string, meant: string): void {
  const parts = meant.split('|');
  const terms = parts.filter((part) => part.startsWith('#')).map((part) => Number(part.slice(1)));
  if (terms.length) everyday.set(word, terms);
  const others = parts.filter((part) => !part.startsWith('#'));
  alike.set(word, [...new Set([...(alike.get(word) ?? []), ...others])]);
  unsaid.add(word);
}

/** Adds the places of a part to what is known. */
export function addPlaces(guide: Guide, part: number, file: PlacesFile): void {
  const [firstPage, firstRecord] = guide.parts[part] as [number, number];
  const kinds = new Map(file.pageKinds);
  for (const [number, [path, title, place, essay, topics]] of file.pages.entries())
    guide.pages[firstPage + number] = { path, title, place, essay, topics, isTopic: kinds.get(number) === 'topic' };
  const headings = lines(file.headings);
  const anchors = lines(file.anchors);
  const lengths = [...file.lengths].map((digit) => parseInt(digit, 36));
  let count = 0;
  const addPlace = (place: Omit<Place, 'number' | 'plain' | 'parts' | 'length'>): TitlePart[] => {
    const plain = normalize(place.title);
    const parts = titleParts(plain);
    const number = firstRecord + count;
    guide.places.set(number, { ...place, number, plain, parts, length: lengths[count] ?? 0 });
    count += 1;
    return parts;
  };
  let page = firstPage - 1;
  let heading = 0;
  let open: { level: number; parts: TitlePart[] }[] = [];
  const pageParts = new Map<number, TitlePart[]>();
  for (const digit of file.levels) {
    const level = Number(digit);
    if (level === 1) {
      page += 1;
      const title = guide.pages[page]?.title ?? '';
      const parts = addPlace({
        kind: kinds.get(page - firstPage) ?? 'section',
        page,
        title,
        anchor: '',
        level,
        above: [],
      });
      open = [{ level, parts }];
      pageParts.set(page, parts);
    } else {
      open = open.filter((parent) => parent.level < level);
      const title = headings[heading] ?? '';
      const anchor = anchors[heading] ?? '';
      const above = open.map(({ parts }) => parts);
      open.push({ level, parts: addPlace({ kind: 'section', page, title, anchor, level, above }) });
      heading += 1;
    }
  }
  const termAnchors = lines(file.termAnchors);
  let term = 0;
  for (const [kind, inPart, times] of file.runs) {
    for (let index = 0; index < times; index += 1) {
      const title = guide.titles.get(firstRecord + count) ?? '';
      const anchor = kind === 'term' ? (termAnchors[term++] ?? '') : '';
      const above = [pageParts.get(firstPage + inPart) ?? []];
      addPlace({ kind, page: firstPage + inPart, title, anchor, level: 5, above });
    }
  }
  let place = firstRecord;
  let position = -1;
  for (const step of file.questions) {
    position = step ? 0 : position + 1;
    place += step;
    guide.questions.set(firstRecord + count, { place, position, length: lengths[count] ?? 0 });
    count += 1;
  }
  place = firstRecord;
  for (const step of file.phrases) {
    place += step;
    guide.phrases.set(firstRecord + count, place);
    count += 1;
  }
}

function lines(text: string): string[] {
  return text ? text.split('\n') : [];
}

/** Whether a name is in Han and other letters. */
export function isMixed(name: string): boolean {
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
