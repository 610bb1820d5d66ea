/**
 * Critical path (Kelley and Walker 1959) and three-point estimates (Malcolm et al. 1959), with a simulation of what
 * the latter leave out: that paths merge (Clark 1962). Times in working days.
 */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Estimates of an activity: when all goes well, most likely, when it does not. */
export interface Estimate {
  a: number;
  m: number;
  b: number;
}

/** Predecessors of each activity, as places in the same list. */
export type Network = readonly (readonly number[])[];

export interface Schedule {
  /** Of each activity: earliest start and finish, latest start and finish. */
  ES: number[];
  EF: number[];
  LS: number[];
  LF: number[];
  end: number;
}

/** μ = (a + 4m + b)/6 */
export function expectedDuration({ a, m, b }: Estimate): number {
  return (a + 4 * m + b) / 6;
}

/** σ² = ((b − a)/6)² */
export function durationVariance({ a, b }: Estimate): number {
  return ((b - a) / 6) ** 2;
}

/**
 * Places in an order in which each activity comes after its predecessors.
 * @returns fewer places than activities where some wait for each other in a circle
 */
export function inOrder(network: Network): number[] {
  const done = new Set<number>();
  for (let before = -1; before < done.size;) {
    before = done.size;
    network.forEach((predecessors, place) => {
      if (predecessors.every((predecessor) => done.has(predecessor))) done.add(place);
    });
  }
  return [...done];
}

/** @param order of `inOrder` */
export function schedule(network: Network, order: readonly number[], durations: readonly number[]): Schedule {
  const size = network.length;
  const [ES, EF] = [Array<number>(size).fill(0), Array<number>(size).fill(0)];
  let end = 0;
  for (const place of order) {
    let start = 0;
    for (const predecessor of network[place] as readonly number[]) start = Math.max(start, EF[predecessor] as number);
    ES[place] = start;
    EF[place] = start + (durations[place] as number);
    end = Math.max(end, EF[place] as number);
  }
  const [LS, LF] = [Array<number>(size).fill(0), Array<number>(size).fill(end)];
  for (let index = order.length - 1; index >= 0; index -= 1) {
    const place = order[index] as number;
    const start = (LF[place] as number) - (durations[place] as number);
    LS[place] = start;
    for (const predecessor of network[place] as readonly number[]) {
      LF[predecessor] = Math.min(LF[predecessor] as number, start);
    }
  }
  return { ES, EF, LS, LF, end };
}

/** Slack below which an activity counts as critical: sums of fractions don't meet exactly. */
export const NO_SLACK = 1e-9;

/** Of all paths from a start to the end without slack, the variance of the one on which it is largest. */
export function criticalVariance(
  network: Network,
  order: readonly number[],
  { ES, EF, LS, end }: Schedule,
  variances: readonly number[],
): number {
  const upTo = variances.map(() => 0);
  let largest = 0;
  for (const place of order) {
    if ((LS[place] as number) - (ES[place] as number) > NO_SLACK) continue;
    const before = (network[place] as readonly number[])
      .filter((predecessor) => Math.abs((EF[predecessor] as number) - (ES[place] as number)) <= NO_SLACK)
      .map((predecessor) => upTo[predecessor] as number);
    upTo[place] = (variances[place] as number) + Math.max(0, ...before);
    if (Math.abs((EF[place] as number) - end) <= NO_SLACK) largest = Math.max(largest, upTo[place] as number);
  }
  return largest;
}

/** Φ, to 1.5e-7: Abramowitz and Stegun 1964, 7.1.26. */
export function normalShare(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const erf = 1 - series * Math.exp(-x * x);
  return z < 0 ? (1 - erf) / 2 : (1 + erf) / 2;
}

export interface Runs {
  /** Ends of the runs, earliest first. */
  ends: Float64Array;
  /** Of each activity, the share of runs in which it had no slack. */
  critical: number[];
}

/** Draws between two breaths. */
const BLOCK = 50;

/**
 * Runs of the project with durations of the beta distribution between a and b whose mean is that of PERT. The
 * generator is xoroshiro128+ of pure-rand: the same seed gives the same runs everywhere.
 */
export function* simulate(
  network: Network,
  order: readonly number[],
  estimates: readonly Estimate[],
  runs: number,
  seed: number,
): Generator<'long' | undefined, Runs> {
  const generator = xoroshiro128plus(seed);
  const uniform = () => uniformFloat64(generator);
  const ends = new Float64Array(runs);
  const counts = estimates.map(() => 0);
  for (let run = 0; run < runs; run += 1) {
    const durations = estimates.map((estimate) => drawDuration(estimate, uniform));
    const { ES, LS, end } = schedule(network, order, durations);
    ends[run] = end;
    for (let place = 0; place < counts.length; place += 1) {
      if ((LS[place] as number) - (ES[place] as number) <= NO_SLACK) counts[place] = (counts[place] as number) + 1;
    }
    if (run % BLOCK === BLOCK - 1) yield;
  }
  yield 'long';
  return { ends: ends.sort(), critical: counts.map((count) => count / runs) };
}

/** Beta by two gammas, with shapes 1 + 4(m − a)/(b − a) and 1 + 4(b − m)/(b − a). */
export function drawDuration({ a, m, b }: Estimate, uniform: () => number): number {
  if (b <= a) return a;
  const x = gamma(1 + (4 * (m - a)) / (b - a), uniform);
  const y = gamma(1 + (4 * (b - m)) / (b - a), uniform);
  return a + ((b - a) * x) / (x + y);
}

/** A draw of the gamma distribution of shape ≥ 1 (Marsaglia and Tsang 2000). */
function gamma(shape: number, uniform: () => number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    // Box and Muller 1958.
    const normal = Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
    const v = (1 + c * normal) ** 3;
    if (v > 0 && Math.log(1 - uniform()) < normal ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** The time by which a share of the runs, earliest first, has ended. */
export function quantile(ends: Float64Array, share: number): number {
  return ends[Math.max(0, Math.ceil(share * ends.length) - 1)] as number;
}
