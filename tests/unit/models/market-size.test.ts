import fc from 'fast-check';
import { expect, test } from 'vitest';
import { examples } from '../../../src/models/market-size/examples.ts';
import { agrees, marketSize, widestGuess } from '../../../src/models/market-size/formulas.ts';
import model from '../../../src/models/market-size/model.tsx';
import { solve } from '../../../src/models/model.ts';
import { anyValues } from './any-values.ts';

const market = examples[0].values;
const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

test('bottom-up equals a count of the customers one by one', () => {
  const few = { ...market, N: 7 };
  let sum = 0;
  for (let customer = 0; customer < few.N; customer += 1)
    for (let month = 0; month < 12; month += 1) sum += few.u * few.rho * few.p;
  expect(marketSize(few).bottomUp).toBeCloseTo(sum, 6);
});

test('what the salespeople bring equals a year in which contracts start one after another', () => {
  const { m, k } = market;
  const { account, bySales } = marketSize(market);
  const contracts = m * k * 12;
  let income = 0;
  for (let index = 0; index < contracts; index += 1) income += account * (1 - (index + 0.5) / contracts);
  expect(bySales).toBeCloseTo(income, 2);
});

test('each level lies within the one above, and the range holds the count, whatever the numbers', () => {
  fc.assert(
    fc.property(anyValues(model), (values) => {
      const any = { ...market, ...(values as unknown as typeof market) };
      const { bottomUp, serviceable, byShare, bySales, obtainable, range, ratio, topDown } = marketSize(any);
      expect(serviceable).toBeLessThanOrEqual(bottomUp);
      expect(byShare).toBeLessThanOrEqual(serviceable);
      expect(obtainable).toBe(Math.min(byShare, bySales));
      expect(range[0]).toBeLessThanOrEqual(bottomUp * (1 + 1e-12));
      expect(range[1]).toBeGreaterThanOrEqual(bottomUp * (1 - 1e-12));
      if (bottomUp > 1 && topDown > 1) expect(close(ratio * bottomUp, topDown)).toBe(true);
    }),
  );
});

test('a market twice as large, and counts twice as far apart, are twice as large', () => {
  const twice = marketSize({ ...market, B: 2 * market.B });
  expect(close(twice.topDown, 2 * marketSize(market).topDown)).toBe(true);
  expect(close(twice.ratio, 2 * marketSize(market).ratio)).toBe(true);
});

test('two counts agree within a factor of two, ends included', () => {
  const size = marketSize(market);
  expect([0.49, 0.5, 1, 2, 2.01].map((ratio) => agrees({ ...size, ratio }))).toEqual([false, true, true, true, false]);
});

test('the widest guess is named', () => {
  expect(widestGuess({ ...market, dp: 0.5 })).toBe('p');
  expect(widestGuess({ ...market, drho: 0.5 })).toBe('rho');
});

test('without a customer the two ends can’t be compared, and the reader is told', () => {
  expect(() => solve(model, { ...market, u: 1, rho: 0 })).toThrow('有一头乘出来是0');
});

test('the words change sides where the limit does', () => {
  expect(solve(model, market).report.says).toContain('卡在人手：4名销售一年签144家');
  expect(solve(model, { ...market, m: 40 }).report.says).toContain('卡在份额');
  expect(solve(model, { ...market, N: 400_000 }).report.says).toContain('至少有一个数离谱');
});
