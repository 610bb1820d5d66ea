import fc from 'fast-check';
import { expect, test } from 'vitest';
import { solve } from '../../../src/models/model.ts';
import { examples } from '../../../src/models/runway/examples.ts';
import {
  brokeMonth,
  burnMultiple,
  cashPath,
  courses,
  hole,
  HORIZON,
  quantile,
  sharesAfter,
} from '../../../src/models/runway/formulas.ts';
import model from '../../../src/models/runway/model.tsx';

const wenzhu = examples[0].values;
const company = { cash: 800, income: 24, margin: 0.68, fixed: 70, credit: 10, creditMonths: 12 };
const plan = { growth: 0.07, delay: 2, overrun: 1 };

test('cash of a month equals what the sums of powers give', () => {
  const path = cashPath(company, plan);
  const sum = (from: number, to: number) => (24 * (1.07 ** to - 1.07 ** from)) / 0.07;
  for (const month of [1, 12, 13, 25, HORIZON]) {
    const closed = 800 + sum(-2, month - 2) - 0.32 * sum(0, month) - 70 * month + 10 * Math.min(month, 12);
    expect(path[month]).toBeCloseTo(closed, 6);
  }
});

test('months, holes and multiples are those of the path', () => {
  const path = Float64Array.from({ length: HORIZON + 1 }, (_, month) => 100 - 30 * month);
  expect(brokeMonth(path)).toBe(4);
  expect(brokeMonth(path.map(() => 1))).toBe(Number.POSITIVE_INFINITY);
  expect(hole(path)).toBe(30 * HORIZON);
  const { income } = company;
  expect(burnMultiple(path, company, 0.07)).toBeCloseTo(
    (100 - (path[12] as number)) / (12 * income * (1.07 ** 11 - 1.07 ** -1)),
    9,
  );
});

test('the even parts agree with draws at random', () => {
  let seed = 11;
  const draw = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  const n = 20_000;
  const drawn = Array.from({ length: n }, () =>
    cashPath(company, {
      growth: 0.04 + 0.05 * draw(),
      delay: 2 + Math.floor(3 * draw()),
      overrun: 1 + 0.08 * draw(),
    }),
  );
  const { dead, hole: needed } = solve(model, wenzhu).result;
  const share = drawn.filter((path) => brokeMonth(path) <= HORIZON).length / n;
  expect(Math.abs(share - dead)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / n) + 0.003);
  const holes = Float64Array.from(drawn.map(hole)).sort();
  expect(Math.abs(quantile(holes, 0.8) / needed - 1)).toBeLessThan(0.01);
});

test('the parts lie evenly within the ranges', () => {
  const all = [...courses({ growth: [0.04, 0.09], delay: [2, 4], overrun: [1, 1.08] })];
  const mean = (of: (course: (typeof all)[number]) => number) =>
    all.reduce((sum, course) => sum + of(course), 0) / all.length;
  expect(mean(({ growth }) => growth)).toBeCloseTo(0.065, 9);
  expect(mean(({ delay }) => delay)).toBeCloseTo(3, 9);
  expect(mean(({ overrun }) => overrun)).toBeCloseTo(1.04, 9);
});

test('a range closed to the plan’s number is that number alone', () => {
  const { paidInTime, spentAsPlanned, grownAsPlanned } = solve(model, wenzhu).result;
  expect(solve(model, { ...wenzhu, dHigh: wenzhu.d }).result).toMatchObject({ dead: paidInTime, count: 40 * 33 });
  expect(solve(model, { ...wenzhu, overrun: 0 }).result).toMatchObject({ dead: spentAsPlanned, count: 40 * 3 });
  const growth = { gLow: wenzhu.g, gHigh: wenzhu.g };
  expect(solve(model, { ...wenzhu, ...growth }).result).toMatchObject({ dead: grownAsPlanned, count: 3 * 33 });
});

test('more cash, or being paid sooner, never brings the end nearer', () => {
  const course = fc.record({
    growth: fc.double({ min: 0.001, max: 0.2, noNaN: true }),
    delay: fc.integer({ min: 0, max: 5 }),
    overrun: fc.double({ min: 1, max: 2, noNaN: true }),
  });
  fc.assert(
    fc.property(course, fc.double({ min: 0, max: 1000, noNaN: true }), (any, more) => {
      const broke = brokeMonth(cashPath(company, any));
      expect(brokeMonth(cashPath({ ...company, cash: company.cash + more }, any))).toBeGreaterThanOrEqual(broke);
      expect(brokeMonth(cashPath(company, { ...any, delay: any.delay + 1 }))).toBeLessThanOrEqual(broke);
    }),
  );
});

test('after the round all shares make one company, and each investor has what was paid for', () => {
  const money = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  fc.assert(
    fc.property(money(0, 500), money(1000, 9000), money(100, 2000), money(2000, 20_000), (I, K, raised, pre) => {
      const { investor, safe, founders } = sharesAfter({ f: 0.9, I, K, raised, pre, pool: 0.05 });
      const staff = founders / 9;
      expect(investor + safe + 0.05 + founders + staff).toBeCloseTo(1, 9);
      expect(investor * (pre + raised)).toBeCloseTo(raised, 6);
      expect(safe * (pre + raised)).toBeGreaterThanOrEqual(I - 1e-9);
    }),
  );
});

test('ranges the wrong way round and a round that sells everything are told', () => {
  expect(() => solve(model, { ...wenzhu, gLow: 10 })).toThrow('增长最慢');
  expect(() => solve(model, { ...wenzhu, d: 5 })).toThrow('回款最慢');
  expect(() => solve(model, { ...wenzhu, raised: 50_000, pre: 100 })).toThrow('超过了全部股份');
});
