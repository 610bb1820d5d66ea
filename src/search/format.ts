/**
 * The files that a search reads, all JSON below `_search/<edition>/` of the built site:
 *
 * - `guide.json`, a {@link GuideFile}: what is known of the guide before any word is looked up;
 * - `places/<part>.json`, {@link PlacesFile}s: what is known of the places of further parts, loaded where
 *   a query's words stand in them;
 * - `repair.json`, a {@link RepairFile}: what mends a query, loaded in the reader's first pause or when a query needs it;
 * - `words/<n>.json`, {@link WordsFile}s: in which records a word stands;
 * - `spoken/<n>.json`, {@link SpokenFile}s: what the text says in place of words that it never does, loaded where a
 *   query may have one;
 * - `text/<n>.json`, {@link TextFile}s: what a record says, for its excerpt.
 *
 * The edition changes with the content, so browsers may keep each file for ever.
 */

/** What a result is. */
export type Kind = 'section' | 'topic' | 'term' | 'figure' | 'formula' | 'model';

/**
 * Records are numbered part by part, a part being some pages that follow each other: the pages and their
 * sections first, in the order of the guide, then what stands inside sections, in `runs`, then what is no
 * result but leads to its section: the questions, and the phrases, those of a section as one record.
 */
export interface GuideFile {
  essays: string[];
  /** Names of each topic, its title first, `|` between them. */
  topics: string[];
  /** The kinds of place that there are. */
  kinds: Kind[];
  /**
   * Names that a term or a topic is known by, the first its title, words that readers say in its place,
   * and the record of the section that treats it: `[record, 'title|alias|…', 'word|word|…', section]`, the
   * section of a topic being its own page.
   */
  names: [record: number, names: string, everyday: string, section: number][];
  /** Words of everyday language with others that the text uses in their place: `倒闭:失败|破产`, one a line. */
  alike: string;
  /**
   * Words of headings and names, those of most headings first, and words of the text that browsers'
   * dictionaries may not know, one a line.
   */
  lexicon: string;
  /**
   * The first word of each words file, one a line. Where these would be too many, the first word of each
   * group of {@link WORDS_GROUP} files, whose own are in `words/<group>.first.json`.
   */
  words: string;
  wordsAreGrouped: boolean;
  /** The first word of each {@link SpokenFile}, one a line. */
  spoken: string;
  /** By part, its first page and its first record; at the end, the numbers of all pages and records. */
  parts: [page: number, record: number][];
  /** The first part, which for a guide of a hundred pages is all of it. */
  places: PlacesFile;
}

/** Words files in a group. */
export const WORDS_GROUP = 64;

/** What is known of the places of a part; pages and records are numbered from its own first. */
export interface PlacesFile {
  /** Address below the site's base, title, place, position of the essay or -1, positions of the topics. */
  pages: [path: string, title: string, place: string, essay: number, topics: number[]][];
  /** Of pages and sections, a digit each: 1 for a page, 2 to 4 for the level of a section's heading. */
  levels: string;
  /** Titles of the sections, one a line. */
  headings: string;
  /** Their anchors, one a line. */
  anchors: string;
  /** Pages that are of another kind than `section`. */
  pageKinds: [page: number, kind: Kind][];
  runs: [kind: Kind, page: number, count: number][];
  /** For each question, how far its section's number is from that of the question before. */
  questions: number[];
  /** For each section with phrases, how far its number is from that of the section with phrases before. */
  phrases: number[];
  /** Anchors of the terms, one a line. */
  termAnchors: string;
  /** How long each record is but phrases, a digit to base 36: {@link lengthClass}. */
  lengths: string;
}

/**
 * By word, the records that it stands in: for each one number, how
 * far its number is from the one before, times four, plus how often it stands there less one, at most 3.
 */
export type WordsFile = Record<string, number[]>;

export interface TextFile {
  title: string;
  /** Titles above it in its page. */
  path: string[];
  /** Anchor in its page. */
  anchor: string;
  text: string;
  /** Readers' questions that it answers. */
  questions?: string[];
}

/** What to know about a query's words to mend them. */
export interface RepairFile {
  /** Words of the text that stand in no heading and no name, most frequent first, one a line. */
  words: string;
  /** Readings of the 3,755 characters of GB 2312's first level, in its order: `a2ai13an9…`. */
  readings: string;
  /** Readings of other characters: `a:啊吖|ai:…`. */
  moreReadings: string;
  /** Words whose reading is not that of their characters: `银行:yinhang|…`. */
  wordReadings: string;
  /** Groups of characters that look alike: `末未|己已巳|…`. */
  lookAlikes: string;
  /** Traditional characters and what they are in Simplified, in pairs. */
  characters: string;
  /** Words of Taiwan and Hong Kong, in Simplified characters: `资料:数据|…`. */
  vocabulary: string;
}

/**
 * Words of at least two letters that readers say and the text never does, each with what the text says in its place, with the record of the
 * term that is called so, or with both: `{ 中间商: '渠道|代理商', 机翻: '#1234' }`.
 */
export type SpokenFile = Record<string, string>;

/** Length of a text in classes that double every two. */
export function lengthClass(letters: number): number {
  return Math.min(35, Math.round(2 * Math.log2(letters + 1)));
}

/** Pairs of adjacent characters, by which a word longer than two is looked up. */
export function pairs(word: string): string[] {
  const letters = [...word];
  return letters.length < 3 ? [word] : letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}
