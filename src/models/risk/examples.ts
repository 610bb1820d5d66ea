import type { Example, Golden, Quote } from '../model.ts';
import type { Risk } from './formulas.ts';

export interface Register {
  /** Money left over for the unexpected, 1e4 yuan. */
  S: number;
  draws: string;
  seed: number;
  risks: (Risk & { name: string })[];
}

export interface Losses {
  expected: number;
  variance: number;
  deviation: number;
  /** Of the simulation. */
  mean: number;
  standardError: number;
  p50: number;
  p90: number;
  p90Range: [number, number];
  ruin: number;
  /** By risk, in the register's order. */
  scores: number[];
  expectations: number[];
  variances: number[];
  /** Pairs of risks that the matrix ranks the other way round than the expected loss, and those it can't tell apart. */
  reversed: number;
  tied: number;
  /** Years by loss: of equal width from 0 to the 99.5th percentile. */
  bins: number[];
  top: number;
}

const risks: Register['risks'] = [
  { name: '准确率跌穿', p: 0.35, mu: 40, sigma: 15 },
  { name: '研发延误', p: 0.4, mu: 90, sigma: 30 },
  { name: '大客户停用', p: 0.15, mu: 160, sigma: 40 },
  { name: '对手降价', p: 0.3, mu: 70, sigma: 25 },
  { name: '回款拖延', p: 0.45, mu: 30, sigma: 10 },
  { name: '融资晚到', p: 0.25, mu: 120, sigma: 40 },
  { name: '信息外泄', p: 0.04, mu: 300, sigma: 150 },
  { name: '侵权主张', p: 0.08, mu: 100, sigma: 60 },
];
const mingzhang: Register = { S: 320, draws: '50000', seed: 20_261_122, risks };

/** The register with one risk changed. */
function changed(name: string, change: Partial<Risk>): Register {
  return { ...mingzhang, risks: risks.map((risk) => (risk.name === name ? { ...risk, ...change } : risk)) };
}

export const examples: [Example<Register>, ...Example<Register>[]] = [
  {
    id: 'mingzhang',
    name: '明账的八条',
    note: '本章虚构公司的假设，2026年11月；种子固定，谁跑都一样。',
    values: mingzhang,
  },
  {
    id: 'other-seed',
    name: '换一个种子',
    note: '输入不变，只换随机数：几个数在标准误之内晃动，这就是模拟自己的误差。',
    values: { ...mingzhang, seed: 1 },
  },
  {
    id: 'leak-doubled',
    name: '外泄概率翻倍',
    note: '从0.04改成0.08：期望多12万元，远大于标准误，假设的误差压过模拟的误差。',
    values: changed('信息外泄', { p: 0.08 }),
  },
  {
    id: 'all-draws',
    name: '十万次',
    note: '次数加倍，标准误只缩到七成。',
    values: { ...mingzhang, draws: '100000' },
  },
];

/** Sums by hand from the chapter's table; simulated values within their own error. */
export const golden: Golden = {
  mingzhang: {
    expected: 158.5,
    variance: [16_215, 1e-4],
    deviation: [127.3, 1e-3],
    mean: [158.5, 0.015],
    p50: [137, 0.02],
    p90: [322, 0.02],
    ruin: [0.102, 0.05],
    reversed: 4,
    tied: 3,
  },
  'other-seed': { expected: 158.5, mean: [158.5, 0.015] },
  'leak-doubled': { expected: 170.5 },
  'all-draws': { expected: 158.5, standardError: [0.4026, 0.02] },
};

const chapter = 'essays/market/14-risk-assessment.mdx';

export const quotes: Quote<Losses>[] = [
  {
    in: chapter,
    example: 'mingzhang',
    says: ({ expected, variance, deviation }) =>
      `合计期望${expected.toFixed(1)}万元，方差${Math.round(variance).toLocaleString('en')}，标准差${deviation.toFixed(1)}万元`,
  },
  {
    in: chapter,
    example: 'mingzhang',
    says: ({ p50, p90, ruin }) =>
      `P50是${p50.toFixed(0)}万元，P90是${p90.toFixed(0)}万元，超过320万元的概率是${(100 * ruin).toFixed(1)}%，与程序的差`,
  },
  { in: chapter, example: 'mingzhang', says: ({ reversed, tied }) => `${reversed}对相反，${tied}对得分相同` },
  {
    in: chapter,
    example: 'mingzhang',
    says: ({ expectations, variances, expected, variance }) =>
      `信息外泄的期望只占${((100 * (expectations[6] as number)) / expected).toFixed(1)}%，方差占${((100 * (variances[6] as number)) / variance).toFixed(1)}%`,
  },
];
