import type { Example, Golden, Quote } from '../model.ts';
import type { Stop } from './formulas.ts';

export interface Training {
  p: number;
  improvement: number;
  /** Steps between two evaluations, and what they cost, yuan. */
  every: number;
  cost: number;
  /** Share of positives. */
  pi: number;
  schedule: string;
  highest: number;
  lowest: number;
  W: number;
  S: number;
  losses: { loss: number }[];
}

export interface Stopping extends Stop {
  /** Of the whole list, with endless patience. */
  lowest: number;
  lowestAt: number;
  /** Step at which it stopped, and the learning rate there, by the highest. */
  step: number;
  rate: number;
  share: number;
  /** Yuan: until it stopped, of waiting alone, and of the waiting in the budget of all steps. */
  spent: number;
  waiting: number;
  waitingShare: number;
  baseline: number;
}

const chapter: Training = {
  p: 3,
  improvement: 0,
  every: 25,
  cost: 40,
  pi: 0.5,
  schedule: 'cosine',
  highest: 3e-4,
  lowest: 3e-5,
  W: 100,
  S: 1000,
  losses: [0.61, 0.48, 0.42, 0.4, 0.41, 0.405, 0.41, 0.402, 0.396, 0.397, 0.399, 0.401, 0.398, 0.4].map((loss) => ({
    loss,
  })),
};

export const examples: [Example<Training>, ...Example<Training>[]] = [
  {
    id: 'patience-3',
    name: '耐心3',
    note: '本章程序里的14次验证损失；每25步评估一次、一次40元是假设，调度用本章表里的余弦。',
    values: chapter,
  },
  {
    id: 'patience-5',
    name: '耐心5',
    note: '多等两次，等到了第9次的0.396，机时翻倍。',
    values: { ...chapter, p: 5 },
  },
  {
    id: 'least-improvement',
    name: '耐心5，最小改进0.005',
    note: '第9次只降0.004，不算刷新，当场就停。',
    values: { ...chapter, p: 5, improvement: 0.005 },
  },
  {
    id: 'patience-1',
    name: '不给耐心',
    note: '“不再提升就停”：一次抖动就停了。',
    values: { ...chapter, p: 1 },
  },
  {
    id: 'rare',
    name: '正例只占2%',
    note: '本书数学一章的例子：损失0.09看着很低，只比什么都不学的0.098好一点。',
    values: { ...chapter, pi: 0.02, losses: [0.098, 0.093, 0.09, 0.091, 0.0905, 0.092].map((loss) => ({ loss })) },
  },
];

/** The chapter's program; the rate by hand from the cosine. */
export const golden: Golden = {
  'patience-3': {
    stopAt: 7,
    bestAt: 4,
    best: 0.4,
    lowest: 0.396,
    lowestAt: 9,
    step: 175,
    rate: [2.954e-4, 1e-4],
    spent: 280,
    waiting: 120,
    waitingShare: 0.075,
    baseline: Math.LN2,
  },
  'patience-5': { stopAt: 14, bestAt: 9, best: 0.396, spent: 560, waitingShare: 0.125 },
  'least-improvement': { stopAt: 9, bestAt: 4, best: 0.4 },
  'patience-1': { stopAt: 5, bestAt: 4 },
  rare: { stopAt: 6, bestAt: 3, best: 0.09, baseline: [0.098, 5e-4] },
};

const training = 'essays/tech/04-training.mdx';

export const quotes: Quote<Stopping>[] = [
  {
    in: training,
    example: 'patience-3',
    says: ({ stopAt, bestAt, best }) => `耐心3在第${stopAt}次停，取第${bestAt}次的${best.toFixed(3)}`,
  },
  {
    in: training,
    example: 'patience-5',
    says: ({ stopAt, bestAt, best }) => `耐心5等到第${stopAt}次才停，取第${bestAt}次的${best.toFixed(3)}`,
  },
  { in: training, example: 'rare', says: (stopping) => `第一步的损失就是${stopping.baseline.toFixed(3)}` },
  {
    in: 'essays/battle/03-mathematics.mdx',
    example: 'patience-3',
    says: ({ stopAt, bestAt }) => `第${stopAt}次后停，用第${bestAt}次的参数`,
  },
  {
    in: 'essays/battle/03-mathematics.mdx',
    example: 'rare',
    says: ({ best, baseline }) => `你的${best}只比它低${Math.round((1 - best / baseline) * 100)}%`,
  },
];
