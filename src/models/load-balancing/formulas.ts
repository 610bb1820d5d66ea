/**
 * List scheduling on nodes of different speeds (Graham 1966 and 1969 for equal ones): makespan, utilization and their
 * bounds. Work in standard accelerator hours, speeds in standard accelerators.
 */

export const RULES = ['roundRobin', 'leastLoad', 'firstIdle', 'earliestFinish'] as const;

export type Rule = (typeof RULES)[number];

export interface Assignment {
  /** Jobs of each node, as places in the list, in the order in which they run. */
  jobs: number[][];
  /** Hour at which each node has done its jobs. */
  finish: number[];
  makespan: number;
  utilization: number;
}

/** Differences below this are rounding, not a better node. */
const TIE = 1e-12;

/**
 * Gives each job in turn to a node; of equal nodes, to the first.
 * @param work of the jobs, p; @param speeds of the nodes, v, all above zero
 */
export function assign(work: readonly number[], speeds: readonly number[], rule: Rule): Assignment {
  const load = speeds.map(() => 0);
  const jobs = speeds.map((): number[] => []);
  const least = (cost: (node: number) => number) =>
    speeds.reduce((best, _, node) => (cost(node) < cost(best) - TIE ? node : best), 0);
  const loadOf = (node: number) => load[node] as number;
  const speedOf = (node: number) => speeds[node] as number;
  for (const [job, p] of work.entries()) {
    const node = {
      roundRobin: () => job % speeds.length,
      leastLoad: () => least(loadOf),
      // The node that is idle first is the one whose work so far ends first.
      firstIdle: () => least((place) => loadOf(place) / speedOf(place)),
      earliestFinish: () => least((place) => (loadOf(place) + p) / speedOf(place)),
    }[rule]();
    load[node] = loadOf(node) + p;
    (jobs[node] as number[]).push(job);
  }
  const finish = load.map((sum, node) => sum / speedOf(node));
  const makespan = Math.max(...finish);
  return { jobs, finish, makespan, utilization: total(work) / (makespan * total(speeds)) };
}

/** No assignment ends earlier: all nodes work all the time, and the longest job runs on the fastest node. */
export function lowerBound(work: readonly number[], speeds: readonly number[]): number {
  return Math.max(total(work) / total(speeds), Math.max(...work) / Math.max(...speeds));
}

/** Graham's bound on list scheduling over the best, on m equal nodes: 2 − 1/m. */
export function grahamRatio(m: number): number {
  return 2 - 1 / m;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
