import fc from 'fast-check';
import { expect, test } from 'vitest';
import { solve } from '../../../src/models/model.ts';
import { examples } from '../../../src/models/unit-economics/examples.ts';
import { balance, ledger, lifetimeValue, payback } from '../../../src/models/unit-economics/formulas.ts';
import model from '../../../src/models/unit-economics/model.tsx';

const huilu = examples[0].values;

/** Customers who leave at a constant rate, month by month. */
function brought(m: number, churn: number, months: number): number {
  let left = 1;
  let sum = 0;
  for (let month = 0; month < months; month += 1) {
    sum += left * m;
    left *= 1 - churn;
  }
  return sum;
}

test('lifetime value is the sum over the months, and what a month’s balance tends to', () => {
  expect(lifetimeValue(908, 0.025)).toBeCloseTo(brought(908, 0.025, 3000), 6);
  expect(balance(908, 0.025, 9000, 7)).toBeCloseTo(brought(908, 0.025, 7) - 9000, 6);
});

test('Skok’s example: 3 % a month is a life of 33.3 months', () => {
  expect(lifetimeValue(1, 0.03)).toBeCloseTo(33.333, 3);
});

test('payback with churn lies between the months around which the counted customers have paid', () => {
  const months = payback(908, 0.025, 9000);
  expect(brought(908, 0.025, Math.floor(months))).toBeLessThan(9000);
  expect(brought(908, 0.025, Math.ceil(months))).toBeGreaterThan(9000);
  expect(payback(100, 0.1, 1000)).toBe(Number.POSITIVE_INFINITY);
});

test('at its break-even each kind of income just covers the fixed costs', () => {
  const { m, customers, consultants, calls } = ledger(huilu);
  expect(customers * m - customers * (huilu.chi / 100) * huilu.CAC).toBeCloseTo(huilu.F, 6);
  const days = huilu.D * (huilu.eta / 100);
  expect((consultants * (days * huilu.R - huilu.C)) / 12).toBeCloseTo(huilu.F, 6);
  expect(calls * (huilu.r - huilu.call)).toBeCloseTo(huilu.F, 6);
});

test('more churn never shortens payback nor the way to break-even; leaving it out always flatters', () => {
  const churn = fc.double({ min: 0.1, max: 9.9, noNaN: true });
  fc.assert(
    fc.property(churn, churn, (a, b) => {
      const [calm, wild] = [Math.min(a, b), Math.max(a, b)].map((chi) => ledger({ ...huilu, chi }));
      expect(wild!.payback).toBeGreaterThanOrEqual(calm!.payback * (1 - 1e-12));
      expect(wild!.customers).toBeGreaterThanOrEqual(calm!.customers);
      expect(wild!.ltv).toBeLessThanOrEqual(calm!.ltv);
      expect(calm!.payback).toBeGreaterThanOrEqual(calm!.simplePayback);
      expect(calm!.customers).toBeGreaterThanOrEqual(calm!.simpleCustomers);
    }),
  );
});

test('what can’t break even is told', () => {
  expect(() => solve(model, { ...huilu, chi: 11 })).toThrow('LTV不到CAC');
  expect(() => solve(model, { ...huilu, direct: 1200 })).toThrow('不够直接成本');
  expect(() => solve(model, { ...huilu, eta: 30 })).toThrow('盖不住他的成本');
  expect(() => solve(model, { ...huilu, call: 0.068 })).toThrow('卖一次亏一次');
});
