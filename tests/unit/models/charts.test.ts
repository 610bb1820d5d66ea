import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linear, logarithmic } from '../../../src/models/charts.tsx';

test('a scale of ratios spans whole powers of ten, either way up', () => {
  const across = logarithmic([3e2, 5e4], [0, 100]);
  expect([100, 1e5].map(across)).toEqual([0, 100]);
  expect(across(1e4)).toBeCloseTo(200 / 3);
  expect(across.ticks).toEqual([100, 1000, 1e4, 1e5]);
  const up = logarithmic([1e9, 1e14], [206, 8]);
  expect([1e9, 1e14].map(up)).toEqual([206, 8]);
});

test('what is not above zero stays at the start, and so does what lies below it', () => {
  const x = logarithmic([1, 100], [10, 90]);
  expect([0, -5, 0.001].map(x)).toEqual([10, 10, 10]);
});

test('an even scale takes round ticks, and one number is a scale too', () => {
  expect(linear([0, 10], [0, 100])(2.5)).toBe(25);
  expect(linear([0, 10], [0, 100]).ticks).toEqual([0, 2, 4, 6, 8, 10]);
  expect(linear([0, 0.3], [0, 100]).ticks).toEqual([0, 0.1, 0.2, 0.3]);
  expect(linear([-130, 260], [0, 100]).ticks).toEqual([-100, 0, 100, 200]);
  expect(linear([1.9, 2.06], [0, 100]).ticks).toEqual([1.9, 1.95, 2, 2.05]);
  expect(linear([3, 3], [0, 100])(3)).toBe(0);
});

test('ticks are round, lie inside and are not many', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      (from, size) => {
        fc.pre(size > 1e-9 * Math.abs(from));
        const { ticks } = linear([from, from + size], [0, 100]);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(from - 1e-6 * size - 1e-9 * Math.abs(from));
          expect(tick).toBeLessThanOrEqual(from + size + 1e-6 * size + 1e-9 * Math.abs(from));
        }
      },
    ),
  );
});
