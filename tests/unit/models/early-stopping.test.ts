import fc from 'fast-check';
import { expect, test } from 'vitest';
import { examples } from '../../../src/models/early-stopping/examples.ts';
import {
  baseline,
  crossEntropy,
  earlyStop,
  learningRate,
  type Rates,
} from '../../../src/models/early-stopping/formulas.ts';
import model from '../../../src/models/early-stopping/model.tsx';
import { solve } from '../../../src/models/model.ts';

const [{ values }] = examples;
const cosine: Rates = { schedule: 'cosine', highest: 3e-4, lowest: 3e-5, W: 100, S: 1000 };

const anyLosses = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 40 });
const anyPatience = fc.integer({ min: 1, max: 10 });

/** The rule read backwards: the first evaluation with no new lowest among the last `patience`. */
function searched(losses: readonly number[], patience: number): number {
  for (let end = patience + 1; end <= losses.length; end += 1) {
    const before = Math.min(...losses.slice(0, end - patience));
    if (losses.slice(end - patience, end).every((loss) => loss >= before)) return end;
  }
  return losses.length;
}

test('it stops where a search of all stretches does', () => {
  fc.assert(
    fc.property(anyLosses, anyPatience, (losses, patience) => {
      const { stopAt, bestAt, best } = earlyStop(losses, patience, 0);
      expect(stopAt).toBe(searched(losses, patience));
      expect(best).toBe(Math.min(...losses.slice(0, stopAt)));
      expect(losses.indexOf(best)).toBe(bestAt - 1);
    }),
  );
});

test('more patience never stops earlier nor keeps a worse loss; what is kept is within the least improvement of the lowest seen', () => {
  fc.assert(
    fc.property(anyLosses, anyPatience, fc.integer({ min: 0, max: 9 }), (losses, patience, improvement) => {
      const less = earlyStop(losses, patience, improvement);
      const more = earlyStop(losses, patience + 1, improvement);
      expect(more.stopAt).toBeGreaterThanOrEqual(less.stopAt);
      expect(more.best).toBeLessThanOrEqual(less.best);
      expect(less.best - improvement).toBeLessThanOrEqual(Math.min(...losses.slice(0, less.stopAt)));
      if (less.stopped) expect(less.stopAt - less.bestAt).toBe(patience);
    }),
  );
});

test('the cross-entropies are the chapter’s, and no constant prediction beats the share of positives', () => {
  expect([0.9, 0.5, 0.1, 0.01].map((a) => crossEntropy(1, a).toFixed(3))).toEqual(['0.105', '0.693', '2.303', '4.605']);
  expect(crossEntropy(0, 0.9)).toBeCloseTo(-Math.log(0.1), 12);
  const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
  fc.assert(
    fc.property(share, share, (pi, a) => {
      const told = pi * crossEntropy(1, a) + (1 - pi) * crossEntropy(0, a);
      expect(told).toBeGreaterThanOrEqual(baseline(pi) - 1e-12);
    }),
  );
});

test('the schedules have the values of the chapter’s table', () => {
  const at = (rates: Rates) => [100, 550, 1000].map((t) => Number(learningRate(rates, t).toPrecision(6)));
  expect(at(cosine)).toEqual([3e-4, 1.65e-4, 3e-5]);
  expect(at({ ...cosine, schedule: 'steps' })).toEqual([3e-4, 3e-5, 3e-6]);
  expect(at({ ...cosine, schedule: 'hold' })).toEqual([3e-4, 3e-4, 3e-5]);
  expect(learningRate(cosine, 50)).toBeCloseTo(1.5e-4, 12);
});

test('after warming up no schedule rises or leaves its bounds', () => {
  const schedule = fc.constantFrom('cosine', 'steps', 'hold') as fc.Arbitrary<Rates['schedule']>;
  fc.assert(
    fc.property(schedule, fc.integer({ min: 1, max: 900 }), (name, W) => {
      const rates = { ...cosine, schedule: name, W };
      let before = Infinity;
      for (let t = W; t <= 1100; t += 10) {
        const now = learningRate(rates, t);
        expect(now).toBeLessThanOrEqual(before + 1e-18);
        expect(now).toBeGreaterThanOrEqual(name === 'steps' ? 3e-6 * (1 - 1e-9) : 3e-5 * (1 - 1e-9));
        before = now;
      }
    }),
  );
});

test('warming up longer than training, and a lowest rate above the highest, are refused', () => {
  expect(() => solve(model, { ...values, W: 1000 })).toThrow('预热步数不小于总步数');
  expect(() => solve(model, { ...values, lowest: 1e-2 })).toThrow('最低学习率高过了最高学习率');
});

test('the words tell what was missed, what waiting costs, and that the rate has not come down', () => {
  const says = (change: Partial<typeof values>) => solve(model, { ...values, ...change }).report.says;
  expect(says({})).toContain('错过了第9次的0.396，低1%');
  expect(says({})).toContain('最高值的98.5%，没有收尾');
  expect(says({ p: 5 })).toContain('总预算的12.5%，超过一成');
  expect(says({ p: 20, every: 1 })).toContain('看完14次还没停');
  expect(says({ every: 140, p: 1, S: 2000 })).toContain('没有收尾');
});
