import fc from 'fast-check';
import { expect, test } from 'vitest';
import { examples } from '../../../src/models/classifier-metrics/examples.ts';
import {
  accuracy,
  areaUnderRoc,
  atPrevalence,
  confusion,
  cost,
  f1,
  falsePositiveRate,
  precision,
  recall,
  type Scored,
  thresholds,
} from '../../../src/models/classifier-metrics/formulas.ts';
import model from '../../../src/models/classifier-metrics/model.tsx';
import { solve } from '../../../src/models/model.ts';

const [{ values }] = examples;

const anySample = fc
  .array(
    fc.record({
      score: fc.integer({ min: 0, max: 20 }).map((score) => score / 20),
      positives: fc.integer({ min: 0, max: 9 }),
      negatives: fc.integer({ min: 0, max: 9 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .filter((sample) => sample.some(({ positives }) => positives) && sample.some(({ negatives }) => negatives));

/** The scores one by one. */
const each = (sample: readonly Scored[], of: 'positives' | 'negatives') =>
  sample.flatMap((scored) => Array.from({ length: scored[of] }, () => scored.score));

test('the area is the share of pairs in which the positive scores higher, ties for a half', () => {
  fc.assert(
    fc.property(anySample, (sample) => {
      const negatives = each(sample, 'negatives');
      const wins = each(sample, 'positives').flatMap((p) => negatives.map((n) => (p > n ? 1 : p === n ? 0.5 : 0)));
      const share = wins.reduce((sum: number, win) => sum + win, 0) / wins.length;
      expect(areaUnderRoc(sample)).toBeCloseTo(share, 12);
    }),
  );
});

test('the cells are a count of the scores one by one, and nobody is lost', () => {
  fc.assert(
    fc.property(anySample, fc.double({ min: 0, max: 1, noNaN: true }), (sample, t) => {
      const cells = confusion(sample, t);
      expect(cells.tp).toBe(each(sample, 'positives').filter((score) => score >= t).length);
      expect(cells.tn).toBe(each(sample, 'negatives').filter((score) => score < t).length);
      expect(cells.tp + cells.fn).toBe(each(sample, 'positives').length);
      expect(cells.fp + cells.tn).toBe(each(sample, 'negatives').length);
    }),
  );
});

test('a lower threshold finds no fewer and alarms no less; F1 is the harmonic mean', () => {
  fc.assert(
    fc.property(anySample, (sample) => {
      const sweep = thresholds(sample).map((threshold) => confusion(sample, threshold));
      for (const [index, cells] of sweep.entries()) {
        const next = sweep[index + 1];
        if (next) expect(recall(next)).toBeGreaterThanOrEqual(recall(cells));
        if (next) expect(falsePositiveRate(next)).toBeGreaterThanOrEqual(falsePositiveRate(cells));
        const [p, r] = [precision(cells), recall(cells)];
        expect(f1(cells)).toBeCloseTo(p + r ? (2 * p * r) / (p + r) : 0, 12);
      }
      expect(falsePositiveRate(sweep.at(-1)!)).toBe(1);
      expect(recall(sweep[0]!)).toBe(0);
    }),
  );
});

test('at the sample’s own share of positives the field gives the sample’s metrics; a rarer positive never helps precision', () => {
  fc.assert(
    fc.property(anySample, fc.double({ min: 0, max: 1, noNaN: true }), (sample, t) => {
      const cells = confusion(sample, t);
      const total = cells.tp + cells.fp + cells.fn + cells.tn;
      const same = atPrevalence(cells, (cells.tp + cells.fn) / total, total);
      expect(precision(same)).toBeCloseTo(precision(cells), 9);
      expect(accuracy(same)).toBeCloseTo(accuracy(cells), 9);
      expect(precision(atPrevalence(cells, 0.01, 1))).toBeLessThanOrEqual(
        precision(atPrevalence(cells, 0.2, 1)) + 1e-12,
      );
    }),
  );
});

test('no threshold, tried one by one, is cheaper than the one that is told', () => {
  fc.assert(
    fc.property(anySample, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (sample, pi) => {
      const { cheapest } = solve(model, { ...values, sample, pi }).result;
      for (let t = 0; t <= 1.01; t += 0.01) {
        expect(
          cost(atPrevalence(confusion(sample, t), pi, 1000), values.falseAlarm, values.miss),
        ).toBeGreaterThanOrEqual(cheapest - 1e-6);
      }
    }),
    { numRuns: 40 },
  );
});

test('scores that are probabilities have their cheapest threshold at c_FP ÷ (c_FP + c_FN)', () => {
  // A thousand cases at each score, of which that share is positive.
  const sample = Array.from({ length: 20 }, (_, index) => {
    const score = (index + 0.5) / 20;
    return { score, positives: Math.round(1000 * score), negatives: Math.round(1000 * (1 - score)) };
  });
  const { cheapestAt } = solve(model, { t: 0.5, pi: 0.5, falseAlarm: 3, miss: 17, sample }).result;
  const limit = 3 / 20;
  expect(cheapestAt).toBeGreaterThanOrEqual(limit);
  expect(cheapestAt - 0.05).toBeLessThanOrEqual(limit);
});

test('a sample without one of the classes is refused; a threshold above every score is told', () => {
  const sample = [{ score: 0.5, positives: 3, negatives: 0 }];
  expect(() => solve(model, { ...values, sample })).toThrow('各要至少一个');
  const { report } = solve(model, { ...values, t: 1 });
  expect(report.says).toContain('等于全判负，准确率却有96%');
});
