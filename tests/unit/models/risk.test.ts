import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { solve } from '../../../src/models/model.ts';
import { examples } from '../../../src/models/risk/examples.ts';
import {
  expectedLoss,
  grade,
  lossVariance,
  quantile,
  quantileRange,
  type Risk,
  simulate,
} from '../../../src/models/risk/formulas.ts';
import model from '../../../src/models/risk/model.tsx';

const [{ values }] = examples;
const sum = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => a + b, 0);

function run(risks: readonly Risk[], draws: number, seed: number): Float64Array {
  const generator = simulate(risks, draws, seed);
  let step = generator.next();
  while (!step.done) step = generator.next();
  return step.value;
}

describe('100,000 simulated years with a fixed seed', () => {
  const years = run(values.risks, 100_000, values.seed);
  const n = years.length;
  const mean = sum(years) / n;
  const variance = sum(years.map((loss) => (loss - mean) ** 2)) / (n - 1);

  test('have the formula’s mean within 4 standard errors', () => {
    const expected = sum(values.risks.map(expectedLoss));
    expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(variance / n));
  });

  test('have the formula’s variance within 4 standard errors', () => {
    const fourth = sum(years.map((loss) => (loss - mean) ** 4)) / n;
    const error = Math.sqrt((fourth - variance ** 2) / n);
    expect(Math.abs(variance - sum(values.risks.map(lossVariance)))).toBeLessThan(4 * error);
  });

  test('have as many years up to a quantile as it says, and the quantile lies inside its range', () => {
    for (const share of [0.5, 0.9, 0.995]) {
      const value = quantile(years, share);
      expect(years.filter((loss) => loss <= value).length).toBeGreaterThanOrEqual(share * n);
      expect(years.filter((loss) => loss < value).length).toBeLessThan(share * n);
      const [low, high] = quantileRange(years, share);
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
    }
  });

  test('are sorted', () => {
    expect(years).toEqual(years.toSorted());
  });

  test('are the same years on every machine', () => {
    expect(run(values.risks, 3, 42)).toEqual(run(values.risks, 3, 42));
    expect(run(values.risks, 1000, 42)).not.toEqual(run(values.risks, 1000, 43));
  });
});

test('with certain risks of a fixed size the year is their sum', () => {
  const certain = [
    { p: 1, mu: 10, sigma: 0 },
    { p: 1, mu: 5, sigma: 0 },
    { p: 0, mu: 99, sigma: 9 },
  ];
  for (const year of run(certain, 50, 7)) expect(year).toBeCloseTo(15, 9);
});

test('one risk’s variance is that of every outcome weighed, and never negative', () => {
  const risk = fc.record({
    p: fc.double({ min: 0, max: 1, noNaN: true }),
    mu: fc.double({ min: 0.01, max: 1e4, noNaN: true }),
    sigma: fc.double({ min: 0, max: 1e4, noNaN: true }),
  });
  fc.assert(
    fc.property(risk, ({ p, mu, sigma }) => {
      // Two outcomes of equal chance, μ ± σ, have the loss's mean and deviation.
      const outcomes = [
        [1 - p, 0],
        [p / 2, mu - sigma],
        [p / 2, mu + sigma],
      ] as const;
      const mean = sum(outcomes.map(([chance, loss]) => chance * loss));
      const counted = sum(outcomes.map(([chance, loss]) => chance * (loss - mean) ** 2));
      expect(Math.abs(lossVariance({ p, mu, sigma }) - counted)).toBeLessThanOrEqual(1e-9 * (1 + mu ** 2 + sigma ** 2));
      expect(lossVariance({ p, mu, sigma })).toBeGreaterThanOrEqual(-1e-9 * mu ** 2);
    }),
  );
});

test('grades include their upper ends', () => {
  const ends = [20, 50, 100, 200];
  expect([20, 20.1, 50, 100, 200, 201].map((loss) => grade(loss, ends))).toEqual([1, 2, 2, 3, 4, 5]);
});

test('more money left over never makes running dry likelier', () => {
  const chances = [100, 200, 320, 500, 900].map((S) => solve(model, { ...values, draws: '10000', S }).result.ruin);
  expect(chances).toEqual(chances.toSorted((a, b) => b - a));
});

test('the matrix gives the chapter’s scores', () => {
  expect(solve(model, values).result.scores).toEqual([6, 9, 8, 9, 8, 12, 5, 6]);
});
