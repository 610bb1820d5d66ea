import { isHan, isNumber, isStopWord, isVerb, type Piece, segment } from './segment.ts';

/** One thing that a query asks for, in all the words that say it. */
export interface Concept {
  /** As the reader wrote it. */
  word: string;
  /** The words to look up, the reader's own first, with how much each counts against it. */
  options: { word: string; weight: number }[];
  /** The longer part of it that is a word by itself, to look for where it stands nowhere. */
  rest?: string;
  /** The word may be unfinished: it is the last one, and the reader still types. */
  open: boolean;
  /** Terms that it names, or is said for. */
  terms: number[];
  /** It says little beside the others: a number of something, a single character. */
  slight: boolean;
}

export interface Analysis {
  /** The query as it was read. */
  query: string;
  concepts: Concept[];
  /** The query without words of asking at its ends, as it could stand in a heading. */
  phrase: string;
}

/** What the analysis needs to know of the guide. */
export interface Lexicon {
  knows(word: string): boolean;
  /** Its names in Han and other letters together, the longest first. */
  mixed: readonly string[];
  /** Whether a text is a name of the guide but for its end. */
  beginsName(text: string): boolean;
  /** Other words that mean the same. */
  sameAs(word: string): string[];
  /** Words that mean much the same in everyday speech. */
  alike(word: string): string[];
  /** Terms that it names, or is said for; where it may be unfinished, also those whose names begin so. */
  terms(word: string, open: boolean): number[];
}

/** How much a word counts that means what the reader wrote. */
const SAME = 0.85;
/** How much one counts that means much the same in everyday speech. */
const ALIKE = 0.6;
/** Concepts that are looked up; a text that was pasted in has more. */
const MOST_CONCEPTS = 10;

/**
 * Finds out what a query asks for.
 * @param query as `normalize` leaves it
 */
export function analyze(query: string, lexicon: Lexicon): Analysis {
  const pieces: JoinedPiece[] = lexicon.beginsName(query)
    ? [{ text: query, at: 0, kind: 'word' }]
    : joined(segment(query, (word) => lexicon.knows(word), lexicon.mixed));
  const meant = pieces.filter(({ kind }) => kind !== 'stop');
  // A query of nothing but such words asks for them.
  const used = (meant.length ? meant : pieces).slice(0, MOST_CONCEPTS);
  const last = pieces.at(-1);
  const concepts: Concept[] = [];
  for (const { text, rest, at } of used) {
    if (concepts.some(({ word }) => word === text)) continue;
    const options = [{ word: text, weight: 1 }];
    for (const word of lexicon.sameAs(text)) options.push({ word, weight: SAME });
    for (const word of lexicon.alike(text)) options.push({ word, weight: ALIKE });
    const open = at === last?.at && query.endsWith(text);
    const slight = used.length > 1 && (isNumber(text) || /^\p{Script=Han}$/u.test(text));
    concepts.push({ word: text, options, open, terms: lexicon.terms(text, open), slight, ...(rest && { rest }) });
  }
  const [first] = used;
  const end = used.at(-1);
  const phrase = first && end ? query.slice(first.at, end.at + end.text.length) : '';
  return { query, concepts, phrase };
}

interface JoinedPiece extends Piece {
  /** The word that single characters were joined to. */
  rest?: string;
}

/**
 * Joins single characters that belong to no word: with each other (`投顾`), or else with the verb or the
 * letter before them (`换脸`, `a轮`), or with the word before or after them (`创新思`, `动驾驶`), which then may
 * also be looked for alone.
 */
function joined(pieces: Piece[]): JoinedPiece[] {
  const result: JoinedPiece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    const touches = last && last.at + last.text.length === piece.at;
    if (touches && piece.kind === 'unknown' && last.kind === 'unknown' && !last.rest) last.text += piece.text;
    else result.push({ ...piece });
  }
  for (let index = result.length - 1; index >= 0; index -= 1) {
    const piece = result[index] as JoinedPiece;
    if (piece.kind !== 'unknown' || [...piece.text].length > 1) continue;
    const before = result[index - 1];
    const after = result[index + 1];
    if (before && before.at + 1 === piece.at && (isVerb(before.text) || /^[a-z]$/.test(before.text))) {
      result.splice(index - 1, 2, { ...before, kind: 'word', text: before.text + piece.text });
    } else if (before?.kind === 'word' && isHan(before.text) && before.at + before.text.length === piece.at) {
      result.splice(index - 1, 2, { ...before, text: before.text + piece.text, rest: before.rest ?? before.text });
    } else if (after?.kind === 'word' && isHan(after.text) && piece.at + 1 === after.at) {
      result.splice(index, 2, {
        ...piece,
        kind: 'word',
        text: piece.text + after.text,
        rest: after.rest ?? after.text,
      });
    }
  }
  return result.filter(({ text, kind }) => kind !== 'unknown' || !isStopWord(text));
}
