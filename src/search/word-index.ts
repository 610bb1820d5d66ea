import type { Load } from './load-once.ts';
import { pairs, WORDS_GROUP, type WordsFile } from './format.ts';

/** In which records a word stands, with how often, up to 4; a part of it where a word only means the same. */
export type Found = Map<number, number>;

/** Files that are loaded for the words of one beginning: more of them say nothing. */
const MOST_FILES = 4;

/** Looks words up in the words files. */
export class WordIndex {
  readonly #firsts: readonly string[];
  readonly #areGroups: boolean;
  readonly #load: Load;

  /**
   * @param firsts the first word of each file, in order
   * @param areGroups they are those of groups of files
   */
  constructor(firsts: readonly string[], areGroups: boolean, load: Load) {
    this.#firsts = firsts;
    this.#areGroups = areGroups;
    this.#load = load;
  }

  /**
   * The records that hold a word. One longer than two Han characters is looked up by its pairs of
   * characters, so a text may hold them all and yet not the word: see `literal` of the engine.
   */
  async find(word: string): Promise<Found> {
    const parts = word.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [];
    const keys = parts.flatMap((part) => (/^\p{Script=Han}/u.test(part) ? pairs(part) : latinWords(part)));
    const lists = await Promise.all(
      keys.map((key) => (isSingleHan(key) ? this.startingWith(key) : this.#exactly(key))),
    );
    const [first, ...others] = lists.sort((a, b) => a.size - b.size);
    const found: Found = new Map();
    for (const [record, count] of first ?? []) {
      const counts = others.map((list) => list.get(record) ?? 0);
      if (!counts.includes(0)) found.set(record, Math.min(count, ...counts));
    }
    return found;
  }

  /** The records that hold a word that begins so; empty for a beginning that too many words share. */
  async startingWith(beginning: string): Promise<Found> {
    const from = await this.#fileOf(beginning);
    const to = await this.#fileOf(`${beginning}\u{10ffff}`);
    const found: Found = new Map();
    if (to - from > MOST_FILES) return found;
    for (let number = from; number <= to; number += 1) {
      for (const [word, numbers] of Object.entries(await this.#file(number))) {
        if (!word.startsWith(beginning)) continue;
        for (const [record, count] of unfold(numbers)) found.set(record, Math.min(4, (found.get(record) ?? 0) + count));
      }
    }
    return found;
  }

  async #exactly(word: string): Promise<Found> {
    const file = await this.#file(await this.#fileOf(word));
    return Object.hasOwn(file, word) ? unfold(file[word] as number[]) : new Map();
  }

  async #fileOf(word: string): Promise<number> {
    const at = lastNotAfter(this.#firsts, word);
    if (!this.#areGroups) return at;
    const firsts = (await this.#load(`words/${at}.first.json`)) as string;
    return at * WORDS_GROUP + lastNotAfter(firsts.split('\n'), word);
  }

  #file(number: number): Promise<WordsFile> {
    return this.#load(`words/${number}.json`) as Promise<WordsFile>;
  }
}

/** The position of the last of some words in order that does not come after another, or of the first. */
export function lastNotAfter(words: readonly string[], word: string): number {
  let low = 0;
  let high = words.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((words[middle] as string) <= word) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isSingleHan(key: string): boolean {
  return /^\p{Script=Han}$/u.test(key);
}

/** As Pagefind cuts words in other letters: at hyphens, without points and accents. */
function latinWords(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f.'’]/g, '')
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter(Boolean);
}

function unfold(numbers: readonly number[]): Found {
  const found: Found = new Map();
  let record = 0;
  for (const number of numbers) {
    record += number >> 2;
    found.set(record, (number & 3) + 1);
  }
  return found;
}
