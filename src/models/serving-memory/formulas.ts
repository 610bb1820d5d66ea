/**
 * Memory of weights, of the key-value cache and of training, and the bound on the speed of decoding that bandwidth
 * and arithmetic set (Rajbhandari et al. 2020, section 3.1; Kwon et al. 2023). Bytes, seconds, FLOP.
 */

export interface Transformer {
  /** Parameters. */
  N: number;
  layers: number;
  /** Heads of keys and values: fewer than those of queries where several share one. */
  kvHeads: number;
  headSize: number;
}

/** M_w = N·b, bytes, at b bytes a parameter. */
export function weightBytes(N: number, b: number): number {
  return N * b;
}

/** 2·L·H_kv·d_head·β: bytes of cache a token, keys and values at β bytes a number. */
export function cacheBytesPerToken({ layers, kvHeads, headSize }: Omit<Transformer, 'N'>, beta: number): number {
  return 2 * layers * kvHeads * headSize * beta;
}

/** The share of memory that may be filled; the rest is for activations and fragments. */
export const FILLED = 0.9;

/**
 * How many sequences fit at once beside the weights.
 * @param memory bytes of all accelerators together
 * @param cache bytes of one sequence
 * @returns 0 where not even one fits
 */
export function concurrency(memory: number, weights: number, cache: number): number {
  // The addend keeps a quotient that is whole from falling short of it by rounding.
  return Math.max(0, Math.floor((FILLED * memory - weights) / cache + 1e-9));
}

/** Adam with mixed precision: weights and gradients at 2 bytes, weights and two moments at 4, for each parameter. */
export function trainingBytes(N: number): number {
  return 16 * N;
}

/**
 * The least time of one step of decoding: weights and caches are read once, each parameter multiplies and adds for
 * every sequence.
 * @param bandwidth bytes/s and @param compute FLOP/s of all accelerators together
 */
export function stepTime(
  { N, weights, caches, batch }: { N: number; weights: number; caches: number; batch: number },
  bandwidth: number,
  compute: number,
): number {
  return Math.max((weights + caches) / bandwidth, (2 * N * batch) / compute);
}

/** Money for a million tokens written, at a price an accelerator hour, so many of them, and a share of the day in use. */
export function pricePerMillion(price: number, accelerators: number, u: number, tokensPerSecond: number): number {
  return (1e6 * price * accelerators) / (3600 * u * tokensPerSecond);
}
