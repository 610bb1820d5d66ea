import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examples } from '../../../src/models/load-balancing/examples.ts';
import { assign, grahamRatio, lowerBound, RULES } from '../../../src/models/load-balancing/formulas.ts';
import model from '../../../src/models/load-balancing/model.tsx';
import { solve } from '../../../src/models/model.ts';

const [{ values }] = examples;

/** The least makespan of all assignments, each tried. */
function best(work: readonly number[], speeds: readonly number[], load = speeds.map(() => 0), job = 0): number {
  if (job === work.length) return Math.max(...load.map((sum, node) => sum / (speeds[node] as number)));
  return Math.min(
    ...speeds.map((_, node) =>
      best(
        work,
        speeds,
        load.map((sum, place) => (place === node ? sum + (work[job] as number) : sum)),
        job + 1,
      ),
    ),
  );
}

const work = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 });
const speeds = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 });

describe('any list on any nodes', () => {
  test('every rule lies between the best of all assignments and one node alone; the bound is below the best', () => {
    fc.assert(
      fc.property(work, speeds, (p, v) => {
        const least = best(p, v);
        expect(lowerBound(p, v)).toBeLessThanOrEqual(least + 1e-9);
        const sum = p.reduce((a, b) => a + b, 0);
        for (const rule of RULES) {
          const { makespan, utilization } = assign(p, v, rule);
          expect(makespan).toBeGreaterThanOrEqual(least - 1e-9);
          expect(makespan).toBeLessThanOrEqual(sum / Math.min(...v) + 1e-9);
          expect(utilization).toBeGreaterThan(0);
          expect(utilization).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
  });

  test('each job is done once, and a node is done when its jobs are', () => {
    fc.assert(
      fc.property(work, speeds, (p, v) => {
        for (const rule of RULES) {
          const { jobs, finish } = assign(p, v, rule);
          expect(jobs.flat().toSorted((a, b) => a - b)).toEqual([...p.keys()]);
          jobs.forEach((own, node) => {
            const hours = own.reduce((sum, job) => sum + (p[job] as number), 0) / (v[node] as number);
            expect(finish[node]).toBeCloseTo(hours, 9);
          });
        }
      }),
    );
  });

  test('“first idle” is what a clock sees: the next job starts when a node has nothing to do', () => {
    fc.assert(
      fc.property(work, speeds, (p, v) => {
        const waiting = [...p];
        const left = v.map(() => 0);
        let clock = 0;
        while (waiting.length) {
          const node = left.findIndex((hours) => hours <= 1e-12);
          if (node >= 0) {
            left[node] = (waiting.shift() as number) / (v[node] as number);
            continue;
          }
          const next = Math.min(...left);
          clock += next;
          left.forEach((hours, place) => (left[place] = hours - next));
        }
        expect(assign(p, v, 'firstIdle').makespan).toBeCloseTo(clock + Math.max(...left), 9);
      }),
    );
  });
});

test('on equal nodes “first idle” stays within Graham’s bound, and 4/3 − 1/(3m) when the longest go first', () => {
  fc.assert(
    fc.property(work, fc.integer({ min: 1, max: 3 }), (p, m) => {
      const same = Array<number>(m).fill(1);
      const least = best(p, same);
      expect(assign(p, same, 'firstIdle').makespan / least).toBeLessThanOrEqual(grahamRatio(m) + 1e-9);
      const longestFirst = p.toSorted((a, b) => b - a);
      expect(assign(longestFirst, same, 'firstIdle').makespan / least).toBeLessThanOrEqual(4 / 3 - 1 / (3 * m) + 1e-9);
    }),
  );
});

test('the bound is reached by Graham’s own lists', () => {
  for (const m of [2, 3, 4, 8, 16]) {
    const list = [...Array<number>(m * (m - 1)).fill(1), m];
    const same = Array<number>(m).fill(1);
    expect(lowerBound(list, same)).toBe(m);
    expect(assign(list, same, 'firstIdle').makespan).toBe(2 * m - 1);
    expect((2 * m - 1) / m).toBeCloseTo(grahamRatio(m), 12);
  }
});

test('nodes twice as fast take half the time, by every rule', () => {
  fc.assert(
    fc.property(work, speeds, (p, v) => {
      const twice = v.map((speed) => 2 * speed);
      for (const rule of RULES) expect(2 * assign(p, twice, rule).makespan).toBeCloseTo(assign(p, v, rule).makespan, 9);
    }),
  );
});

test('the chapter’s list, node by node', () => {
  const { plans } = solve(model, values).result;
  expect(plans.roundRobin.finish).toEqual([6.5, 10, 14, 12]);
  expect(plans.leastLoad.finish.toSorted((a, b) => a - b).at(-1)).toBe(18);
  expect(RULES.map((rule) => plans[rule].utilization.toFixed(3))).toEqual(['0.643', '0.500', '0.900', '0.947']);
});

test('a speed of 0 is no node; without any there is nobody to work', () => {
  expect(solve(model, { ...values, v4: 0 }).result.speeds).toEqual([4, 2, 1]);
  expect(() => solve(model, { ...values, v1: 0, v2: 0, v3: 0, v4: 0 })).toThrow('没有谁能干活');
});

test('the words name the best, the worst, and what equal nodes are promised', () => {
  expect(solve(model, values).report.says).toContain('最早完成最快，9.5小时；最少负载最慢，18小时，多等89.5%');
  expect(solve(model, { ...values, v1: 1, v2: 1 }).report.says).toContain('不超过最优的1.75倍');
  expect(solve(model, { ...values, jobs: [{ p: 1 }], v2: 0, v3: 0, v4: 0 }).report.says).toContain('四种排法一样');
});
