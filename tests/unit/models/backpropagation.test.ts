import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examples } from '../../../src/models/backpropagation/examples.ts';
import {
  backward,
  descend,
  differences,
  flat,
  forward,
  type LossName,
  type Network,
  type Sample,
} from '../../../src/models/backpropagation/formulas.ts';
import model from '../../../src/models/backpropagation/model.tsx';
import { solve } from '../../../src/models/model.ts';

const [{ values }] = examples;
const network: Network = values;
const sample: Sample = { x1: 1, x2: 2, y: 1 };

const parameter = fc.double({ min: -3, max: 3, noNaN: true });
const anyNetwork = fc.record({
  bias: parameter,
  hidden: fc.array(fc.record({ from1: parameter, from2: parameter, bias: parameter, out: parameter }), {
    minLength: 1,
    maxLength: 5,
  }),
});
const anySample = fc.record({ x1: parameter, x2: parameter, y: fc.constantFrom(0, 1) });

describe.each(['bce', 'mse'] as LossName[])('%s', (loss) => {
  test('every gradient is the central difference to 1e-6', () => {
    fc.assert(
      fc.property(anyNetwork, anySample, (some, one) => {
        const slopes = flat(backward(some, one, loss));
        const checked = differences(some, one, loss);
        expect(checked.length).toBe(4 * some.hidden.length + 1);
        for (const [index, slope] of slopes.entries()) {
          expect(Math.abs(slope - (checked[index] as number))).toBeLessThan(1e-6);
        }
      }),
    );
  });

  test('a small step against the gradient never makes the loss larger', () => {
    fc.assert(
      fc.property(anyNetwork, anySample, (some, one) => {
        const before = forward(some, one, loss).loss;
        expect(forward(descend(some, one, loss, 1e-3), one, loss).loss).toBeLessThanOrEqual(before + 1e-15);
      }),
    );
  });

  test('the loss is its definition', () => {
    fc.assert(
      fc.property(anyNetwork, anySample, (some, one) => {
        const { output: a, loss: told } = forward(some, one, loss);
        const { y } = one;
        const defined = loss === 'mse' ? (a - y) ** 2 / 2 : -(y * Math.log(a) + (1 - y) * Math.log(1 - a));
        expect(told).toBeCloseTo(defined, 9);
      }),
    );
  });
});

test('the chapter’s gradients, by hand', () => {
  const { hidden, bias, hiddenDeltas } = backward(network, sample, 'bce');
  expect(bias).toBeCloseTo(-0.45, 4);
  expect(hidden.map(({ out }) => out.toFixed(4))).toEqual(['-0.2250', '-0.2694']);
  expect(hiddenDeltas.map((delta) => delta.toFixed(4))).toEqual(['-0.0900', '0.0541']);
  expect(hidden.map(({ from2 }) => from2.toFixed(4))).toEqual(['-0.1800', '0.1081']);
});

test('the squared error’s sensitivity is that of the cross-entropy times a(1 − a)', () => {
  fc.assert(
    fc.property(anyNetwork, anySample, (some, one) => {
      const { output: a } = forward(some, one, 'bce');
      const [bce, mse] = [backward(some, one, 'bce').outputDelta, backward(some, one, 'mse').outputDelta];
      expect(mse).toBeCloseTo(bce * a * (1 - a), 12);
    }),
  );
});

test('a saturated output has a finite loss and a sensitivity of −1', () => {
  const saturated = { ...network, bias: -800 };
  expect(forward(saturated, sample, 'bce').loss).toBeCloseTo(800, 0);
  expect(backward(saturated, sample, 'bce').outputDelta).toBe(-1);
});

test('hidden neurons that start alike stay alike', () => {
  const alike = { from1: 0.3, from2: -0.2, bias: 0.1, out: 0.7 };
  let trained: Network = { hidden: [alike, alike, alike], bias: 0 };
  for (let taken = 0; taken < 100; taken += 1) trained = descend(trained, sample, 'bce', 0.5);
  expect(trained.hidden[1]).toEqual(trained.hidden[0]);
  expect(trained.hidden[0]).not.toEqual(alike);
});

test('the words tell a hidden layer that nothing comes back to, and an output with nothing to mend', () => {
  const zero = { from1: 0, from2: 0, bias: 0, out: 0 };
  expect(solve(model, { ...values, hidden: [zero] }).report.says).toContain('误差传不回去');
  const certain = { ...zero, bias: 20, out: 20 };
  expect(solve(model, { ...values, bias: 10, hidden: [certain, certain] }).report.says).toContain('没有可改的');
});
