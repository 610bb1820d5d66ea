import { analyze, type Analysis, type Concept } from './analyze.ts';
import { type GuideFile, type Kind, pairs, type PlacesFile, type RepairFile, type TextFile } from './format.ts';
import { addPlaces, addSpoken, type Guide, isMixed, type Place, readGuide } from './guide.ts';
import { type Load, loadOnce } from './load-once.ts';
import { LONGEST_QUERY, normalize } from './normalize.ts';
import { type FoundConcept, rank, type Ranked, SUBJECT, weightOf } from './rank.ts';
import { hasUncommonLetters } from './pinyin.ts';
import { type Change, Repair } from './repair.ts';
import { SpokenWords } from './spoken-words.ts';
import { isCommonWord, isHan, isNumber, isStopWord, segment } from './segment.ts';
import { type Found, WordIndex } from './word-index.ts';

export interface Filters {
  /** Position in the guide's essays. */
  essay?: number | undefined;
  /** Position in the guide's topics. */
  topic?: number | undefined;
  kind?: Kind | undefined;
}

export interface Answer {
  /** The query as it was read. */
  query: string;
  /** What is left of it without words of asking at its ends. */
  phrase: string;
  /** What was put in the place of the reader's words. */
  changes: Change[];
  /** Queries that may be meant, too uncertain to be taken unasked. */
  suggestions: string[];
  /** Words of the query that stand nowhere in the guide. */
  missing: string[];
  /** Words of the query that the guide never says, with those of the same meaning that were looked up instead, if any. */
  unsaid: { word: string; found: string[] }[];
  /** Places that match, best first. */
  matches: Ranked[];
  /** Places that are about a part of the query alone: no answer, but perhaps of use. */
  related: Ranked[];
  /** Words that a result may be marked with: the reader's, and those that mean the same. */
  words: string[];
  /** The query was too long, and only its beginning was read. */
  cut: boolean;
}

/** The share of a query that a place must be about to be an answer where a word of it stands nowhere. */
const ENOUGH = 0.5;
/** The same where it is about a single word of the query. */
const ENOUGH_ALONE = 0.7;
/** The share of what the best place covers that another must. */
const NEARLY = 0.2;
/** The share of a query that a place is about which is taken to be about all of it, and the first places to be so. */
const WHOLE = 0.86;
const FIRST_PLACES = 3;
/** Pairs of characters that are looked up then: each may be a file to load. */
const MOST_PAIRS = 20;
/** Letters before a word that the text does not say at which a longer one may begin that it does not say either. */
const LETTERS_BEFORE = 3;
/** In how many records two words stand together that are taken for what four initials mean. */
const ESTABLISHED = 5;
/** How often a query is mended again: from Traditional characters, then from a typo. */
const MOST_ROUNDS = 3;
/** What a word counts for that begins as the reader's unfinished one. */
const UNFINISHED = 0.8;
/** What the part of a word counts for that does not stand anywhere as a whole. */
const PART = 0.6;
/** Parts of a large guide that are looked into for a query. */
const PARTS_TO_LOAD = 6;
/** Texts that are read to see whether a word stands in them as it is. */
const TEXTS_TO_PROVE = 6;
const HAN_PAIR = /^\p{Script=Han}{2}$/u;

/** The search: the same in a reader's browser, in the tests and in the measuring. */
export class SearchEngine {
  readonly guide: Guide;
  readonly #load: Load;
  readonly #words: WordIndex;
  readonly #spoken: SpokenWords;
  /** Parts after the first that are loaded. */
  readonly #parts = new Set<number>();
  #repair: Promise<Repair> | undefined;

  constructor(guide: GuideFile, load: Load) {
    this.guide = readGuide(guide);
    this.#load = loadOnce(load);
    const { wordFiles, wordsAreGrouped, spokenFiles } = this.guide;
    this.#words = new WordIndex(wordFiles, wordsAreGrouped, this.#load);
    this.#spoken = new SpokenWords(spokenFiles, this.#load);
  }

  /**
   * Answers a query.
   * @param asWritten the reader does not want it mended
   */
  async search(input: string, filters: Filters = {}, asWritten = false): Promise<Answer> {
    const letters = [...normalize(input.slice(0, 4 * LONGEST_QUERY))];
    const written = letters.slice(0, LONGEST_QUERY).join('');
    const cut = letters.length > LONGEST_QUERY || input.length > 4 * LONGEST_QUERY;
    let { analysis, concepts } = await this.#read(written, asWritten);
    const changes: Change[] = [];
    let suggestions: string[] = [];
    for (let round = 0; round < MOST_ROUNDS && !asWritten; round += 1) {
      const absent = concepts.filter(isAbsent).map(({ word }) => word);
      const doubtful = absent.length ? [] : await this.#doubtful(analysis, concepts);
      if (!absent.length && !doubtful.length && !hasUncommonLetters(analysis.query)) break;
      const repair = await this.#repairer();
      const titles = () => [...this.guide.places.values()].map(({ plain }) => plain);
      const mended = repair.mend(analysis.query, absent, doubtful, (word) => this.#isWord(word), titles);
      suggestions = mended.suggestions;
      if (!mended.changes.length) {
        const compound = await this.#compound(repair, absent);
        if (!compound) break;
        mended.query = mended.query.replace(compound.from, () => compound.to);
        mended.changes.push(compound);
      }
      changes.push(...mended.changes);
      ({ analysis, concepts } = await this.#read(mended.query, asWritten));
    }
    // A number or a single character that stands nowhere says too little to be missed.
    const telling = concepts.filter(({ slight, found }) => !slight || found.size);
    if (telling.length) concepts = telling;
    const whole = withParts(concepts, (word) => this.guide.lexicon.has(word));
    const left = await this.#find(whole.filter((concept, index) => concept !== concepts[index]).flatMap(beside));
    concepts = [...whole, ...left.filter(({ found }) => found.size)];
    await this.#loadParts(concepts);
    const missing = concepts.filter(isAbsent).map(({ word }) => word);
    const unsaid = concepts
      .filter((concept) => !isAbsent(concept) && (this.guide.unsaid.has(concept.word) || !this.#isInText(concept)))
      .map(({ word, options }) => ({ word, found: options.slice(1).map((option) => option.word) }));
    const { matches, related } = await this.#rank(analysis, concepts, filters);
    return {
      query: analysis.query,
      phrase: analysis.phrase,
      changes,
      suggestions,
      missing,
      unsaid,
      matches,
      related,
      words: [...new Set(concepts.flatMap(({ options }) => options.map(({ word }) => word)))],
      cut,
    };
  }

  /** Fetches what mends a query before one needs it. */
  async prepare(): Promise<void> {
    await this.#repairer();
  }

  /** What a place says. */
  text(place: number): Promise<TextFile> {
    return this.#load(`text/${place}.json`) as Promise<TextFile>;
  }

  /** What a query asks for, and where that stands; unless taken as written, by words of the text for those that it never says. */
  async #read(query: string, asWritten: boolean): Promise<{ analysis: Analysis; concepts: FoundConcept[] }> {
    const read = async (spoken: ReadonlySet<string>) => {
      const analysis = this.#analyze(query, spoken);
      return { analysis, concepts: await this.#find(analysis.concepts) };
    };
    const first = await read(new Set());
    if (asWritten) return first;
    const said = first.concepts
      .filter((concept) => !isAbsent(concept) && this.#isInText(concept))
      .map(({ word }) => word);
    const unsaid = first.analysis.concepts.map(({ word }) => word).filter((word) => !said.includes(word));
    const spoken = await this.#spokenIn(query, unsaid);
    return spoken.size ? read(spoken) : first;
  }

  /** Learns the words that the text never says and that a query has where it has others that the text does not say. */
  async #spokenIn(query: string, unsaid: readonly string[]): Promise<ReadonlySet<string>> {
    const letters = [...query.matchAll(/\p{Script=Han}|[^\p{Script=Han}\s]+/gu)].map(({ index }) => index);
    const starts = new Set<number>();
    for (const word of unsaid) {
      const at = query.indexOf(word);
      const first = letters.findIndex((letter) => letter >= at);
      // A word may be longer than a browser cuts it.
      const from = Math.max(0, first - LETTERS_BEFORE);
      for (const letter of letters.slice(from)) if (letter < at + word.length) starts.add(letter);
    }
    const found = await Promise.all([...starts].map((start) => this.#spoken.beginning(query.slice(start))));
    const words = new Map(found.flat());
    for (const [word, meant] of words) if (!this.guide.unsaid.has(word)) addSpoken(this.guide, word, meant);
    return new Set(words.keys());
  }

  /** @param spoken words that the text never says by which it is cut as well */
  #analyze(query: string, spoken: ReadonlySet<string>): Analysis {
    const { lexicon, mixed, named, names, everyday, alike, treated, unsaid } = this.guide;
    const isKnown = (word: string) => spoken.has(word) || !unsaid.has(word);
    const meant = (word: string) => (isKnown(word) ? (everyday.get(word) ?? []) : []);
    // What a topic is called is not one thing.
    const terms = (word: string) => (named.get(word) ?? []).filter((place) => treated.get(place) !== place);
    return analyze(query, {
      knows: (word) => lexicon.has(word) || spoken.has(word),
      mixed: [...mixed, ...[...spoken].filter((word) => isMixed(word) || word.includes(' '))].sort(
        (a, b) => b.length - a.length,
      ),
      beginsName: (text) =>
        text.length > 2 && !named.has(text) && [...named.keys()].some((name) => name.startsWith(text)),
      // A text in Chinese says the full English name once; its abbreviation it may go on using.
      sameAs: (word) =>
        [...new Set(terms(word).flatMap((place) => names.get(place) ?? []))].filter(
          (name) => name !== word && (isHan(name) || name.length < 6),
        ),
      alike: (word) => [
        ...new Set([
          ...meant(word).map((place) => names.get(place)?.[0] as string),
          ...((isKnown(word) && alike.get(word)) || []),
        ]),
      ],
      terms: (word, open) => {
        const meansTerms = [...terms(word), ...meant(word)];
        if (meansTerms.length || !open || word.length < 2) return meansTerms;
        return [...named.keys()].filter((name) => name.startsWith(word)).flatMap(terms);
      },
    });
  }

  /** Words that the guide's headings do not know and that never stand beside their neighbour in the query. */
  async #doubtful({ query }: Analysis, concepts: readonly FoundConcept[]): Promise<string[]> {
    const doubtful: string[] = [];
    for (const [index, { word }] of concepts.entries()) {
      if (this.guide.lexicon.has(word) || !/^\p{Script=Han}+$/u.test(word)) continue;
      const at = query.indexOf(word);
      // A single character may have been cut from a word that is misspelt: 红对测试.
      const phrases =
        word.length === 1
          ? [query.slice(Math.max(0, at - 1), at + 1), query.slice(at, at + 2)].filter((pair) => HAN_PAIR.test(pair))
          : [`${concepts[index - 1]?.word}${word}`, `${word}${concepts[index + 1]?.word}`].filter((phrase) =>
              query.includes(phrase),
            );
      if (!phrases.length) continue;
      const found = await Promise.all(phrases.map((phrase) => this.#words.find(phrase)));
      if (found.every(({ size }) => size === 0)) doubtful.push(word);
    }
    // What is left beside the words, and asks nothing, may be the rest of one that is misspelt: 梯度下将.
    const left = concepts.reduce((rest, { word }) => rest.replace(word, ' '), query).trim();
    if (/^\p{Script=Han}{1,2}$/u.test(left) && /^\p{Script=Han}{3,8}$/u.test(query) && !isStopWord(left))
      doubtful.push(...concepts.map(({ word }) => word));
    return doubtful;
  }

  /** Four initials among words that stand nowhere, and the two words that they are meant for, where the guide says these together. */
  async #compound(repair: Repair, absent: readonly string[]): Promise<Change | undefined> {
    const from = absent.find((word) => /^[a-z]{4}$/.test(word));
    if (!from) return undefined;
    const compounds = repair.compounds(from);
    const sizes = await Promise.all(compounds.map(async (word) => (await this.#words.find(word)).size));
    const most = Math.max(0, ...sizes);
    return most < ESTABLISHED ? undefined : { from, to: compounds[sizes.indexOf(most)] as string, how: 'pinyin' };
  }

  /** A word of the guide, or of the language. */
  #isWord(word: string): boolean {
    return this.guide.lexicon.has(word) || isCommonWord(word);
  }

  async #find(concepts: readonly Concept[]): Promise<FoundConcept[]> {
    const found = await Promise.all(
      concepts.map(async (concept) => {
        const found: Found = new Map();
        const strength = new Map<number, number>();
        const lists = await Promise.all(concept.options.map(({ word }) => this.#literal(word)));
        for (const [index, list] of lists.entries()) {
          const { weight } = concept.options[index] as { weight: number };
          for (const [record, count] of list) {
            found.set(record, Math.max(found.get(record) ?? 0, count * weight));
            strength.set(record, Math.max(strength.get(record) ?? 0, weight));
          }
        }
        if (!found.size && concept.open && concept.word.length > 1) {
          for (const [record, count] of await this.#words.startingWith(concept.word)) {
            found.set(record, count * UNFINISHED);
            strength.set(record, UNFINISHED);
          }
        }
        if (!found.size && concept.rest) {
          const options = [{ word: concept.rest, weight: PART }];
          const [part] = await this.#find([{ ...concept, options, open: false, terms: [], rest: '' }]);
          if (part?.found.size) return { ...part, rest: concept.rest, partOnly: true };
        }
        if (!found.size) {
          const whole = concept.rest ?? concept.word;
          const apart = segment(whole, (word) => word !== whole && this.guide.lexicon.has(word));
          const words = apart.filter(({ text, kind }) => kind === 'word' && text.length > 1);
          if (words.length > 1) {
            const parts = words.map(({ text }) => ({
              word: text,
              options: [{ word: text, weight: 1 }],
              open: false,
              terms: [],
              slight: concept.slight,
            }));
            const all = await this.#find(parts);
            if (all.some((part) => part.found.size)) return all;
          }
        }
        const own = [...(lists[0]?.size ? lists[0] : found).keys()];
        const asked = own.filter((record) => this.guide.questions.has(record) || this.guide.phrases.has(record)).length;
        return { ...concept, found, strength, own: own.length, asked, partOnly: false };
      }),
    );
    return found.flat();
  }

  /** Whether what was found stands in more than readers' phrases. */
  #isInText({ found }: FoundConcept): boolean {
    for (const record of found.keys()) if (!this.guide.phrases.has(record)) return true;
    return false;
  }

  /** The records that hold a word: for one known by its pairs alone, where some text proves that it is one. */
  async #literal(word: string): Promise<Found> {
    const found = await this.#words.find(word);
    if (!found.size || this.guide.lexicon.has(word) || !/\p{Script=Han}{3}/u.test(word)) return found;
    const { places } = this.guide;
    for (const { plain } of places.values()) if (plain.includes(word)) return found;
    const records = [...found].sort(([, a], [, b]) => b - a).map(([record]) => record);
    const known = records.filter((record) => places.has(record));
    // Questions, phrases, and places that nothing is known of have no text to look at.
    if (known.length < records.length) return found;
    const texts = await Promise.all(known.slice(0, TEXTS_TO_PROVE).map((record) => this.text(record)));
    return texts.some(({ text, title }) => normalize(`${title} ${text}`).includes(word)) ? found : new Map();
  }

  /** Loads the parts of the guide where the words stand most, as far as they are not known yet. */
  async #loadParts(concepts: readonly FoundConcept[]): Promise<void> {
    const { parts } = this.guide;
    if (parts.length <= 2) return;
    const scores = new Map<number, number>();
    for (const { found, own, terms } of concepts) {
      for (const term of terms) scores.set(term, Infinity);
      for (const [record, count] of found)
        scores.set(record, (scores.get(record) ?? 0) + count / (count + 1) / Math.log(own + 2));
    }
    const best = new Map<number, number>();
    let part = 0;
    for (const [record, score] of [...scores].sort(([a], [b]) => a - b)) {
      while (record >= (parts[part + 1] as [number, number])[1]) part += 1;
      best.set(part, Math.max(best.get(part) ?? 0, score));
    }
    const wanted = [...best].sort(([a, m], [b, n]) => n - m || a - b).slice(0, PARTS_TO_LOAD);
    await Promise.all(wanted.map(([number]) => this.#loadPart(number)));
  }

  async #loadPart(number: number): Promise<void> {
    if (number === 0 || this.#parts.has(number)) return;
    const file = (await this.#load(`places/${number}.json`)) as PlacesFile;
    // Another query may have asked for it in the meantime.
    if (this.#parts.has(number)) return;
    this.#parts.add(number);
    addPlaces(this.guide, number, file);
  }

  async #rank({ query, phrase }: Analysis, concepts: FoundConcept[], { essay, topic, kind }: Filters) {
    const present = concepts.filter(({ found }) => found.size);
    if (!present.length) return { matches: [], related: [] };
    const phraseFound = present.length > 1 ? await this.#words.find(phrase) : new Map<number, number>();
    const { pages, named } = this.guide;
    const asksInWords = concepts.map(({ word }) => word).join('').length < query.replace(/\s/g, '').length;
    const ranked = (pairs?: ReadonlyMap<number, number>) =>
      rank(this.guide, concepts, phrase, phraseFound, asksInWords ? query : '', pairs);
    let places = ranked();
    if (isWeak(places)) places = ranked(await this.#shareOfPairs(query));
    const all = places.filter(({ place }) => {
      const page = pages[place.page];
      if (essay !== undefined && page?.essay !== essay) return false;
      if (topic !== undefined && !page?.topics.includes(topic)) return false;
      return kind === undefined || place.kind === kind;
    });
    const best = Math.max(...all.map(({ coverage }) => coverage), 0);
    // Where a word stands nowhere, what is left must be most of the question, and not a single word.
    const telling = present.filter(({ word, partOnly }) => !partOnly && !SUBJECT.has(word));
    const enough = telling.length > 1 || telling[0]?.terms.length ? ENOUGH : ENOUGH_ALONE;
    if (concepts.some(isAbsent) && best < enough) return { matches: [], related: all };
    const meant = new Set([...(named.get(query) ?? []), ...(named.get(phrase) ?? [])]);
    // The definition of just what was asked, or the topic of that title, comes before what is said of it.
    // Who asks a question wants its answer first, and a topic that is called so too is wider than the query.
    const isAsked = ({ number, plain, kind }: Place) =>
      kind === 'topic' ? plain === query : (named.get(query)?.includes(number) ?? false);
    const [above, below, others]: [Ranked[], Ranked[], Ranked[]] = [[], [], []];
    for (const result of all) {
      if (!meant.has(result.place.number)) others.push(result);
      else (isAsked(result.place) ? above : below).push(result);
    }
    const [first, ...rest] = others.filter(({ coverage }) => coverage >= best * NEARLY);
    return { matches: [...above, ...(first ? [first] : []), ...below, ...rest], related: [] };
  }

  /** By record, the share of a query's pairs of adjacent characters, by weight, that stand there: `不会`, `会写`, `写代`. */
  async #shareOfPairs(query: string): Promise<ReadonlyMap<number, number>> {
    const count = this.guide.parts.at(-1)?.[1] ?? 0;
    const all = [...new Set(query.match(/\p{Script=Han}+/gu)?.flatMap(pairs))].filter((pair) => HAN_PAIR.test(pair));
    all.length = Math.min(all.length, MOST_PAIRS);
    const lists = await Promise.all(all.map((pair) => this.#words.find(pair)));
    const weights = lists.map(({ size }) => weightOf(size, count));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const shares = new Map<number, number>();
    for (const [index, list] of lists.entries()) {
      for (const record of list.keys())
        shares.set(record, (shares.get(record) ?? 0) + (weights[index] as number) / total);
    }
    return shares;
  }

  async #repairer(): Promise<Repair> {
    this.#repair ??= (this.#load('repair.json') as Promise<RepairFile>)
      .then((file) => new Repair(file, this.guide.lexicon))
      .catch((error: unknown) => {
        this.#repair = undefined;
        throw error;
      });
    return this.#repair;
  }
}

/**
 * Takes the part of a word that stands somewhere for the word, where the query says more than that and the
 * part is a word of the guide's own: 付费 of 变付费. What follows a short word makes another of it: 比特币.
 */
function withParts(concepts: FoundConcept[], knows: (word: string) => boolean): FoundConcept[] {
  if (!concepts.some((concept) => !isAbsent(concept))) return concepts;
  const isEnough = ({ word, rest = '' }: Concept) => knows(rest) && (word.endsWith(rest) || rest.length > 2);
  return concepts.map((concept) => (concept.partOnly && isEnough(concept) ? { ...concept, partOnly: false } : concept));
}

/** The single character beside the part of a word that was taken for it: 赔 of 赔客户. */
function beside({ word, rest = '' }: FoundConcept): Concept[] {
  const letter = word.replace(rest, '');
  if (!isHan(letter) || [...letter].length > 1) return [];
  return [{ word: letter, options: [{ word: letter, weight: 1 }], open: false, terms: [], slight: true }];
}

/** Whether none of the first places is about all of a query, which may say its words in another way than is cut. */
function isWeak(ranked: readonly Ranked[]): boolean {
  return ranked.slice(0, FIRST_PLACES).every(({ coverage }) => coverage < WHOLE);
}

function isAbsent({ word, found, partOnly, slight }: FoundConcept): boolean {
  return partOnly || (found.size === 0 && !(slight && isNumber(word)));
}
