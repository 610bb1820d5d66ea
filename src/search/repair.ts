import type { RepairFile } from './format.ts';
import { blurred, readReadings, SYLLABLES } from './pinyin.ts';
import { wordsIn } from './segment.ts';

/** Something of a query that was read as something else. */
export interface Change {
  from: string;
  to: string;
  how: 'traditional' | 'vocabulary' | 'pinyin' | 'typo';
}

export interface Mended {
  query: string;
  changes: Change[];
  /** Queries that may be meant, too uncertain to be taken unasked. */
  suggestions: string[];
}

interface Word {
  word: string;
  reading: string;
  /** How much rather it is meant than another that fits as well. */
  weight: number;
}

/** The longest word that is looked for in place of another. */
const LONGEST = 8;
/** What a word of a heading or a name weighs more than one of the text. */
const IN_LEXICON = 1000;

/** Words that are tried for each half of a compound. */
const WORDS_IN_COMPOUNDS = 4;
/** Titles in which words stand that three initials may be meant for. */
const OFTEN = 3;

/** Mends words that the guide does not hold, never one that it does. */
export class Repair {
  readonly #characters = new Map<string, string>();
  readonly #vocabulary: [from: string, to: string][];
  readonly #readings: Map<string, string>;
  readonly #byReading = new Map<string, Word[]>();
  readonly #byBlurred = new Map<string, Word[]>();
  readonly #byInitials = new Map<string, Word[]>();
  readonly #byLength = new Map<number, Word[]>();
  readonly #words = new Set<string>();
  readonly #lookAlikes: string[];
  readonly #latin: Word[] = [];

  constructor(file: RepairFile, lexicon: ReadonlyMap<string, number>) {
    const letters = [...file.characters];
    for (let index = 0; index < letters.length; index += 2) {
      this.#characters.set(letters[index] as string, letters[index + 1] as string);
    }
    this.#vocabulary = file.vocabulary
      .split('|')
      .filter(Boolean)
      .map((pair) => pair.split(':') as [string, string])
      .sort(([a], [b]) => b.length - a.length);
    this.#lookAlikes = file.lookAlikes.split('|');
    this.#readings = readReadings(file.readings, file.moreReadings);
    const special = new Map(file.wordReadings.split('|').map((pair) => pair.split(':') as [string, string]));
    const words = file.words.split('\n');
    for (const [word, times] of lexicon) this.#learn(word, special, IN_LEXICON + times);
    for (const [index, word] of words.entries())
      this.#learn(word, special, (IN_LEXICON * (words.length - index)) / words.length);
  }

  #learn(word: string, special: ReadonlyMap<string, string>, weight: number): void {
    if (!/^\p{Script=Han}+$/u.test(word)) {
      if (/^[a-z][a-z+#-]{2,}$/.test(word)) this.#latin.push({ word, reading: word, weight });
      return;
    }
    const reading = special.get(word) ?? this.#reading(word);
    const entry = { word, reading, weight };
    this.#words.add(word);
    put(this.#byReading, reading, entry);
    put(this.#byBlurred, this.#blurredReading(word), entry);
    put(this.#byLength, [...word].length, entry);
    put(this.#byInitials, this.#initials(word), entry);
  }

  #reading(text: string): string {
    return [...text].map((letter) => this.#readings.get(letter) ?? '?').join('');
  }

  #blurredReading(text: string): string {
    return [...text].map((letter) => blurred(this.#readings.get(letter) ?? '?')).join(' ');
  }

  /**
   * Mends a query.
   * @param query as `normalize` leaves it
   * @param absent words of it that the guide does not hold
   * @param doubtful words that the guide holds, but not where they stand in the query: they may be a part
   *   of a longer word that is misspelt
   * @param knows whether the browser's dictionary or the guide has a word, which then is no typo by itself
   * @param titles of the guide's places, as they are compared
   */
  mend(
    query: string,
    absent: readonly string[],
    doubtful: readonly string[],
    knows: (word: string) => boolean,
    titles: () => Iterable<string>,
  ): Mended {
    const simplified = this.#simplify(query);
    if (simplified)
      return { query: simplified, changes: [{ from: query, to: simplified, how: 'traditional' }], suggestions: [] };
    let mended = query;
    const changes: Change[] = [];
    const suggestions: string[] = [];
    const replace = (from: string, to: string, how: Change['how']) => {
      if (!mended.includes(from) || from === to) return;
      mended = mended.replace(from, () => to);
      changes.push({ from, to, how });
    };
    for (const word of doubtful) {
      const found = this.#meantByHan(mended, word, knows, true);
      if (found) replace(found.from, found.to, 'typo');
    }
    for (const word of absent) {
      if (!mended.includes(word)) continue;
      if (/^\p{Script=Han}/u.test(word)) {
        const local = this.#vocabulary.find(([from]) => word.includes(from));
        if (local) replace(local[0], local[1], 'vocabulary');
        else {
          const found = this.#meantByHan(mended, word, knows);
          if (found?.sure) replace(found.from, found.to, 'typo');
          else if (found) suggestions.push(mended.replace(found.from, () => found.to));
        }
        continue;
      }
      const run = latinRun(mended, word);
      const spelled = this.#meantByPinyin(run.replace(/[\s']/g, ''));
      if (spelled) {
        replace(run, spelled, 'pinyin');
        continue;
      }
      const close = this.#meantByLatin(word);
      if (close?.sure) replace(word, close.to, 'typo');
      else {
        const initials = this.#meantByInitials(run.replace(/[\s']/g, ''), titles);
        if (initials) replace(run, initials, 'pinyin');
        else if (close) suggestions.push(mended.replace(word, () => close.to));
      }
    }
    return { query: mended, changes, suggestions };
  }

  /** The query in Simplified characters and the words of the mainland; undefined where it is that already. */
  #simplify(query: string): string | undefined {
    const letters = [...query];
    if (!letters.some((letter) => this.#characters.has(letter))) return undefined;
    const simple = letters.map((letter) => this.#characters.get(letter) ?? letter).join('');
    let result = '';
    for (let at = 0; at < simple.length;) {
      const local = this.#vocabulary.find(([from]) => simple.startsWith(from, at));
      result += local ? local[1] : simple[at];
      at += local ? local[0].length : 1;
    }
    return result;
  }

  /** The word that an absent one, with its neighbours, sounds like or looks like. */
  #meantByHan(
    query: string,
    absent: string,
    knows: (word: string) => boolean,
    onlyNames = false,
  ): { from: string; to: string; sure: boolean } | undefined {
    const start = query.indexOf(absent);
    const run = /^\p{Script=Han}*/u.exec(query.slice(start))?.[0] ?? '';
    const before = /\p{Script=Han}*$/u.exec(query.slice(0, start))?.[0] ?? '';
    const text = before + run;
    const from = before.length;
    const to = from + absent.length;
    const windows: { window: string; wider: boolean }[] = [];
    for (let length = Math.min(LONGEST, text.length); length >= 2; length -= 1) {
      for (let first = Math.max(0, to - length); first <= from && first + length <= text.length; first += 1) {
        if (length >= absent.length)
          windows.push({ window: text.slice(first, first + length), wider: length > absent.length });
      }
    }
    for (let length = absent.length - 1; length >= 2; length -= 1) {
      for (let first = from; first + length <= to; first += 1) {
        const part = text.slice(first, first + length);
        if (!knows(part) && !cutsWord(absent, first - from, length, knows))
          windows.push({ window: part, wider: false });
      }
    }
    if (onlyNames) {
      for (const { window, wider } of windows) {
        const same = wider && window.length > 2 ? best(this.#byReading.get(this.#reading(window))) : undefined;
        if (same && same.weight > IN_LEXICON && same.word !== window)
          return { from: window, to: same.word, sure: true };
      }
      return undefined;
    }
    const isWord = knows(absent);
    for (const { window, wider } of windows) {
      const same = best(this.#byReading.get(this.#reading(window))?.filter(({ word }) => isLike(word, window)));
      if (same && same.word !== window) return { from: window, to: same.word, sure: wider || !isWord };
    }
    for (const { window, wider } of windows) {
      // Two characters that sound nearly alike are a coincidence unless they are the whole of the word.
      if (window.length < 3 && window !== absent) continue;
      const close = best(
        this.#byBlurred.get(this.#blurredReading(window))?.filter(({ word }) => differing(word, window) <= 1),
      );
      if (close && close.word !== window) return { from: window, to: close.word, sure: wider || !isWord };
    }
    const swapped = this.#meantBySwap(absent);
    if (swapped) return { from: absent, to: swapped, sure: !isWord };
    for (const { window } of windows) {
      const meant = this.#meantByShape(window);
      if (meant) return { from: window, to: meant.to, sure: meant.sure && !isWord };
    }
    return undefined;
  }

  /** The two words that follow each other but for two neighbouring characters: 负载均衡 of 负均载衡. */
  #meantBySwap(word: string): string | undefined {
    const letters = [...word];
    for (let at = 1; at < letters.length; at += 1) {
      const swapped = letters
        .with(at - 1, letters[at] as string)
        .with(at, letters[at - 1] as string)
        .join('');
      for (let cut = 2; cut <= letters.length - 2; cut += 1)
        if (this.#words.has(swapped.slice(0, cut)) && this.#words.has(swapped.slice(cut))) return swapped;
    }
    return undefined;
  }

  /** The name that a word is but for one character: another that looks alike, one too few or many, or two swapped. */
  #meantByShape(word: string): { to: string; sure: boolean } | undefined {
    const letters = [...word];
    let found: { to: string; sure: boolean; weight: number } | undefined;
    for (const length of [letters.length, letters.length + 1, letters.length - 1]) {
      if (length < 2 || (length < 3 && length !== letters.length)) continue;
      for (const { word: other, weight } of this.#byLength.get(length) ?? []) {
        if (weight <= IN_LEXICON || editDistance(word, other, 1) !== 1) continue;
        const sure =
          transposed(word, other) || (length === letters.length ? this.#looksLike(letters, [...other]) : length > 3);
        if (!sure && length < 4) continue;
        if (!found || Number(sure) > Number(found.sure) || (sure === found.sure && weight > found.weight))
          found = { to: other, sure, weight };
      }
    }
    return found;
  }

  /** Whether the characters in which two words of one length differ look alike. */
  #looksLike(a: readonly string[], b: readonly string[]): boolean {
    return a.every(
      (letter, index) =>
        letter === b[index] ||
        this.#lookAlikes.some((group) => group.includes(letter) && group.includes(b[index] as string)),
    );
  }

  /** Letters read as pinyin of the guide's words, as few and as weighty as can be; the last may be unfinished. */
  #meantByPinyin(letters: string): string | undefined {
    if (letters.length < 3 || letters.length > 40 || !SYLLABLES.test(letters)) return undefined;
    const ways: ({ cost: number; text: string } | undefined)[] = [{ cost: 0, text: '' }];
    for (let end = 1; end <= letters.length; end += 1) {
      for (let from = Math.max(0, end - 24); from < end; from += 1) {
        const way = ways[from];
        const word = way && best(this.#byReading.get(letters.slice(from, end)));
        if (!way || !word) continue;
        const cost = way.cost + 1 + (word.weight >= IN_LEXICON ? 0 : 0.5) - word.weight / 1e5;
        if (!ways[end] || cost < (ways[end] as { cost: number }).cost) ways[end] = { cost, text: way.text + word.word };
      }
    }
    const whole = ways[letters.length];
    if (whole) return whole.text;
    for (let from = letters.length - 1; from >= 0; from -= 1) {
      const way = ways[from];
      const rest = letters.slice(from);
      if (!way || rest.length < 3) continue;
      let found: Word | undefined;
      for (const [reading, words] of this.#byReading) {
        if (!reading.startsWith(rest)) continue;
        for (const word of words) if (!found || word.weight > found.weight) found = word;
      }
      if (found) return way.text + found.word;
    }
    return undefined;
  }

  #meantByInitials(letters: string, titles: () => Iterable<string>): string | undefined {
    if (letters.length < 2 || letters.length > 8 || !/^[a-z]+$/.test(letters)) return undefined;
    const word = best(this.#byInitials.get(letters)?.filter(({ weight }) => weight > IN_LEXICON));
    return word?.word ?? this.#namedByInitials(letters, titles());
  }

  /** Words that follow each other in titles and begin with these letters: 渠道管理 for qdgl. Three may be chance, unless often. */
  #namedByInitials(letters: string, titles: Iterable<string>): string | undefined {
    if (letters.length < 3) return undefined;
    const counts = new Map<string, number>();
    for (const title of titles) {
      for (const run of title.match(/\p{Script=Han}+/gu) ?? []) {
        if (run.length < letters.length || !this.#initials(run).includes(letters)) continue;
        const ends = new Set([0]);
        for (const word of wordsIn(run)) ends.add(Math.max(...ends) + word.length);
        for (const start of ends) {
          const name = run.slice(start, start + letters.length);
          if (ends.has(start + letters.length) && this.#initials(name) === letters)
            counts.set(name, (counts.get(name) ?? 0) + 1);
        }
      }
    }
    const [first] = [...counts].sort(([, a], [, b]) => b - a);
    return first && (letters.length > 3 || first[1] >= OFTEN) ? first[0] : undefined;
  }

  /** What four initials may be meant for that no title says: two words of two characters, the likeliest first. */
  compounds(letters: string): string[] {
    const words = (initials: string) =>
      (this.#byInitials.get(initials) ?? [])
        .toSorted((a, b) => b.weight - a.weight)
        .slice(0, WORDS_IN_COMPOUNDS)
        .map(({ word }) => word);
    const seconds = words(letters.slice(2));
    return words(letters.slice(0, 2)).flatMap((first) => seconds.map((second) => first + second));
  }

  #initials(text: string): string {
    return [...text].map((letter) => this.#readings.get(letter)?.[0] ?? '?').join('');
  }

  #meantByLatin(word: string): { to: string; sure: boolean } | undefined {
    if (word.length < 4) return undefined;
    let found: { to: string; distance: number; weight: number } | undefined;
    const most = word.length >= 8 ? 2 : 1;
    for (const { word: other, weight } of this.#latin) {
      if (other[0] !== word[0] || Math.abs(other.length - word.length) > most) continue;
      const distance = editDistance(word, other, most);
      if (distance > most) continue;
      if (!found || distance < found.distance || (distance === found.distance && weight > found.weight))
        found = { to: other, distance, weight };
    }
    return found && { to: found.to, sure: word.length >= 6 || (word.length >= 4 && transposed(word, found.to)) };
  }
}

function put<K>(map: Map<K, Word[]>, key: K, word: Word): void {
  const list = map.get(key);
  if (list) list.push(word);
  else map.set(key, [word]);
}

function best(words: readonly Word[] | undefined): Word | undefined {
  return words?.reduce<Word | undefined>(
    (first, word) => (!first || word.weight > first.weight ? word : first),
    undefined,
  );
}

/** Whether a part of a word takes some characters of one that it begins or ends with: 司年 of 公司年. */
function cutsWord(word: string, start: number, length: number, knows: (word: string) => boolean): boolean {
  for (let at = start + 1; at < start + length; at += 1) {
    if (
      (at > 1 && start > 0 && knows(word.slice(0, at))) ||
      (at < word.length - 1 && start + length < word.length && knows(word.slice(at)))
    )
      return true;
  }
  return false;
}

/** Words in other letters around a word, which may be pinyin of one word together. */
function latinRun(query: string, word: string): string {
  return query.match(/[a-z']+(?:[\s']+[a-z']+)*/g)?.find((run) => run.includes(word)) ?? word;
}

function differing(a: string, b: string): number {
  const letters = [...b];
  return [...a].filter((letter, index) => letter !== letters[index]).length;
}

/** Whether at least half of the characters are the same: an input method offers whole words, but not any. */
function isLike(a: string, b: string): boolean {
  return differing(a, b) <= a.length / 2;
}

function transposed(a: string, b: string): boolean {
  return a.length === b.length && [...a].sort().join('') === [...b].sort().join('');
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into another, up to `most` + 1. */
export function editDistance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      next.push(cost);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[b.length] as number;
}
