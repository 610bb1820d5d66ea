import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUNS } from '../../../src/models/constants.ts';
import { solve } from '../../../src/models/model.ts';
import { examples } from '../../../src/models/training-compute/examples.ts';
import { acceleratorHours, impliedUtilization, trainingFlop } from '../../../src/models/training-compute/formulas.ts';
import model from '../../../src/models/training-compute/model.tsx';

/** Multiplications and additions of one linear layer's forward and backward pass, counted one by one. */
function countedFlop(inputs: number, outputs: number, tokens: number): number {
  let flop = 0;
  for (let token = 0; token < tokens; token += 1) {
    for (let row = 0; row < outputs; row += 1) {
      for (let column = 0; column < inputs; column += 1) {
        flop += 2; // y += w·x
        flop += 2; // the gradient of x += w·(that of y)
        flop += 2; // the gradient of w += x·(that of y)
      }
    }
  }
  return flop;
}

test('6ND is what a layer’s loops count', () => {
  expect(trainingFlop(7 * 5, 11)).toBe(countedFlop(7, 5, 11));
});

test('GPT-3 in petaflop/s-days is what its paper says, 3,640', () => {
  expect(Math.abs(trainingFlop(175e9, 300e9) / (1e15 * 86_400) / 3640 - 1)).toBeLessThan(0.002);
});

test('every published run is one of the examples', () => {
  for (const { N, D, accelerator } of RUNS) {
    expect(
      examples.some(({ values }) => values.N * 1e8 === N && values.D * 1e8 === D && values.accelerator === accelerator),
    ).toBe(true);
  }
});

test('hours and the utilization they imply undo each other; twice the model and twice the data are four times the hours', () => {
  const positive = (max: number) => fc.double({ min: 1e-3, max, noNaN: true });
  fc.assert(
    fc.property(positive(1e13), positive(1e15), positive(1e16), positive(1), (N, D, peak, u) => {
      const hours = acceleratorHours(trainingFlop(N, D), peak, u);
      expect(impliedUtilization(trainingFlop(N, D), peak, hours) / u).toBeCloseTo(1, 9);
      expect(acceleratorHours(trainingFlop(2 * N, 2 * D), peak, u) / hours).toBeCloseTo(4, 9);
    }),
  );
});

test('a run of one’s own has no published hours; crossing the lines of the law is told', () => {
  const [{ values }] = examples;
  const says = (change: Partial<typeof values>) => solve(model, { ...values, ...change }).report.says;
  expect(solve(model, { ...values, N: 701 }).report.steps.some(({ label }) => label.includes('公布'))).toBe(false);
  expect(says({ N: 70 })).toContain('没到欧盟的1e23');
  expect(says({})).toContain('越过了欧盟的1e23，没到1e25');
  expect(says({ N: 4050, D: 156_000 })).toContain('推定有系统性风险');
});
