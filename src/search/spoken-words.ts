import type { SpokenFile } from './format.ts';
import type { Load } from './load-once.ts';
import { lastNotAfter } from './word-index.ts';

/** Letters that the shortest of them has. */
const SHORTEST = 2;

/** Looks up words that the text never says. */
export class SpokenWords {
  readonly #firsts: readonly string[];
  readonly #load: Load;

  /** @param firsts the first word of each file, in order */
  constructor(firsts: readonly string[], load: Load) {
    this.#firsts = firsts;
    this.#load = load;
  }

  /** Those that a text begins with, each with what the guide's text says in its place, as a {@link SpokenFile} has it. */
  async beginning(text: string): Promise<[word: string, meant: string][]> {
    if (!this.#firsts.length || text.length < SHORTEST) return [];
    const first = lastNotAfter(this.#firsts, text.slice(0, SHORTEST));
    const last = lastNotAfter(this.#firsts, text);
    const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    const files = await Promise.all(
      numbers.map((number) => this.#load(`spoken/${number}.json`) as Promise<SpokenFile>),
    );
    return files.flatMap((file) => Object.entries(file)).filter(([word]) => text.startsWith(word));
  }
}
