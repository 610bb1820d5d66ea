/**
 * When to stop (Goodfellow et al., Deep Learning, algorithm 7.1, with a least improvement), what the learning rate is
 * by then, and what a model that learns nothing would lose. Losses in nats, steps from 1.
 */

/** Binary cross-entropy of one prediction a of a label y. */
export function crossEntropy(y: number, a: number): number {
  return -(y ? Math.log(a) : Math.log(1 - a));
}

/** Loss of always predicting the share of positives. */
export function baseline(pi: number): number {
  return pi * crossEntropy(1, pi) + (1 - pi) * crossEntropy(0, pi);
}

export interface Stop {
  /** Evaluations, from 1: the one after which it stopped, and the one whose parameters are kept. */
  stopAt: number;
  bestAt: number;
  /** Loss of the latter. */
  best: number;
  /** Whether patience ran out, and not the list. */
  stopped: boolean;
}

/**
 * Stops after `patience` evaluations in a row that don't fall below the lowest loss by more than `improvement`.
 * @param losses on the validation set, in order
 */
export function earlyStop(losses: readonly number[], patience: number, improvement: number): Stop {
  let best = Infinity;
  let bestAt = 0;
  for (const [index, loss] of losses.entries()) {
    if (loss < best - improvement) {
      best = loss;
      bestAt = index + 1;
    } else if (index + 1 - bestAt >= patience) {
      return { stopAt: index + 1, bestAt, best, stopped: true };
    }
  }
  return { stopAt: losses.length, bestAt, best, stopped: false };
}

export type Schedule = 'cosine' | 'steps' | 'hold';

export interface Rates {
  schedule: Schedule;
  /** Highest and lowest learning rate. */
  highest: number;
  lowest: number;
  /** Steps of warming up, and in all. */
  W: number;
  S: number;
}

/** Share of all steps after which `steps` falls to a tenth, again and again. */
const STAIR = 0.4;
/** Share of all steps at whose end `hold` falls to the lowest rate, in a straight line. */
const TAIL = 0.2;

/** α at a step t; past the last step it stays. */
export function learningRate({ schedule, highest, lowest, W, S }: Rates, t: number): number {
  const now = Math.min(t, S);
  if (schedule === 'steps') return highest * 0.1 ** Math.floor(now / (STAIR * S));
  if (now <= W) return (highest * now) / W;
  if (schedule === 'cosine') return lowest + ((highest - lowest) / 2) * (1 + Math.cos((Math.PI * (now - W)) / (S - W)));
  return lowest + (highest - lowest) * Math.min(1, (S - now) / Math.min(TAIL * S, S - W));
}
