import type { Example, Golden, Quote } from '../model.ts';
import type { Choice } from './formulas.ts';

export interface Bill {
  /** The utilization from which owning is cheaper than renting on demand. */
  breakEven: number;
  /** Yuan a month over the time one keeps it, at the reader's utilization. */
  own: number;
  demand: number;
  contract: number;
  /** o_f, o_v and the monthly loss of value. */
  fixed: number;
  variable: number;
  loss: number;
  /** Month in which the cash is back against a contract; Infinity where it isn't within six years. */
  cashMonth: number;
  /** What renting by contract costs more than owning over the time, negative where it costs less. */
  saved: number;
}

const server: Choice = {
  P: 200,
  d: 35,
  T: 36,
  G: 8,
  u: 24.1,
  other: 27_583,
  s: 4500,
  w0: 3,
  w1: 10.2,
  eta: 1.54,
  e: 0.8,
  demand: 22,
  contract: 16.45,
  drift: 0,
};

export const examples: [Example<Choice>, ...Example<Choice>[]] = [
  {
    id: 'office-hours',
    name: '只在上班时间忙',
    note: '八卡H100：功率、PUE（2025年）与包年价2.35美元（2026年3月）有出处，其余是本章的假设，1美元折7元；每天忙8小时、每月22天。',
    values: server,
  },
  {
    id: 'full-load',
    name: '满载',
    note: '同一台机器昼夜都忙，租价不变：三年买比包年省84.6万元。',
    values: { ...server, u: 100 },
  },
  {
    id: 'rents-fall',
    name: '满载，租价每年降30%',
    note: 'Epoch AI统计的长期趋势：同样性能和精度的硬件每年便宜约30%。',
    values: { ...server, u: 100, drift: -30 },
  },
  {
    id: 'rents-fall-less',
    name: '满载，每年降20%',
    note: '买仍省20万元，可是六年内现金打不平。',
    values: { ...server, u: 100, drift: -20 },
  },
  {
    id: 'rents-rise',
    name: '满载，每年涨20%',
    note: '像2026年3月的行情：一年期合约价五个月涨了38%。',
    values: { ...server, u: 100, drift: 20 },
  },
];

/** By hand: 66,080 ÷ 122,005 and the chapter's table of rents. */
export const golden: Golden = {
  'office-hours': {
    breakEven: [0.5416, 1e-3],
    fixed: [30_281, 1e-4],
    variable: [6475, 1e-4],
    loss: [40_299, 1e-4],
    contract: 100_568,
    demand: [35_464, 1e-3],
  },
  'full-load': { own: [77_056, 1e-3], demand: 132_980, cashMonth: 32, saved: [846_000, 1e-3] },
  'rents-fall': { saved: [-87_000, 0.01] },
  'rents-fall-less': { saved: [201_000, 0.01] },
  'rents-rise': { cashMonth: 27, saved: [1_584_000, 1e-3] },
};

const chapter = 'essays/profit/08-cost.mdx';
const wan = (yuan: number) => (Math.abs(yuan) / 1e4).toFixed(1);
const row = ({ cashMonth, contract, own, saved }: Bill) =>
  `${cashMonth < Number.POSITIVE_INFINITY ? `第${cashMonth}月` : '六年内不打平'} | ${wan(contract * 36)} | ${wan(own * 36)} | ${saved < 0 ? '多花' : '省'}${wan(saved)} |`;

export const quotes: Quote<Bill>[] = [
  { in: chapter, example: 'office-hours', says: ({ breakEven }) => `=${(100 * breakEven).toFixed(1)}\\%$` },
  { in: chapter, example: 'office-hours', says: ({ loss }) => `每月跌掉${Math.round(loss).toLocaleString('en')}元` },
  { in: chapter, example: 'rents-rise', says: (bill) => `| 涨20% | ${row(bill)}` },
  { in: chapter, example: 'full-load', says: (bill) => `| 不变 | ${row(bill)}` },
  { in: chapter, example: 'rents-fall-less', says: (bill) => `| 降20% | ${row(bill)}` },
  { in: chapter, example: 'rents-fall', says: (bill) => `| 降30% | ${row(bill)}` },
];
