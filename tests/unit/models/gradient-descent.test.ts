import fc from 'fast-check';
import { expect, test } from 'vitest';
import { examples } from '../../../src/models/gradient-descent/examples.ts';
import {
  curvatures,
  gradient,
  leastSquares,
  loss,
  type Point,
  standardized,
  steepestAngle,
  step,
} from '../../../src/models/gradient-descent/formulas.ts';
import model from '../../../src/models/gradient-descent/model.tsx';
import { solve } from '../../../src/models/model.ts';

const [{ values }] = examples;
const { points } = values;

const coordinate = fc.double({ min: -20, max: 20, noNaN: true });
const anyPoints = fc
  .array(fc.record({ x: coordinate, y: coordinate }), { minLength: 3, maxLength: 12 })
  .filter((some) => curvatures(some)[1] > 1e-2);

function descend(some: readonly Point[], alpha: number, steps: number) {
  let line = { w: 0, b: 0 };
  for (let taken = 0; taken < steps; taken += 1) line = step(some, line, alpha);
  return line;
}

/** Second derivatives of the loss by differences of its gradient, as [ww, wb, bb]. */
function hessian(some: readonly Point[]) {
  const here = gradient(some, { w: 0, b: 0 });
  const right = gradient(some, { w: 1, b: 0 });
  const up = gradient(some, { w: 0, b: 1 });
  return [right.w - here.w, up.w - here.w, up.b - here.b] as const;
}

test('the gradient is the central difference', () => {
  const h = 1e-5;
  fc.assert(
    fc.property(anyPoints, coordinate, coordinate, (some, w, b) => {
      const { w: dw, b: db } = gradient(some, { w, b });
      const scale = 1e-6 * (1 + loss(some, { w, b }));
      expect(Math.abs((loss(some, { w: w + h, b }) - loss(some, { w: w - h, b })) / (2 * h) - dw)).toBeLessThan(scale);
      expect(Math.abs((loss(some, { w, b: b + h }) - loss(some, { w, b: b - h })) / (2 * h) - db)).toBeLessThan(scale);
    }),
  );
});

test('at the closed form the gradient vanishes, and no line near it has less loss', () => {
  fc.assert(
    fc.property(anyPoints, coordinate, coordinate, (some, dw, db) => {
      const best = leastSquares(some);
      expect(Math.hypot(...Object.values(gradient(some, best)))).toBeLessThan(1e-8);
      expect(loss(some, { w: best.w + dw, b: best.b + db })).toBeGreaterThanOrEqual(loss(some, best) - 1e-9);
    }),
  );
});

test('the curvatures have the trace and determinant of the second derivatives, and the angle is an eigenvector’s', () => {
  fc.assert(
    fc.property(anyPoints, (some) => {
      const [ww, wb, bb] = hessian(some);
      const [largest, least] = curvatures(some);
      expect(largest + least).toBeCloseTo(ww + bb, 6);
      expect((largest * least) / (ww * bb)).toBeCloseTo((ww * bb - wb * wb) / (ww * bb), 6);
      const angle = steepestAngle(some);
      const [w, b] = [Math.cos(angle), Math.sin(angle)];
      expect(Math.abs(ww * w + wb * b - largest * w)).toBeLessThan(1e-6 * (1 + largest));
      expect(Math.abs(wb * w + bb * b - largest * b)).toBeLessThan(1e-6 * (1 + largest));
    }),
  );
});

test('the closed form is reached to 1e-9, from below the limit alone', () => {
  const [largest] = curvatures(points);
  const reached = descend(points, 0.1, 2000);
  expect(Math.hypot(reached.w - 1.6, reached.b - 1.5)).toBeLessThan(1e-9);
  const best = leastSquares(points);
  const below = descend(points, (2 / largest) * 0.999, 40_000);
  expect(Math.hypot(below.w - best.w, below.b - best.b)).toBeLessThan(1e-9);
  const above = descend(points, (2 / largest) * 1.001, 20_000);
  expect(Math.hypot(above.w - best.w, above.b - best.b)).toBeGreaterThan(1e9);
});

test('below the limit no step makes the loss larger; the error shrinks at least as fast as told', () => {
  fc.assert(
    fc.property(anyPoints, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (some, share) => {
      const [largest, least] = curvatures(some);
      const alpha = (2 / largest) * share;
      const factor = Math.max(Math.abs(1 - alpha * largest), Math.abs(1 - alpha * least));
      const best = leastSquares(some);
      let line = { w: 0, b: 0 };
      for (let taken = 0; taken < 20; taken += 1) {
        const next = step(some, line, alpha);
        expect(loss(some, next)).toBeLessThanOrEqual(loss(some, line) * (1 + 1e-9) + 1e-9);
        const error = Math.hypot(line.w - best.w, line.b - best.b);
        expect(Math.hypot(next.w - best.w, next.b - best.b)).toBeLessThanOrEqual(factor * error + 1e-9 * (1 + error));
        line = next;
      }
    }),
  );
});

test('standardized, one step of 1 is enough, and the line comes back in the units of the points', () => {
  fc.assert(
    fc.property(anyPoints, (some) => {
      for (const curvature of curvatures(standardized(some))) expect(curvature).toBeCloseTo(1, 6);
      const { w, b, best } = solve(model, { alpha: 1, steps: 1, standardize: 'yes', points: some }).result;
      expect(w).toBeCloseTo(best.w, 6);
      expect(b).toBeCloseTo(best.b, 5);
    }),
  );
});

test('points on one vertical line are refused; growth without end is cut short and told', () => {
  const upright = points.map(({ y }) => ({ x: 7, y }));
  expect(() => solve(model, { ...values, points: upright })).toThrow('x几乎相同');
  const { result, report } = solve(model, { ...values, alpha: 10, steps: 5000 });
  expect(result.cut).toBe(true);
  expect(result.losses.length).toBeLessThan(10);
  expect(report.says).toContain('百万倍');
});
