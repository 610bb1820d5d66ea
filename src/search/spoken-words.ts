import type { SpokenFile, SpokenList } from './format.ts';
import { lastNotAfter } from './word-index.ts';

/** Looks up what the text says in place of words that it never does, in files each of which is loaded once. */
export class SpokenWords {
  readonly #firsts: readonly string[];
  readonly #load: (file: string) => Promise<unknown>;
  readonly #files = new Map<string, Promise<SpokenFile>>();

  constructor({ firsts }: SpokenList, load: (file: string) => Promise<unknown>) {
    this.#firsts = firsts.split('\n').filter(Boolean);
    this.#load = load;
  }

  /** What the text says in place of a word, as a {@link SpokenFile} has it; undefined for one that none lists. */
  async meant(word: string): Promise<string | undefined> {
    if (!this.#firsts.length) return undefined;
    const number = String(lastNotAfter(this.#firsts, word));
    let file = this.#files.get(number);
    if (!file) {
      file = (this.#load(number) as Promise<SpokenFile>).catch((error: unknown) => {
        this.#files.delete(number);
        throw error;
      });
      this.#files.set(number, file);
    }
    const meanings = await file;
    return Object.hasOwn(meanings, word) ? meanings[word] : undefined;
  }
}
