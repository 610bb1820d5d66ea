import fc from 'fast-check';
import { expect, test } from 'vitest';
import { examples } from '../../../src/models/buy-or-rent/examples.ts';
import {
  breakEvenMonth,
  breakEvenUse,
  meanPrice,
  owned,
  rented,
  resale,
  upkeep,
} from '../../../src/models/buy-or-rent/formulas.ts';
import model from '../../../src/models/buy-or-rent/model.tsx';
import { solve } from '../../../src/models/model.ts';
import { anyValues } from './any-values.ts';

const server = examples[0].values;

test('power is counted hour by hour', () => {
  let bill = 0;
  for (let hour = 0; hour < 730; hour += 1) bill += 3 * 1.54 * 0.8;
  const { fixed, variable } = upkeep(server);
  expect(fixed).toBeCloseTo(server.other + bill, 6);
  expect(variable).toBeCloseTo((bill * (10.2 - 3)) / 3, 6);
});

test('at the break-even utilization owning and renting cost the same, whatever the numbers', () => {
  fc.assert(
    fc.property(anyValues(model), (values) => {
      const any = { ...server, ...(values as unknown as typeof server) };
      const use = breakEvenUse(any);
      if (!Number.isFinite(use) || any.w0 > any.w1) return;
      const own = owned(any, any.T, use);
      const rent = rented(any, any.T, any.demand, use);
      // Both are sums of large parts that may cancel.
      const size = any.P * 1e4 + any.T * (any.other + any.s) + Math.abs(own) + Math.abs(rent);
      expect(Math.abs(own - rent)).toBeLessThanOrEqual(1e-9 * size);
    }),
  );
});

test('the chapter’s other thresholds: prices that fall by 25 or 50 %, and the contract’s price by the hour', () => {
  const percentOf = (choice: typeof server) => (100 * breakEvenUse(choice)).toFixed(1);
  expect(percentOf({ ...server, d: 25 })).toBe('47.5');
  expect(percentOf({ ...server, d: 50 })).toBe('61.0');
  expect(percentOf({ ...server, demand: 16.45 })).toBe('73.8');
});

test('the month in which cash is back is the closed form’s, rounded up, at a constant price', () => {
  const full = { ...server, u: 100 };
  const { fixed, variable } = upkeep(full);
  const closed = 2e6 / (730 * 8 * 16.45 + 4500 - fixed - variable);
  expect(breakEvenMonth(full)).toBe(Math.ceil(closed));
  expect(breakEvenMonth({ ...full, contract: 1 })).toBe(Number.POSITIVE_INFINITY);
});

test('prices step once a year; a machine loses its share each year', () => {
  expect(meanPrice({ ...server, T: 24, drift: -50 }, 10)).toBeCloseTo(7.5, 9);
  expect(resale(server, 24)).toBeCloseTo(2e6 * 0.65 * 0.65, 6);
});

test('a busier machine never makes owning dearer against renting on demand', () => {
  const use = fc.double({ min: 0.01, max: 1, noNaN: true });
  fc.assert(
    fc.property(use, use, (a, b) => {
      const [idle, busy] = [Math.min(a, b), Math.max(a, b)];
      const edge = (share: number) => rented(server, 36, server.demand, share) - owned(server, 36, share);
      expect(edge(busy)).toBeGreaterThanOrEqual(edge(idle) - 1e-6);
    }),
  );
});

test('the words name the cheapest, and power the wrong way round is told', () => {
  const says = (change: object) => solve(model, { ...server, ...change }).report.says;
  expect(says({})).toContain('按需最便宜；买，忙到54.2%才比按需便宜');
  expect(says({ u: 100 })).toContain('买最便宜，现金第32月打平');
  expect(says({ u: 100, drift: -30 })).toContain('包年最便宜');
  expect(says({ u: 100, drift: -20 })).toContain('靠的是残值');
  expect(() => solve(model, { ...server, w0: 11 })).toThrow('空转的功率高过满载');
});
