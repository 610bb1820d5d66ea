/** Numbers of others that several models use; each with its date and the key of its reference. */

/** Peak of one accelerator at 16 bits without sparsity, FLOP/s: Epoch AI, Machine Learning Hardware (2025-01), `epoch2025hardware`. */
export const ACCELERATORS = {
  v100: { name: 'V100，125 TFLOP/s', peak: 125e12 },
  a100: { name: 'A100，312 TFLOP/s', peak: 312e12 },
  h100: { name: 'H100，989 TFLOP/s', peak: 989e12 },
} as const;

export type Accelerator = keyof typeof ACCELERATORS;

/** Training runs as published: parameters, tokens, accelerator hours where they were told. */
export const RUNS = [
  /** Brown et al. 2020, table D.1, `brown2020gpt3`. */
  { name: 'GPT-3', N: 1750e8, D: 3000e8, accelerator: 'v100', hours: undefined },
  /** Meta, Llama 2 model card, 2023-07, `meta2023llama2card`. */
  { name: 'Llama 2 7B', N: 70e8, D: 2e12, accelerator: 'a100', hours: 184_320 },
  { name: 'Llama 2 70B', N: 700e8, D: 2e12, accelerator: 'a100', hours: 1_720_320 },
  /** Dubey et al. 2024 and its model card, 2024-07, `dubey2024llama3`. */
  { name: 'Llama 3.1 405B', N: 4050e8, D: 15.6e12, accelerator: 'h100', hours: 30_840_000 },
] as const;

/** Training compute, FLOP, above which the European Union draws a line: `eucommission2025gpai` and `euaiact2024`. */
export const EU_GENERAL_PURPOSE = 1e23;
export const EU_SYSTEMIC_RISK = 1e25;

/** Coefficients of L(N, D) = E + A/N^α + B/D^β as published, nats a token. */
export const SCALING_FITS = {
  /** Hoffmann et al. 2022-03, section 3.3, `hoffmann2022chinchilla`. */
  hoffmann: { E: 1.69, A: 406.4, B: 410.7, alpha: 0.34, beta: 0.28 },
  /** Besiroglu et al. 2024-04, the refit of the same runs, `besiroglu2024chinchilla`. */
  besiroglu: { E: 1.8172, A: 482.01, B: 2085.43, alpha: 0.3478, beta: 0.3658 },
} as const;
