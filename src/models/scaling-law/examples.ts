import type { Example, Golden, Quote } from '../model.ts';
import { grouped } from '../numbers.ts';

export interface Split {
  /** 1e21 FLOP. */
  C: number;
  /** Parameters of the model and of the smaller one in its place, 1e8. */
  N: number;
  smaller: number;
  /** Tokens served a day, 1e8. */
  daily: number;
}

/** By one fit. */
export interface Advice {
  best: { N: number; D: number };
  bestLoss: number;
  loss: number;
}

export interface Training {
  D: number;
  ratio: number;
  old: Advice;
  refit: Advice;
  /** Tokens per parameter at the optimum of each fit. */
  oldRatio: number;
  ratioOfRefit: number;
  /** By the refit: what the smaller model needs; NaN where it never gets there. */
  need: number;
  /** Share by which its training costs more. */
  extra: number;
  served: number;
}

const chinchilla: Split = { C: 576, N: 700, smaller: 350, daily: 100 };

export const examples: [Example<Split>, ...Example<Split>[]] = [
  {
    id: 'chinchilla',
    name: 'Chinchilla的预算',
    note: '2022年3月，论文的预算5.76e23 FLOP与700亿参数；换成的350亿和每天100亿词元是假设。',
    values: chinchilla,
  },
  {
    id: 'thirteen-to-seven',
    name: '130亿换70亿',
    note: '本章的算例：130亿参数配2,600亿词元，换成70亿，每天服务10亿词元。',
    values: { C: 20.28, N: 130, smaller: 70, daily: 10 },
  },
  {
    id: 'llama-3-8b',
    name: 'Llama 3 8B',
    note: '2024年7月，论文公布80亿参数、15万亿以上词元，算力按6ND折算；换成的40亿是假设，怎么训也追不上。',
    values: { C: 720, N: 80, smaller: 40, daily: 100 },
  },
  {
    id: 'small-budget',
    name: '一百卡时',
    note: '约3.6e19 FLOP，一张峰值312万亿次的卡按0.32的利用率跑100小时；量级示意。',
    values: { C: 0.036, N: 5, smaller: 3, daily: 1 },
  },
];

/** The chapter's table, to its digits, and the papers’ own about twenty tokens a parameter. */
export const golden: Golden = {
  chinchilla: { oldRatio: [92.6, 1e-3], ratioOfRefit: [18.4, 3e-3], ratio: [19.59, 1e-3], D: [1.3714e12, 1e-4] },
  'thirteen-to-seven': { D: 2.6e11, ratio: 20, need: [5.76e11, 1e-3], extra: [0.19, 0.02], served: [3.27e11, 1e-3] },
  'llama-3-8b': { D: 1.5e13, ratio: 1875 },
  'small-budget': { D: 1.2e10, ratio: 24 },
};

const chapter = 'essays/tech/04-training.mdx';
const yi = (count: number) => `${grouped(String(Math.round(count / 1e8)))}亿`;
const wanyi = (count: number) => `${(count / 1e12).toFixed(2)}万亿`;

export const quotes: Quote<Training>[] = [
  {
    in: chapter,
    example: 'chinchilla',
    says: ({ old: { best, bestLoss }, oldRatio }) =>
      `| ${yi(best.N)} | ${wanyi(best.D)} | ${oldRatio.toFixed(1)} | ${bestLoss.toFixed(3)} |`,
  },
  {
    in: chapter,
    example: 'chinchilla',
    says: ({ refit: { best, bestLoss }, ratioOfRefit }) =>
      `| ${yi(best.N)} | ${wanyi(best.D)} | ${ratioOfRefit.toFixed(1)} | ${bestLoss.toFixed(3)} |`,
  },
  {
    in: chapter,
    example: 'thirteen-to-seven',
    says: ({ need, extra }) =>
      `70亿参数要${grouped(String(Math.round(need / 1e9) * 10))}亿词元才追得上，训练多花${(100 * extra).toFixed(0)}%`,
  },
  {
    in: chapter,
    example: 'thirteen-to-seven',
    says: ({ served }) => `服务到${grouped(String(Math.round(served / 1e9) * 10))}亿词元回本`,
  },
  {
    in: chapter,
    example: 'thirteen-to-seven',
    says: ({ served }) => `每天10亿词元就是${Math.round(served / 1e9)}天`,
  },
];
