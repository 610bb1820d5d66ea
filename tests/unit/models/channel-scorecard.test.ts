import fc from 'fast-check';
import { expect, test } from 'vitest';
import { examples } from '../../../src/models/channel-scorecard/examples.ts';
import {
  account,
  H,
  holds,
  type Marks,
  marks,
  monthsStayed,
  overlapLimit,
  score,
  WEIGHTS,
} from '../../../src/models/channel-scorecard/formulas.ts';
import model from '../../../src/models/channel-scorecard/model.tsx';
import { solve } from '../../../src/models/model.ts';

const [{ values }] = examples;
const [direct, partner, mini] = values.channels;
const any = fc.integer({ min: 1, max: 5 });
const five: fc.Arbitrary<Marks> = fc.tuple(any, any, any, any, any);

test('what a customer brings is counted month by month', () => {
  for (const channel of values.channels) {
    const { m, value, ratio, cac } = account(channel);
    let left = 1;
    let gross = 0;
    for (let month = 0; month < H; month += 1) {
      gross += left * m;
      left *= 1 - channel.chi / 100;
    }
    expect(value).toBeCloseTo(gross - cac, 6);
    expect(ratio).toBeCloseTo(gross / cac, 9);
  }
  expect(monthsStayed(0)).toBe(H);
});

test('cash tied up is the deepest point of spending evenly and earning later', () => {
  const { m, cash } = account({ ...partner!, chi: 0 });
  let deepest = 0;
  for (let t = 0; t < 40; t += 0.001) {
    const earned = t > partner!.tau ? (partner!.n * m * (t - partner!.tau) ** 2) / 2 : 0;
    deepest = Math.max(deepest, partner!.E * t - earned);
  }
  expect(Math.abs(deepest / cash - 1)).toBeLessThan(1e-6);
});

test('weights add up to one, so a score lies between the lowest and the highest mark', () => {
  for (const weights of Object.values(WEIGHTS)) {
    expect(weights.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
    fc.assert(
      fc.property(five, (given) => {
        expect(score(given, weights)).toBeGreaterThanOrEqual(Math.min(...given) - 1e-9);
        expect(score(given, weights)).toBeLessThanOrEqual(Math.max(...given) + 1e-9);
      }),
    );
  }
});

test('whether the first holds is what trying every pair of weights says', () => {
  fc.assert(
    fc.property(five, five, (a, b) => {
      const weights = WEIGHTS.later;
      const leader = score(a, weights) >= score(b, weights) ? 0 : 1;
      let tried = true;
      for (let from = 0; from < 5; from += 1) {
        for (let to = 0; to < 5; to += 1) {
          const moved = weights.map((each, at) => each + (at === to ? 0.1 : 0) - (at === from ? 0.1 : 0)) as never;
          const [mine, theirs] = leader === 0 ? [a, b] : [b, a];
          if (score(mine, moved) < score(theirs, moved) - 1e-9) tried = false;
        }
      }
      expect(holds([a, b], leader, weights)).toBe(tried);
    }),
  );
});

test('cheaper or faster never lowers a mark', () => {
  const better = { ...direct!, E: direct!.E / 2, tau: 0 };
  const [before, after] = [direct!, better].map((channel) => marks(channel, account(channel), 3e6));
  for (const [at, each] of before!.entries()) expect(after![at]).toBeGreaterThanOrEqual(each);
});

test('the chapter’s overlap: at 78 % the partner brings nothing more than direct sales would', () => {
  expect(overlapLimit(account(direct!), account(partner!)).toFixed(2)).toBe('0.78');
  expect(account(mini!).ratio.toFixed(1)).toBe('6.3');
});

test('the words follow the lead', () => {
  const says = (change: object) => solve(model, { ...values, ...change }).report.says;
  expect(says({})).toContain('直销领先集成商0.65分，怎样挪权重都还是第一');
  expect(says({ stage: 'later' })).toContain('不到0.5分');
  expect(says({ channels: [direct!] })).toContain('只有直销一条');
  expect(() => says({ channels: [{ ...direct!, kappa: 90 }] })).toThrow('卖一家亏一家');
});
