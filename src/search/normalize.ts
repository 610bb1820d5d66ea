/** Characters of a query that are read; what comes after is left out, and the reader is told. */
export const LONGEST_QUERY = 80;

/** What neither shows nor means anything: controls, marks of writing direction, lone surrogates. */
const NOTHING = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u{fe00}-\u{fe0f}]+/gu;

/**
 * A text in the one form in which texts are compared: compatibility forms made plain (`ＧＰＴ`, `㈱`, `①`),
 * lower case, nothing invisible, one space for any white space.
 */
export function normalize(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').replace(NOTHING, '').trim();
}
