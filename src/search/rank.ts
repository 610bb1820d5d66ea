import type { Concept } from './analyze.ts';
import type { Guide, Place, Question, TitlePart } from './guide.ts';
import type { Found } from './word-index.ts';

/** A concept with the records that hold it. */
export interface FoundConcept extends Concept {
  /** By record, how often it stands there, less for words that only mean the same. */
  found: Found;
  /** By record, how much the word that stands there counts against the reader's own, at most 1. */
  strength: Map<number, number>;
  /** In how many records the reader's own word stands, or what was found for it where that is none. */
  own: number;
  /** How many of these are questions or phrases. */
  asked: number;
  /** The word stands nowhere, and `found` is of a part of it. */
  partOnly: boolean;
}

export interface Ranked {
  place: Place;
  score: number;
  /** Share of the query, by weight of its concepts, that the place is about. */
  coverage: number;
  /** The question, by its position among those of the place, that made it a result. */
  question?: number;
}

/** What a concept counts for where it stands, and what is near the whole query. */
const WEIGHT = {
  text: 1,
  heading: 1.2,
  above: 0.6,
  page: 0.8,
  topic: 0.8,
  said: 0.8,
  question: 2,
  pairs: 1,
  phrase: 0.5,
  literal: 0.8,
};
/** What a kind of place counts for. */
const KIND = { section: 1, topic: 1, term: 0.5, figure: 0.42, formula: 0.36, model: 0.8 };
/** What a place of a topic's page counts for: it sums up what chapters say at length. */
const IN_TOPIC = 0.6;
/** Sections that every chapter ends with say little of their own. */
const ROUTINE = new Map([
  ['检查清单', 0.62],
  ['延伸阅读', 0.4],
  ['脚注', 0.3],
]);
const SHAPE = {
  /** What each further result of a page counts for, so that one page does not fill the list. */
  samePage: 0.65,
  /** How often a word has to stand on a page, or in an ordinary section, to count for half. */
  pageSlow: 8,
  slow: 0.9,
  /** How a place falls off that is about a part of the query: to the floor, by a power of its coverage. */
  cover: 1.2,
  floor: 0.25,
  /** What a word in a title counts for however long the title is. */
  base: 0.5,
  /** A page's own title against those of sections. */
  title: 1.45,
  /** How far a page covers a word that stands in another of its sections. */
  elsewhere: 0.8,
  /** How far a section covers a word that readers say who look for it, and its text does not. */
  said: 0.85,
};
/** What the whole guide is about: a section need not say so to be about it. */
export const SUBJECT = new Set(['ai', '人工智能', '大模型', '创业', '公司', '企业', '产品', '项目']);
const OF_SUBJECT = 0.3;
/** How close the section that treats a term is to a question about nothing but the term. */
const TREATED = 0.5;
/** What a word counts for that stands nowhere: as much as a rather rare one. */
const MISSING = 5;
/** Length class of an ordinary section: some 500 letters. */
const ORDINARY = 18;

/**
 * Puts the places that a query is about in order, best first.
 * @param phrase the query as it could stand in a heading
 * @param phraseFound the records that hold the whole phrase
 * @param query the whole query where it has words of asking, which a heading may have as well
 * @param pairs by record, the share of the query's pairs of characters that stand there, if that was looked up
 */
export function rank(
  guide: Guide,
  concepts: readonly FoundConcept[],
  phrase: string,
  phraseFound: Found,
  query: string,
  pairs?: ReadonlyMap<number, number>,
): Ranked[] {
  const count = guide.parts.at(-1)?.[1] ?? 0;
  const weights = concepts.map(
    (concept) =>
      (concept.own ? weightOfConcept(guide, concept) : MISSING) *
      (concept.slight || SUBJECT.has(concept.word) ? OF_SUBJECT : 1),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const pages = concepts.map(({ found }) => onPages(guide, found));
  const topicShares = concepts.map(({ options }) => guide.topicNames.map((parts) => share(parts, options)));
  // Words that stand together as in the query say more than each of them.
  const together = concepts.length > 1 && phraseFound.size ? WEIGHT.phrase * weightOf(phraseFound.size, count) : 0;
  const phrasePages = onPages(guide, phraseFound);
  const said = concepts.map((concept) => saidOf(guide, concept));
  const asked = askedFor(guide, concepts, weights, total);
  const near = byPlace(guide, pairs);

  const candidates = new Set<number>();
  for (const { found } of concepts) for (const record of found.keys()) candidates.add(record);
  for (const place of guide.places.values()) {
    if (concepts.some(({ options }) => options.some(({ word }) => place.plain.includes(word))))
      candidates.add(place.number);
  }
  for (const record of [...asked.keys(), ...said.flatMap((places) => [...places.keys()])]) candidates.add(record);

  const ranked: Ranked[] = [];
  for (const record of candidates) {
    const place = guide.places.get(record);
    // A question is no result, nor is what stands in a part that was not worth loading.
    if (!place) continue;
    const slowness = SHAPE.slow * Math.max(0.5, 1 + (place.length - ORDINARY) / 12);
    const inText = (times: number) => WEIGHT.text * saturated(times, slowness);
    const inPage = (times = 0) => WEIGHT.page * saturated(times, SHAPE.pageSlow);
    const topics = guide.pages[place.page]?.topics ?? [];
    let score = 0;
    let covered = 0;
    for (const [index, { found, strength, options }] of concepts.entries()) {
      const weight = weights[index] as number;
      const times = found.get(record) ?? 0;
      const inHeading = share(place.parts, options);
      const inAbove = Math.max(0, ...place.above.map((parts) => share(parts, options)));
      const mentioned = pages[index]?.get(place.page);
      const byReaders = said[index]?.get(record) ?? 0;
      if (times || inHeading || inAbove)
        covered += weight * Math.max(strength.get(record) ?? 0, Math.min(1, inHeading + inAbove));
      else if (byReaders) covered += weight * SHAPE.said * byReaders;
      else if (mentioned && place.level === 1) covered += weight * SHAPE.elsewhere;
      score +=
        weight *
        (inText(times) +
          WEIGHT.heading * (place.level === 1 ? SHAPE.title : 1) * inHeading +
          WEIGHT.above * inAbove +
          WEIGHT.said * byReaders +
          inPage(mentioned));
      score += weight * WEIGHT.topic * Math.max(0, ...topics.map((topic) => topicShares[index]?.[topic] ?? 0));
    }
    const coverage = covered / total;
    if (together) {
      const options = [{ word: phrase, weight: 1 }];
      const inHeading = share(place.parts, options);
      score +=
        together *
        (inText(phraseFound.get(record) ?? 0) + WEIGHT.heading * inHeading + inPage(phrasePages.get(place.page)));
    }
    if (query.length > 2 && place.plain.includes(query)) score += WEIGHT.literal * total;
    score *= SHAPE.floor + (1 - SHAPE.floor) * coverage ** SHAPE.cover;
    const question = asked.get(record);
    if (question) score += WEIGHT.question * total * question.closeness;
    score += WEIGHT.pairs * total * (near.get(record) ?? 0);
    score *=
      KIND[place.kind] *
      (guide.pages[place.page]?.isTopic ? IN_TOPIC : 1) *
      (place.level > 1 ? (ROUTINE.get(place.plain) ?? 1) : 1);
    ranked.push({
      place,
      score,
      coverage: Math.max(coverage, question ? Math.min(1, question.coverage) : 0),
      ...(question?.position !== undefined && question.closeness > 0.2 && { question: question.position }),
    });
  }
  return spread(ranked.sort(better));
}

function better(a: Ranked, b: Ranked): number {
  return b.score - a.score || a.place.number - b.place.number;
}

/** What the text says all over is of little weight, and so is what readers ask with all over. */
function weightOfConcept({ parts, questions, phrases }: Guide, { own, asked }: FoundConcept): number {
  const all = questions.size + phrases.size;
  const inTexts = weightOf(Math.max(0.5, own - asked), (parts.at(-1)?.[1] ?? 0) - all);
  return all ? Math.sqrt(inTexts * weightOf(asked, all)) : inTexts;
}

/** By place, how far readers who look for it say a concept. */
function saidOf({ questions, phrases }: Guide, { found, strength }: FoundConcept): Map<number, number> {
  const said = new Map<number, number>();
  for (const record of found.keys()) {
    const place = phrases.get(record) ?? questions.get(record)?.place;
    if (place !== undefined) said.set(place, Math.max(said.get(place) ?? 0, strength.get(record) ?? 1));
  }
  return said;
}

/** The rarer, the weightier: from about 1 for what every place says to about 7. */
export function weightOf(records: number, places: number): number {
  return Math.log(1 + places / (records + 0.5));
}

/** How much of a title's most fitting part a concept makes up, by the root: a word in a long title still counts. */
function share(parts: readonly TitlePart[], options: Concept['options']): number {
  let best = 0;
  for (const { text, weight: place, length } of parts) {
    for (const { word, weight } of options) {
      if (!text.includes(word)) continue;
      best = Math.max(
        best,
        place * weight * (SHAPE.base + (1 - SHAPE.base) * Math.sqrt(Math.min(1, word.length / length))),
      );
    }
  }
  return best;
}

/** How often a word stands on each page. */
function onPages(guide: Guide, found: Found): Map<number, number> {
  const pages = new Map<number, number>();
  for (const [record, count] of found) {
    const place = guide.places.get(record);
    if (place && place.level < 5) pages.set(place.page, (pages.get(place.page) ?? 0) + count);
  }
  return pages;
}

function saturated(times: number, slowness: number): number {
  return times / (times + slowness);
}

/** By place, how close the closest question is that authors listed for it. */
function askedFor(guide: Guide, concepts: readonly FoundConcept[], weights: readonly number[], total: number) {
  const sums = new Map<number, { weight: number; letters: number }>();
  for (const [index, { found, word }] of concepts.entries()) {
    for (const [record, times] of found) {
      if (!guide.questions.has(record)) continue;
      const sum = sums.get(record) ?? { weight: 0, letters: 0 };
      sum.weight += (weights[index] as number) * Math.min(1, times);
      sum.letters += word.length;
      sums.set(record, sum);
    }
  }
  const asked = new Map<number, { closeness: number; coverage: number; position?: number }>();
  for (const [index, { terms }] of concepts.entries()) {
    const coverage = (weights[index] as number) / total;
    for (const term of terms) {
      const place = guide.treated.get(term) as number;
      const before = asked.get(place)?.coverage ?? 0;
      asked.set(place, { closeness: TREATED * (before + coverage) ** 2, coverage: before + coverage });
    }
  }
  for (const [record, { weight, letters }] of sums) {
    const { place, position, length } = guide.questions.get(record) as Question;
    const coverage = weight / total;
    const closeness = coverage ** 2 * Math.min(1, Math.sqrt((letters + 3) / 2 ** (length / 2)));
    if (closeness > (asked.get(place)?.closeness ?? 0)) asked.set(place, { closeness, coverage, position });
  }
  return asked;
}

/** By place, the largest share that it, its questions or its phrases have. */
function byPlace({ questions, phrases }: Guide, shares: ReadonlyMap<number, number> = new Map()): Map<number, number> {
  const places = new Map<number, number>();
  for (const [record, share] of shares) {
    const place = phrases.get(record) ?? questions.get(record)?.place ?? record;
    places.set(place, Math.max(places.get(place) ?? 0, share));
  }
  return places;
}

/** Moves further results of a page down the list. */
function spread(ranked: Ranked[]): Ranked[] {
  const seen = new Map<number, number>();
  for (const result of ranked) {
    const before = seen.get(result.place.page) ?? 0;
    seen.set(result.place.page, before + 1);
    result.score *= SHAPE.samePage ** before;
  }
  return ranked.sort(better);
}
