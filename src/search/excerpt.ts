import { normalize } from './normalize.ts';

/** A stretch of text; `marked` where it matches the query. */
export interface ExcerptPart {
  text: string;
  marked: boolean;
}

/** Letters of an excerpt, about two lines, and of them before the first word that is marked. */
const LENGTH = 96;
const BEFORE = 18;
const PAUSE = /[。！？；，、：\n]/;

/**
 * The stretch of a text that says most of what was asked, with the words marked.
 * @param words as they are compared
 */
export function excerpt(text: string, words: readonly string[], length = LENGTH): ExcerptPart[] {
  const flat = text.replace(/\n/g, ' ');
  const found = occurrences(flat, words);
  const start = begin(text, bestStart(found, length));
  const end = Math.min(flat.length, start + length);
  const parts: ExcerptPart[] = [];
  const add = (from: number, to: number, marked: boolean) => {
    if (to > from) parts.push({ text: flat.slice(from, to), marked });
  };
  if (start > 0) parts.push({ text: '……', marked: false });
  let at = start;
  for (const { from, to } of found) {
    if (from < at || to > end) continue;
    add(at, from, false);
    add(from, to, true);
    at = to;
  }
  add(at, end, false);
  if (end < flat.length) parts.push({ text: '……', marked: false });
  return parts;
}

/** A whole title with the words marked. */
export function marked(title: string, words: readonly string[]): ExcerptPart[] {
  return excerpt(title, words, title.length);
}

interface Stretch {
  from: number;
  to: number;
  word: string;
}

/** Where the words stand in a text, in order and without overlaps, the longer word first. */
export function occurrences(text: string, words: readonly string[]): Stretch[] {
  const plain = sameLength(text);
  const found: Stretch[] = [];
  const taken = new Uint8Array(plain.length);
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    if (!word) continue;
    for (let from = plain.indexOf(word); from >= 0; from = plain.indexOf(word, from + word.length)) {
      const to = from + word.length;
      if (taken.subarray(from, to).includes(1) || !isWhole(plain, from, to)) continue;
      taken.fill(1, from, to);
      found.push({ from, to, word });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Letters of other scripts match from the beginning of a word: `ai` is no part of `chain`. */
function isWhole(text: string, from: number, to: number): boolean {
  const latin = /[a-z0-9]/;
  return !(latin.test(text[from] as string) && latin.test(text[from - 1] ?? '')) || from === to;
}

/** A text as it is compared, letter by letter, so that positions stay the same. */
function sameLength(text: string): string {
  let plain = '';
  for (const letter of text) {
    const other = normalize(letter);
    plain += other.length === letter.length ? other : letter;
  }
  return plain;
}

/** The start of the stretch that holds the most different words. */
function bestStart(found: readonly Stretch[], length: number): number {
  let best = { start: 0, count: 0 };
  for (const [index, { from }] of found.entries()) {
    const words = new Set<string>();
    for (const next of found.slice(index)) {
      if (next.to > from + length - BEFORE) break;
      words.add(next.word);
    }
    const count = [...words].join('').length;
    if (count > best.count) best = { start: from, count };
  }
  return best.count ? best.start : 0;
}

/** Where an excerpt begins so that a word is in it: at a pause before the word, or a few letters before. */
function begin(text: string, word: number): number {
  if (word <= BEFORE) return 0;
  for (let at = word - 1; at >= word - BEFORE; at -= 1) if (PAUSE.test(text[at] as string)) return at + 1;
  return word - BEFORE;
}
