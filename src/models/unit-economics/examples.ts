import type { Example, Golden, Quote } from '../model.ts';
import { han, percent } from '../numbers.ts';
import type { Business, Ledger } from './formulas.ts';

const huilu: Business = {
  F: 300_000,
  ARPA: 1200,
  direct: 292,
  chi: 2.5,
  CAC: 9000,
  C: 600_000,
  D: 235,
  eta: 65,
  R: 7200,
  r: 0.036,
  call: 0.0161997,
};

export const examples: [Example<Business>, ...Example<Business>[]] = [
  {
    id: 'huilu',
    name: '会录',
    note: '本章虚构公司的假设，2026年11月；接口按词元收费，折到一次0.036元。',
    values: huilu,
  },
  {
    id: 'churn-doubled',
    name: '流失翻倍',
    note: '只把每月流失从2.5%改成5%：终身价值减半，保本客户多一半。',
    values: { ...huilu, chi: 5 },
  },
  {
    id: 'idle-consultants',
    name: '顾问闲下来',
    note: '只把利用率从65%改成45%：毛利率掉一半多，保本要的人多两倍多。',
    values: { ...huilu, eta: 45 },
  },
  {
    id: 'per-call',
    name: '按次收四分',
    note: '接口每次收0.04元，平常的调用；同样的价遇上长会议，每次成本0.068元，卖一次亏一次。',
    values: { ...huilu, r: 0.04 },
  },
];

/** By hand from the chapter's formulas: 908 ÷ 0.025, 300,000 ÷ (908 − 225) and so on. */
export const golden: Golden = {
  huilu: {
    m: 908,
    margin: [0.757, 1e-3],
    ltv: 36_320,
    ratio: [4.0356, 1e-4],
    simplePayback: [9.912, 1e-4],
    payback: [11.247, 1e-3],
    simpleCustomers: [330.4, 1e-3],
    customers: [439.24, 1e-4],
    consultingMargin: [0.4544, 1e-3],
    consultants: [7.203, 1e-3],
    callMargin: [0.55, 1e-4],
    calls: [15_151_285, 1e-6],
  },
  'churn-doubled': { ltv: 18_160, ratio: [2.018, 1e-3], customers: [654.7, 5e-3] },
  'idle-consultants': { consultingMargin: [0.212, 2e-3], consultants: [22.3048, 1e-4] },
  'per-call': { callMargin: [0.595, 1e-4], calls: [12_604_883, 1e-6] },
};

const chapter = 'essays/profit/07-revenue.mdx';

export const quotes: Quote<Ledger>[] = [
  {
    in: chapter,
    example: 'huilu',
    says: ({ ltv, ratio }) =>
      `$\\text{LTV}=${Math.round(ltv).toLocaleString('en').replace(',', '{,}')}$元，是CAC的${ratio.toFixed(1)}倍`,
  },
  {
    in: chapter,
    example: 'huilu',
    says: (ledger) => `$T_0=${ledger.simplePayback.toFixed(1)}$个月，计流失$T=${ledger.payback.toFixed(1)}$个月`,
  },
  {
    in: chapter,
    example: 'huilu',
    says: (ledger) => `$N_0=${Math.ceil(ledger.simpleCustomers)}$家，计补充$N^{*}=${Math.ceil(ledger.customers)}$家`,
  },
  {
    in: chapter,
    example: 'huilu',
    says: ({ customers, consultants, calls }) =>
      `| ${Math.ceil(customers)}家 | ${Math.ceil(consultants)}人 | ${han(calls, '次')}/月 |`,
  },
  {
    in: chapter,
    example: 'huilu',
    says: ({ margin, consultingMargin, callMargin }) =>
      `| ${percent(margin)} | ${percent(consultingMargin)} | ${(100 * callMargin).toFixed(1)}% |`,
  },
  {
    in: chapter,
    example: 'idle-consultants',
    says: ({ consultingMargin }) => `45%，${percent(consultingMargin)}`,
  },
  { in: chapter, example: 'per-call', says: ({ callMargin }) => `升到${percent(callMargin)}` },
  { in: chapter, example: 'per-call', says: ({ calls }) => `一个月要${han(calls, '次')}` },
];
