import type { Example, Golden, Quote } from '../model.ts';
import type { Assignment, Rule } from './formulas.ts';

export interface Queue {
  /** Speeds of up to six nodes; 0 is none. */
  v1: number;
  v2: number;
  v3: number;
  v4: number;
  v5: number;
  v6: number;
  order: string;
  jobs: { p: number }[];
}

export interface Plans {
  /** Of the nodes there are. */
  speeds: number[];
  /** Work of the jobs in the order in which they are given out. */
  work: number[];
  bound: number;
  plans: Record<Rule, Assignment>;
  roundRobin: number;
  leastLoad: number;
  firstIdle: number;
  earliestFinish: number;
}

const jobsOf = (...work: number[]) => work.map((p) => ({ p }));
const chapterList: Queue = {
  v1: 4,
  v2: 2,
  v3: 1,
  v4: 1,
  v5: 0,
  v6: 0,
  order: 'listed',
  jobs: jobsOf(16, 12, 10, 8, 8, 6, 4, 4, 2, 2),
};
/** m(m − 1) jobs of 1 and then one of m, for m = 4. */
const worst: Queue = { ...chapterList, v1: 1, v2: 1, jobs: jobsOf(...Array<number>(12).fill(1), 4) };

export const examples: [Example<Queue>, ...Example<Queue>[]] = [
  {
    id: 'mixed',
    name: '新旧卡混用',
    note: '本章的任务单：十个任务共72标准卡时，四个节点的速度是4、2、1、1。',
    values: chapterList,
  },
  {
    id: 'short-first',
    name: '同一单，短的先派',
    note: '只换次序：最长的任务留给了慢节点，先空先派的完工从10小时变成20小时。',
    values: { ...chapterList, order: 'shortest' },
  },
  {
    id: 'equal',
    name: '四个一样的节点',
    note: '速度全是2，总速度不变：最少负载、先空先派与最早完成成了同一回事。',
    values: { ...chapterList, v1: 2, v2: 2, v3: 2, v4: 2 },
  },
  {
    id: 'graham',
    name: 'Graham的最坏情形',
    note: '1966年：12个1在前、一个4在最后，四个相同的节点；完工是最优的1.75倍，再坏也坏不过它。',
    values: worst,
  },
  {
    id: 'graham-longest-first',
    name: '最坏情形，长的先派',
    note: '同一份单子，只把长的排到前面，就回到最优的4小时。',
    values: { ...worst, order: 'longest' },
  },
];

/** By hand, and Graham’s own case. */
export const golden: Golden = {
  mixed: { bound: 9, roundRobin: 14, leastLoad: 18, firstIdle: 10, earliestFinish: 9.5 },
  'short-first': { bound: 9, roundRobin: 14, firstIdle: 20, earliestFinish: 14 },
  equal: { bound: 9, roundRobin: 13, leastLoad: 10, firstIdle: 10, earliestFinish: 10 },
  graham: { bound: 4, firstIdle: 7 },
  'graham-longest-first': { bound: 4, firstIdle: 4 },
};

const chapter = 'essays/market/06-distributed.mdx';
const row = (name: string, what: string, rule: Rule): Quote<Plans> => ({
  in: chapter,
  example: 'mixed',
  says: ({ plans }) =>
    `| ${name} | ${what} | ${plans[rule].makespan} | ${(100 * plans[rule].utilization).toFixed(1)}% |`,
});

export const quotes: Quote<Plans>[] = [
  { in: chapter, example: 'mixed', says: ({ bound }) => `下界是${bound}小时` },
  row('轮询', '按顺序轮着派', 'roundRobin'),
  row('最少负载', '派给已派工作量最少的', 'leastLoad'),
  row('动态：先空先派', '谁先空谁领下一个', 'firstIdle'),
  row('动态：最早完成', '派给会最早做完它的', 'earliestFinish'),
];
