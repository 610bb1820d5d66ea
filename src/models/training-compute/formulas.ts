/**
 * Compute of training a dense transformer (Kaplan et al. 2020, section 2.1) and the accelerator hours it takes
 * at a given share of the peak (MFU; Chowdhery et al. 2022, appendix B).
 */

/** @returns C, FLOP, of N parameters (of a mixture of experts: those active for a token) and D tokens */
export function trainingFlop(N: number, D: number): number {
  return 6 * N * D;
}

/** @param peak FLOP/s of one accelerator; @param u share of it that does useful work */
export function acceleratorHours(flop: number, peak: number, u: number): number {
  return flop / (3600 * peak * u);
}

/** The share of the peak that a run's hours imply. */
export function impliedUtilization(flop: number, peak: number, hours: number): number {
  return flop / (3600 * peak * hours);
}
