/**
 * Cash month by month (Graham 2015: default alive or default dead; Sacks 2020: burn multiple) and what a round leaves
 * to its founders (Y Combinator's post-money SAFE). Money in any one unit.
 */

export interface Company {
  /** Cash at the start. */
  cash: number;
  /** Income of the first month. */
  income: number;
  /** Gross margin, a share. */
  margin: number;
  /** Fixed costs a month, as planned, at the full price of what credits pay for. */
  fixed: number;
  /** What credits save a month, and for how many months. */
  credit: number;
  creditMonths: number;
}

export interface Course {
  /** Growth of income a month, a share. */
  growth: number;
  /** Months until a customer pays, whole. */
  delay: number;
  /** Fixed costs over the plan's. */
  overrun: number;
}

/** Months that are looked ahead. */
export const HORIZON = 60;

/**
 * Cash at the end of each month, from month 0: C_t = C_{t−1} + R_{t−d} − (1−γ)R_t − F_t. Income grew at the same rate
 * before the first month, so the first payments come from then.
 */
export function cashPath(company: Company, { growth, delay, overrun }: Course): Float64Array {
  const { cash, income, margin, fixed, credit, creditMonths } = company;
  const path = new Float64Array(HORIZON + 1);
  path[0] = cash;
  let earned = income;
  let paid = income * (1 + growth) ** -delay;
  for (let month = 1; month <= HORIZON; month += 1) {
    const spent = fixed * overrun - (month <= creditMonths ? credit : 0) + (1 - margin) * earned;
    path[month] = (path[month - 1] as number) + paid - spent;
    earned *= 1 + growth;
    paid *= 1 + growth;
  }
  return path;
}

/** The first month whose cash is below zero; Infinity where none is. */
export function brokeMonth(path: Float64Array): number {
  const month = path.findIndex((cash) => cash < 0);
  return month < 0 ? Number.POSITIVE_INFINITY : month;
}

/** How far cash falls below where it starts. */
export function hole(path: Float64Array): number {
  return (path[0] as number) - Math.min(...path);
}

/** Net burn of the first year over the yearly recurring income it added. */
export function burnMultiple(path: Float64Array, { income }: Company, growth: number): number {
  const added = income * (1 + growth) ** 11 - income / (1 + growth);
  return ((path[0] as number) - (path[12] as number)) / (12 * added);
}

/** Ranges within which growth, delay and overrun are equally likely. */
export interface Ranges {
  growth: readonly [number, number];
  delay: readonly [number, number];
  overrun: readonly [number, number];
}

const GROWTHS = 40;
const OVERRUNS = 33;

/** Courses that stand for the ranges evenly: the middles of equal parts, every whole delay. */
export function* courses({ growth, delay, overrun }: Ranges): Generator<Course> {
  for (const each of middles(growth, GROWTHS)) {
    for (let d = delay[0]; d <= delay[1]; d += 1) {
      for (const k of middles(overrun, OVERRUNS)) yield { growth: each, delay: d, overrun: k };
    }
  }
}

/** Of a range that is a single number, that number once. */
function middles([from, to]: readonly [number, number], parts: number): number[] {
  if (from === to) return [from];
  return Array.from({ length: parts }, (_, part) => from + ((part + 0.5) / parts) * (to - from));
}

/** The value that a share of the values, in rising order, lies below. */
export function quantile(rising: Float64Array, share: number): number {
  return rising[Math.min(rising.length - 1, Math.floor(share * rising.length))] as number;
}

export interface Round {
  /** Founders' share before the SAFE converts. */
  f: number;
  /** Paid on a post-money SAFE, and its cap. */
  I: number;
  K: number;
  /** Raised in the round, at this value before it. */
  raised: number;
  pre: number;
  /** What the option pool grows by, a share of the company after the round. */
  pool: number;
}

/** Shares of the company after the round. */
export function sharesAfter({ f, I, K, raised, pre, pool }: Round): {
  investor: number;
  safe: number;
  founders: number;
} {
  const investor = raised / (pre + raised);
  // The SAFE converts at its cap or, where that gives it more, at the round's own price.
  const safe = Math.max((I / K) * (1 - investor - pool), I / (pre + raised));
  return { investor, safe, founders: f * (1 - investor - pool - safe) };
}
