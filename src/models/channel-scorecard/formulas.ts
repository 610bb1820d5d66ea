/**
 * What a channel earns on one customer (Skok's limits of payback and lifetime value, with the wait before the first
 * income counted in) and its weighted score on five anchored marks. Money in yuan unless said otherwise.
 */

export interface Channel {
  /** Spent a month, and customers won by it a month. */
  E: number;
  n: number;
  /** Price a month, what the channel keeps of it, percent, and inference with support a month. */
  P: number;
  kappa: number;
  cost: number;
  /** Months from spending to the first income. */
  tau: number;
  /** Customers who leave within a month, percent. */
  chi: number;
  /** Marks from 1 to 5 that one gives oneself. */
  reach: number;
  control: number;
  learning: number;
}

/** Months whose income counts. */
export const H = 36;

export interface Account {
  /** Gross margin of a customer a month, and as a share of what is left after the channel's cut. */
  m: number;
  cac: number;
  /** Months from spending until CAC is back; Infinity where m isn't positive. */
  total: number;
  /** Margin of H months over CAC, and less CAC. */
  ratio: number;
  value: number;
  /** Cash tied up. */
  cash: number;
}

/** Months a customer stays, of H: Σ (1−χ)^k. @param churn a share */
export function monthsStayed(churn: number): number {
  return churn > 0 ? (1 - (1 - churn) ** H) / churn : H;
}

export function account({ E, n, P, kappa, cost, tau, chi }: Channel): Account {
  const m = P * (1 - kappa / 100) - cost;
  const cac = E / n;
  const gross = m * monthsStayed(chi / 100);
  const payback = m > 0 ? cac / m : Number.POSITIVE_INFINITY;
  return {
    m,
    cac,
    total: tau + payback,
    ratio: gross / cac,
    value: gross - cac,
    cash: E * (tau + payback / 2),
  };
}

/** Marks on the five counts, in the order of `WEIGHTS`. @param cash all the company's cash, yuan */
export function marks(channel: Channel, { ratio, total, cash: tied }: Account, cash: number): Marks {
  const unit = (mark(ratio, [5, 4, 3, 2]) + mark(-total, [-6, -9, -12, -15])) / 2;
  return [unit, channel.reach, mark(-tied / cash, [-0.05, -0.125, -0.2, -1 / 3]), channel.control, channel.learning];
}

export type Marks = readonly [unit: number, reach: number, cash: number, control: number, learning: number];

/** From 5, for a value of the first anchor or above, to 1 below the last; the chapter gives those of 5 and 3. */
function mark(value: number, anchors: readonly number[]): number {
  const index = anchors.findIndex((anchor) => value >= anchor);
  return index < 0 ? 1 : 5 - index;
}

/** Weights of unit economics, reach, cash, control and learning: until 20 customers, and after. */
export const WEIGHTS = {
  first: [0.15, 0.15, 0.15, 0.25, 0.3],
  later: [0.3, 0.3, 0.15, 0.15, 0.1],
} as const satisfies Record<string, Marks>;

export function score(given: Marks, weights: Marks): number {
  return given.reduce((sum, each, index) => sum + each * (weights[index] as number), 0);
}

/** What may be moved from any count's weight to any other's without changing the result. */
const MOVED = 0.1;

/** Whether the leader stays ahead, or level, wherever a tenth of the weight is moved. */
export function holds(all: readonly Marks[], leader: number, weights: Marks): boolean {
  const led = all[leader] as Marks;
  return all.every((rival) => {
    const lead = score(led, weights) - score(rival, weights);
    const edges = led.map((each, index) => each - (rival[index] as number));
    return lead + MOVED * (Math.min(...edges) - Math.max(...edges)) > -1e-9;
  });
}

/** Share of the second channel's customers who would have come by the first anyway, at which it earns nothing more. */
export function overlapLimit(first: Account, second: Account): number {
  return second.value / first.value;
}
