import type { SpokenFile, SpokenList } from './format.ts';
import type { Load } from './load-once.ts';
import { lastNotAfter } from './word-index.ts';

/** Looks up what the text says in place of words that it never does. */
export class SpokenWords {
  readonly #firsts: readonly string[];
  readonly #load: Load;

  constructor({ firsts }: SpokenList, load: Load) {
    this.#firsts = firsts.split('\n').filter(Boolean);
    this.#load = load;
  }

  /** What the text says in place of a word, as a {@link SpokenFile} has it; undefined for one that none lists. */
  async meant(word: string): Promise<string | undefined> {
    if (!this.#firsts.length) return undefined;
    const meanings = (await this.#load(`spoken/${lastNotAfter(this.#firsts, word)}.json`)) as SpokenFile;
    return Object.hasOwn(meanings, word) ? meanings[word] : undefined;
  }
}
