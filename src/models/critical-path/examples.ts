import type { Example, Golden, Quote } from '../model.ts';
import { short } from '../numbers.ts';
import type { Estimate, Schedule } from './formulas.ts';

export interface Activity extends Estimate {
  /** One letter by which others name it. */
  id: string;
  name: string;
  /** Letters of its predecessors. */
  before: string;
}

export interface Plan {
  /** Working days after which it shall be done. */
  T: number;
  runs: string;
  seed: number;
  activities: Activity[];
}

export interface Outlook extends Schedule {
  slack: number[];
  /** Letters of the activities without slack. */
  criticalIds: string;
  deviation: number;
  /** Chance to end by T: by the critical path alone, and of the simulation. */
  byPath: number;
  bySimulation: number;
  /** Of the simulation. */
  mean: number;
  byMean: number;
  p80: number;
  p90: number;
  critical: number[];
  /** Letters of activities with slack whose worst case uses it up. */
  watched: string;
  /** Share of runs that end by day, from the first day on which any does. */
  days: { day: number; share: number }[];
}

const qiyue: Activity[] = [
  { id: 'A', name: '需求文档', before: '', a: 4, m: 5, b: 12 },
  { id: 'B', name: '评测集', before: 'A', a: 5, m: 9, b: 19 },
  { id: 'C', name: '数据授权', before: 'A', a: 4, m: 8, b: 24 },
  { id: 'D', name: '基线', before: 'A', a: 4, m: 7, b: 10 },
  { id: 'E', name: '选型调优', before: 'BD', a: 6, m: 9, b: 18 },
  { id: 'F', name: '界面接口', before: 'A', a: 8, m: 11, b: 20 },
  { id: 'G', name: '安全权限', before: 'CF', a: 3, m: 4, b: 11 },
  { id: 'H', name: '内测上线', before: 'EG', a: 3, m: 5, b: 7 },
];
const plan: Plan = { T: 35, runs: '20000', seed: 7, activities: qiyue };

/** The plan with one activity estimated anew. */
function changed(id: string, estimate: Estimate): Plan {
  return {
    ...plan,
    activities: qiyue.map((activity) => (activity.id === id ? { ...activity, ...estimate } : activity)),
  };
}

export const examples: [Example<Plan>, ...Example<Plan>[]] = [
  {
    id: 'qiyue',
    name: '契阅第一版',
    note: '本章虚构公司的八项活动，2026年11月；种子固定；与本章程序各用一串随机数，报出的几位相同。',
    values: plan,
  },
  {
    id: 'more-annotators',
    name: 'B加一名标注员',
    note: '评测集的期望由10天压到7天：完工提前3天，另两条路径也变成关键，再压B就白压。',
    values: changed('B', { a: 4, m: 6, b: 14 }),
  },
  {
    id: 'late-licence',
    name: 'C真拖到24天',
    note: '数据授权原有5天松弛，拖到悲观值就成了关键，完工40天。',
    values: changed('C', { a: 24, m: 24, b: 24 }),
  },
];

/** By hand from the chapter’s table; simulated values against the mean of a million runs of the chapter’s program. */
export const golden: Golden = {
  qiyue: {
    end: 31,
    deviation: [3.4157, 1e-4],
    byPath: [0.8792, 1e-3],
    mean: [31.91, 0.002],
    bySimulation: [0.832, 0.005],
    byMean: [0.41, 0.01],
    p80: [34.57, 0.002],
    p90: [36.15, 0.002],
  },
  'more-annotators': { end: 28 },
  'late-licence': { end: 40 },
};

const chapter = 'essays/tech/05-project-planning.mdx';

export const quotes: Quote<Outlook>[] = [
  { in: chapter, example: 'qiyue', says: ({ end }) => `共${end}个工作日` },
  {
    in: chapter,
    example: 'qiyue',
    says: ({ deviation }) => `和为${(deviation ** 2).toFixed(3)}，标准差${short(deviation)}天`,
  },
  { in: chapter, example: 'qiyue', says: ({ byPath }) => `=\\Phi(1.17)=${byPath.toFixed(2)}$` },
  {
    in: chapter,
    example: 'qiyue',
    says: ({ bySimulation, byPath }) => `35天内是${Math.round(100 * bySimulation)}%，不是${Math.round(100 * byPath)}%`,
  },
  { in: chapter, example: 'qiyue', says: ({ mean, end }) => `模拟的平均完工是${mean.toFixed(1)}天，比${end}天晚` },
  {
    in: chapter,
    example: 'qiyue',
    says: ({ byMean, end }) => `${end}天内完工只有${Math.round(100 * byMean)}%，不是一半`,
  },
  {
    in: chapter,
    example: 'qiyue',
    says: ({ p80, p90 }) => `八成把握是${p80.toFixed(1)}天，九成是${p90.toFixed(1)}天`,
  },
  { in: chapter, example: 'more-annotators', says: ({ end }) => `完工由31天提前到${end}天` },
  { in: chapter, example: 'late-licence', says: ({ end }) => `C若真拖到24天，完工就是${end}天` },
];
