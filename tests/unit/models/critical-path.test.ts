import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examples } from '../../../src/models/critical-path/examples.ts';
import {
  criticalVariance,
  drawDuration,
  durationVariance,
  type Estimate,
  expectedDuration,
  inOrder,
  type Network,
  normalShare,
  schedule,
} from '../../../src/models/critical-path/formulas.ts';
import model from '../../../src/models/critical-path/model.tsx';
import { solve } from '../../../src/models/model.ts';

const [{ values }] = examples;

/** All paths through a network from an activity without predecessors on. */
function paths(network: Network): number[][] {
  const from = (path: number[]): number[][] => {
    const last = path.at(-1) as number;
    const next = network.flatMap((before, place) => (before.includes(last) ? [place] : []));
    return next.length ? next.flatMap((place) => from([...path, place])) : [path];
  };
  return network.flatMap((before, place) => (before.length ? [] : from([place])));
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe('the Reliable Construction project of Hillier and Lieberman’s textbook', () => {
  const activities: [string, string, number, number, number][] = [
    ['A', '', 1, 2, 3],
    ['B', 'A', 2, 3.5, 8],
    ['C', 'B', 6, 9, 18],
    ['D', 'C', 4, 5.5, 10],
    ['E', 'C', 1, 4.5, 5],
    ['F', 'E', 4, 4, 10],
    ['G', 'D', 5, 6.5, 11],
    ['H', 'EG', 5, 8, 17],
    ['I', 'C', 3, 7.5, 9],
    ['J', 'FI', 3, 9, 9],
    ['K', 'J', 4, 4, 4],
    ['L', 'J', 1, 5.5, 7],
    ['M', 'H', 1, 2, 3],
    ['N', 'KL', 5, 5.5, 9],
  ];
  const plan = {
    ...values,
    T: 47,
    activities: activities.map(([id, before, a, m, b]) => ({ id, name: '', before, a, m, b })),
  };

  test('takes 44 weeks along ABCEFJLN with variance 9, and 47 weeks with a chance of 0.84', () => {
    const { result } = solve(model, plan);
    expect(result.end).toBeCloseTo(44, 9);
    expect(result.criticalIds).toBe('ABCEFJLN');
    expect(result.deviation ** 2).toBeCloseTo(9, 9);
    expect(result.byPath).toBeCloseTo(0.8413, 3);
  });

  test('has the slack of each activity that the book prints', () => {
    const slack = solve(model, plan).result.slack.map((days) => Math.round(days * 1e6) / 1e6);
    expect(slack).toEqual([0, 0, 0, 4, 0, 0, 4, 4, 2, 0, 1, 0, 4, 0]);
  });
});

describe('any network', () => {
  /** Activities may wait for earlier ones, listed in a shuffled order. */
  const networks = fc
    .array(fc.record({ mask: fc.nat(127), duration: fc.integer({ min: 0, max: 20 }), spread: fc.nat(10) }), {
      minLength: 1,
      maxLength: 7,
    })
    .chain((items) =>
      fc.shuffledSubarray([...items.keys()], { minLength: items.length }).map((places) => {
        const network: number[][] = items.map(() => []);
        const durations = items.map(() => 0);
        const variances = items.map(() => 0);
        items.forEach(({ mask, duration, spread }, index) => {
          const place = places[index] as number;
          durations[place] = duration;
          variances[place] = spread;
          network[place] = places.slice(0, index).filter((_, earlier) => (mask >> earlier) & 1);
        });
        return { network, durations, variances };
      }),
    );

  test('ends when its longest path does, and slack is how much longer an activity may take, by enumeration', () => {
    fc.assert(
      fc.property(networks, ({ network, durations, variances }) => {
        const order = inOrder(network);
        const plan = schedule(network, order, durations);
        const lengthOf = (path: number[]) => sum(path.map((place) => durations[place] as number));
        const all = paths(network);
        const longest = Math.max(...all.map(lengthOf));
        expect(plan.end).toBe(longest);
        for (const [place] of network.entries()) {
          const through = Math.max(...all.filter((path) => path.includes(place)).map(lengthOf));
          expect((plan.LS[place] as number) - (plan.ES[place] as number)).toBe(longest - through);
        }
        const widest = Math.max(
          ...all
            .filter((path) => lengthOf(path) === longest)
            .map((path) => sum(path.map((place) => variances[place] as number))),
        );
        expect(criticalVariance(network, order, plan, variances)).toBe(widest);
      }),
    );
  });

  test('that runs in a circle has no order', () => {
    expect(inOrder([[1], [0], []])).toEqual([2]);
    expect(inOrder([[0]])).toEqual([]);
  });
});

test('three points give the mean and never a negative variance', () => {
  expect([expectedDuration({ a: 4, m: 5, b: 12 }), durationVariance({ a: 4, m: 5, b: 12 })]).toEqual([6, 64 / 36]);
});

test('Φ is the area under the bell, by Simpson’s rule', () => {
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  for (const z of [-4, -1.17, -0.3, 0, 0.5, 1.17, 2.5]) {
    const n = 400;
    const h = z / n;
    let area = density(0) + density(z);
    for (let index = 1; index < n; index += 1) area += (index % 2 ? 4 : 2) * density(index * h);
    expect(normalShare(z)).toBeCloseTo(0.5 + (area * h) / 3, 6);
  }
});

test('drawn durations stay between a and b and have the beta’s mean and variance within 4 standard errors', () => {
  let state = 1;
  const uniform = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (const estimate of [
    { a: 4, m: 8, b: 24 },
    { a: 3, m: 3, b: 9 },
    { a: 1, m: 5, b: 5 },
  ] satisfies Estimate[]) {
    const { a, b } = estimate;
    const n = 20_000;
    const draws = Array.from({ length: n }, () => drawDuration(estimate, uniform));
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(a);
    expect(Math.max(...draws)).toBeLessThanOrEqual(b);
    const mu = expectedDuration(estimate);
    const mean = sum(draws) / n;
    // Of a beta with shapes that add up to 6: (μ − a)(b − μ)/7.
    const variance = ((mu - a) * (b - mu)) / 7;
    expect(Math.abs(mean - mu)).toBeLessThan(4 * Math.sqrt(variance / n));
    const squares = draws.map((draw) => (draw - mean) ** 2);
    const measured = sum(squares) / (n - 1);
    const error = Math.sqrt((sum(squares.map((square) => square ** 2)) / n - measured ** 2) / n);
    expect(Math.abs(measured - variance)).toBeLessThan(4 * error);
  }
});

test('certain durations leave nothing to chance; what merges ends later on average than the sum says', () => {
  const certain = {
    ...values,
    activities: values.activities.map((activity) => ({ ...activity, a: activity.m, b: activity.m })),
  };
  const { result } = solve(model, { ...certain, runs: '5000', T: 28 });
  expect([result.end, result.mean, result.p90, result.bySimulation, result.byPath]).toEqual([28, 28, 28, 1, 1]);
  expect(solve(model, { ...values, runs: '5000' }).result.mean).toBeGreaterThan(31);
});

test('one more way to wait never ends earlier; a later promise is never less likely', () => {
  const chances = [28, 31, 33, 35, 40].map((T) => solve(model, { ...values, runs: '5000', T }).result.bySimulation);
  expect(chances).toEqual(chances.toSorted((a, b) => a - b));
  const tied = values.activities.map((activity) => (activity.id === 'F' ? { ...activity, before: 'AB' } : activity));
  expect(solve(model, { ...values, runs: '5000', activities: tied }).result.end).toBeGreaterThanOrEqual(31);
});

test('the activities the chapter watches', () => {
  const { result } = solve(model, { ...values, runs: '5000' });
  expect([result.criticalIds, result.watched]).toEqual(['ABEH', 'CFG']);
  expect(result.slack).toEqual([0, 0, 5, 3, 0, 3, 3, 0]);
});

test('letters and numbers that make no plan are told', () => {
  const first = (change: object) => () =>
    solve(model, {
      ...values,
      activities: values.activities.map((activity, place) => (place ? activity : { ...activity, ...change })),
    });
  expect(first({ id: 'B' })).toThrow('代号B用了两次');
  expect(first({ id: ' ' })).toThrow('第1条没有代号');
  expect(first({ before: 'Z' })).toThrow('A的前置“Z”不在单子上');
  expect(first({ before: 'H' })).toThrow('绕成了圈');
  expect(first({ m: 13 })).toThrow('A的三个数要从小到大');
  expect(first({ before: ' ，、' })).not.toThrow();
});
