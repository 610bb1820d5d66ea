/**
 * Loss of a language model by its size and its data, and the split of a compute budget between the two (Hoffmann et
 * al. 2022, section 3.3 and equation 4; Besiroglu et al. 2024). Losses in nats a token.
 */

/** L(N, D) = E + A/N^α + B/D^β, N in parameters and D in tokens. */
export interface Fit {
  E: number;
  A: number;
  B: number;
  alpha: number;
  beta: number;
}

export function loss({ E, A, B, alpha, beta }: Fit, N: number, D: number): number {
  return E + A / N ** alpha + B / D ** beta;
}

/**
 * The parameters and tokens of least loss on a budget.
 * @param C FLOP, spent as 6ND
 */
export function optimum({ A, B, alpha, beta }: Fit, C: number): { N: number; D: number } {
  const G = ((alpha * A) / (beta * B)) ** (1 / (alpha + beta));
  const N = G * (C / 6) ** (beta / (alpha + beta));
  return { N, D: C / 6 / N };
}

/** @returns tokens with which N parameters reach a loss; NaN where no number of tokens is enough */
export function tokensFor({ E, A, B, alpha, beta }: Fit, N: number, target: number): number {
  const left = target - E - A / N ** alpha;
  return left > 0 ? (B / left) ** (1 / beta) : Number.NaN;
}

/**
 * Tokens to serve until a smaller model has saved, at two operations a parameter and token, what its longer training
 * cost more.
 */
export function servedUntilEven(extraFlop: number, N: number, smaller: number): number {
  return extraFlop / (2 * (N - smaller));
}
