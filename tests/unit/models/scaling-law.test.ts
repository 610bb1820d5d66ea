import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SCALING_FITS } from '../../../src/models/constants.ts';
import { solve } from '../../../src/models/model.ts';
import { examples } from '../../../src/models/scaling-law/examples.ts';
import { loss, optimum, servedUntilEven, tokensFor } from '../../../src/models/scaling-law/formulas.ts';
import model from '../../../src/models/scaling-law/model.tsx';

const { hoffmann, besiroglu } = SCALING_FITS;
const budgets = fc.double({ min: 18, max: 27, noNaN: true }).map((power) => 10 ** power);

test('the closed form is where a search along the budget finds the least loss', () => {
  for (const fit of [hoffmann, besiroglu]) {
    for (const C of [1e20, 5.76e23, 1e26]) {
      // Golden-section search over log N: the loss has one valley.
      let [low, high] = [Math.log(1e6), Math.log(1e14)];
      const at = (x: number) => loss(fit, Math.exp(x), C / 6 / Math.exp(x));
      const golden = (Math.sqrt(5) - 1) / 2;
      for (let step = 0; step < 80; step += 1) {
        const [a, b] = [high - golden * (high - low), low + golden * (high - low)];
        if (at(a) < at(b)) high = b;
        else low = a;
      }
      expect(Math.exp(low) / optimum(fit, C).N).toBeCloseTo(1, 5);
    }
  }
});

test('any other split of any budget is worse, and the budget is spent', () => {
  fc.assert(
    fc.property(budgets, fc.double({ min: 1.01, max: 100, noNaN: true }), (C, off) => {
      for (const fit of [hoffmann, besiroglu]) {
        const { N, D } = optimum(fit, C);
        expect((6 * N * D) / C).toBeCloseTo(1, 9);
        expect(loss(fit, N * off, D / off)).toBeGreaterThan(loss(fit, N, D));
        expect(loss(fit, N / off, D * off)).toBeGreaterThan(loss(fit, N, D));
      }
    }),
  );
});

test('at the optimum the slopes along N and D balance (central differences)', () => {
  for (const fit of [hoffmann, besiroglu]) {
    const { N, D } = optimum(fit, 1e23);
    const h = 1e-4;
    const alongN = (loss(fit, N * (1 + h), D) - loss(fit, N * (1 - h), D)) / (2 * h);
    const alongD = (loss(fit, N, D * (1 + h)) - loss(fit, N, D * (1 - h))) / (2 * h);
    expect(alongN / alongD).toBeCloseTo(1, 4);
  }
});

test('more parameters or more tokens never hurt, and the loss stays above E', () => {
  const count = fc.double({ min: 1e6, max: 1e14, noNaN: true });
  fc.assert(
    fc.property(count, count, (N, D) => {
      for (const fit of [hoffmann, besiroglu]) {
        expect(loss(fit, 2 * N, D)).toBeLessThan(loss(fit, N, D));
        expect(loss(fit, N, 2 * D)).toBeLessThan(loss(fit, N, D));
        expect(loss(fit, N, D)).toBeGreaterThan(fit.E);
      }
    }),
  );
});

test('tokens for a loss give that loss; below what a size can reach there are none', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e8, max: 1e12, noNaN: true }),
      fc.double({ min: 1e9, max: 1e13, noNaN: true }),
      (N, D) => {
        expect(tokensFor(besiroglu, N, loss(besiroglu, N, D)) / D).toBeCloseTo(1, 5);
      },
    ),
  );
  expect(tokensFor(besiroglu, 4e9, loss(besiroglu, 8e9, 15e12))).toBeNaN();
});

test('at break-even both models have cost the same in all', () => {
  const [N, D, smaller] = [13e9, 260e9, 7e9];
  const need = tokensFor(besiroglu, smaller, loss(besiroglu, N, D));
  const served = servedUntilEven(6 * smaller * need - 6 * N * D, N, smaller);
  const all = (parameters: number, tokens: number) => 6 * parameters * tokens + 2 * parameters * served;
  expect(all(smaller, need) / all(N, D)).toBeCloseTo(1, 12);
});

test('the budget that Chinchilla had gives the losses the chapter names for it', () => {
  expect(loss(hoffmann, 70e9, 1.4e12)).toBeCloseTo(1.937, 3);
  expect(loss(besiroglu, 70e9, 1.4e12)).toBeCloseTo(1.974, 3);
});

test('the words tell the three ways a smaller model may end', () => {
  const [{ values }] = examples;
  const says = (change: Partial<typeof values>) => solve(model, { ...values, ...change }).report.says;
  expect(says({})).toMatch(/服务.*天回本/);
  expect(says({ smaller: 900 })).toContain('不比它小');
  expect(says({ N: 80, smaller: 40, C: 720 })).toContain('追不上');
  expect(says({ N: 5000, smaller: 4000 })).toContain('都更省');
});
