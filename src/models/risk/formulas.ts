/**
 * Yearly loss from independent risks, each of which happens at most once (ISO 31000 separates the ranking from the
 * analysis; Cox 2008 shows what a matrix of grades gets wrong). Losses in any one unit of money.
 */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export interface Risk {
  /** Probability that it happens within the year. */
  p: number;
  /** Mean and standard deviation of the loss when it does. */
  mu: number;
  sigma: number;
}

/** Upper ends of grades 1 to 4; what lies above is 5. */
export interface Grades {
  probability: readonly number[];
  loss: readonly number[];
}

/** Grade from 1 to 5 of a number on a scale of upper ends. */
export function grade(value: number, ends: readonly number[]): number {
  const index = ends.findIndex((end) => value <= end);
  return index < 0 ? ends.length + 1 : index + 1;
}

/** The matrix's score: probability grade × loss grade. */
export function score({ p, mu }: Risk, { probability, loss }: Grades): number {
  return grade(p, probability) * grade(mu, loss);
}

/** E[X] of one risk. */
export function expectedLoss({ p, mu }: Risk): number {
  return p * mu;
}

/** Var[X] = p(σ² + μ²) − p²μ² of one risk. */
export function lossVariance({ p, mu, sigma }: Risk): number {
  return p * (sigma * sigma + mu * mu) - p * p * mu * mu;
}

/** Draws between two breaths. */
const BLOCK = 400;

/**
 * Simulated years, least loss first, each the sum of the losses that happen in it; a loss is log-normal. The
 * generator is xoroshiro128+ of pure-rand: the same seed gives the same years everywhere.
 */
export function* simulate(risks: readonly Risk[], draws: number, seed: number): Generator<undefined, Float64Array> {
  const generator = xoroshiro128plus(seed);
  const uniform = () => uniformFloat64(generator);
  const losses = risks.map(({ p, mu, sigma }) => {
    const w = Math.log1p((sigma / mu) ** 2);
    return { p, draw: () => Math.exp(Math.log(mu) - w / 2 + Math.sqrt(w) * normal(uniform)) };
  });
  const years = new Float64Array(draws);
  for (let year = 0; year < draws; year += 1) {
    let total = 0;
    for (const { p, draw } of losses) if (uniform() < p) total += draw();
    years[year] = total;
    if (year % BLOCK === BLOCK - 1) yield;
  }
  return yield* sorted(years);
}

/** Numbers that are sorted, or merged, between two breaths. */
const STRETCH = 4096;

/** Sorts stretches by themselves, then merges them two by two. */
function* sorted(values: Float64Array): Generator<undefined, Float64Array> {
  const { length } = values;
  let [from, to]: [Float64Array, Float64Array] = [values, new Float64Array(length)];
  for (let start = 0; start < length; start += STRETCH) {
    from.subarray(start, start + STRETCH).sort();
    yield;
  }
  for (let size = STRETCH; size < length; size *= 2) {
    let [left, middle, right, end] = [0, 0, 0, 0];
    for (let place = 0; place < length; place += 1) {
      if (place === end) {
        [left, middle, end] = [place, Math.min(length, place + size), Math.min(length, place + 2 * size)];
        right = middle;
      }
      const isLeft = right === end || (left < middle && (from[left] as number) <= (from[right] as number));
      to[place] = from[isLeft ? left++ : right++] as number;
      if (place % STRETCH === 0) yield;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** A draw of the standard normal distribution (Box and Muller 1958). */
function normal(uniform: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** The value that a share of all years, least loss first, don't exceed. */
export function quantile(years: Float64Array, share: number): number {
  return rank(years, Math.ceil(share * years.length));
}

/** The k-th smallest, from 1. */
function rank(years: Float64Array, k: number): number {
  return years[Math.min(years.length, Math.max(1, k)) - 1] as number;
}

/** Ranks between which the true quantile lies with 95 %, by the binomial's normal approximation. */
export function quantileRange(years: Float64Array, share: number): [number, number] {
  const n = years.length;
  const margin = 1.96 * Math.sqrt(n * share * (1 - share));
  return [rank(years, Math.floor(share * n - margin)), rank(years, Math.ceil(share * n + margin))];
}
