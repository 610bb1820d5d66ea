import type { Example, Golden, Quote } from '../model.ts';
import { grouped } from '../numbers.ts';
import type { Line, Point } from './formulas.ts';

export interface Descent {
  alpha: number;
  steps: number;
  /** Whether x is standardized first: `no` or `yes`. */
  standardize: string;
  points: Point[];
}

export interface Course {
  /** Where it ended, and the line of least loss, in the units of the points given. */
  w: number;
  b: number;
  best: Line;
  least: number;
  /** From the start on, as long as it went. */
  losses: number[];
  /** Lines on the way, in the units it was computed in: fewer than `losses` where it is long. */
  path: Line[];
  /** The line of least loss and the points in those units. */
  goal: Line;
  used: Point[];
  final: number;
  lambdaMax: number;
  lambdaMin: number;
  kappa: number;
  limit: number;
  fastest: number;
  /** What a step multiplies the slower direction's error by. */
  factor: number;
  /** First step at which both parameters together are within 1e-9; 0 for none. */
  reached: number;
  /** Whether it was cut short because the loss grew without end. */
  cut: boolean;
}

const points: Point[] = [
  { x: 1, y: 3 },
  { x: 2, y: 5 },
  { x: 3, y: 6 },
  { x: 4, y: 8 },
];
const four = { alpha: 0.1, steps: 100, standardize: 'no', points };

export const examples: [Example<Descent>, ...Example<Descent>[]] = [
  {
    id: 'four-points',
    name: '四个点，走100步',
    note: '本章的虚构数据：每天几百条咨询，要几名客服。第一步就到了谷底附近，之后沿谷底慢慢爬。',
    values: four,
  },
  {
    id: 'two-thousand',
    name: '走到头',
    note: '同一个学习率，2,000步；条件数大，后面的路全花在平的那个方向上。',
    values: { ...four, steps: 2000 },
  },
  {
    id: 'just-below',
    name: '略低于上限',
    note: '学习率0.239：每一步都跨到对面，但落点低一点点。',
    values: { ...four, alpha: 0.239, steps: 1000 },
  },
  {
    id: 'just-above',
    name: '略高于上限',
    note: '学习率只多0.001，每一步落点都高一点点，1,000步后损失五万多。',
    values: { ...four, alpha: 0.24, steps: 1000 },
  },
  {
    id: 'standardized',
    name: '先标准化',
    note: 'x减去均值、除以标准差，曲率两个方向都是1，学习率取1，一步到位。',
    values: { ...four, alpha: 1, steps: 1, standardize: 'yes' },
  },
];

/** The chapter's sums by hand; the closed form reached to 1e-9. */
export const golden: Golden = {
  'four-points': { limit: [0.2395, 2e-4], kappa: [55.8, 1e-3], final: [0.028, 2e-3], least: 0.025 },
  'two-thousand': { w: 1.6, b: 1.5, reached: 1368, final: 0.025 },
  'just-below': { final: [0.0282, 2e-3] },
  'just-above': { final: [56_560, 1e-4] },
  standardized: { w: 1.6, b: 1.5, final: 0.025, limit: 2, reached: 1 },
};

const chapter = 'essays/battle/03-mathematics.mdx';
const at = ({ losses }: Course, steps: number) => losses[steps] as number;

export const quotes: Quote<Course>[] = [
  { in: chapter, example: 'four-points', says: ({ best }) => `$w^*=8/5=${best.w.toFixed(1)}$` },
  { in: chapter, example: 'four-points', says: ({ least }) => `$L=0.2/8=${least.toFixed(3)}$` },
  { in: chapter, example: 'four-points', says: (course) => `从$w=b=0$出发，$L=${at(course, 0)}$` },
  {
    in: chapter,
    example: 'four-points',
    says: ({ lambdaMax, lambdaMin, limit, kappa }) =>
      `特征值为${lambdaMax.toFixed(3)}和${lambdaMin.toFixed(3)}，上限${limit.toFixed(4)}，条件数${kappa.toFixed(1)}`,
  },
  { in: chapter, example: 'two-thousand', says: ({ reached }) => `用${grouped(String(reached))}步把误差压到` },
  {
    in: chapter,
    example: 'two-thousand',
    says: (course) =>
      `| 0.1 | ${at(course, 10).toFixed(4)} | ${at(course, 100).toFixed(4)} | ${at(course, 1000).toFixed(4)} |`,
  },
  {
    in: chapter,
    example: 'just-below',
    says: (course) =>
      `| 0.239，略低于上限 | ${at(course, 10).toFixed(2)} | ${at(course, 100).toFixed(3)} | ${at(course, 1000).toFixed(4)} |`,
  },
  {
    in: chapter,
    example: 'just-above',
    says: (course) =>
      `| 0.24，略高于上限 | ${at(course, 10).toFixed(2)} | ${at(course, 100).toFixed(2)} | ${grouped(String(Number(at(course, 1000).toPrecision(4))))} |`,
  },
  { in: chapter, example: 'just-above', says: ({ factor }) => `误差每步放大${factor.toFixed(4)}倍` },
];
