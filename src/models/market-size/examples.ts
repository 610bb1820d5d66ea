import type { Example, Golden, Quote } from '../model.ts';
import { han, percent, short } from '../numbers.ts';
import type { Market, MarketSize } from './formulas.ts';

const daan: Market = {
  B: 130_923,
  f: 0.2,
  r: 0.008,
  a: 0.25,
  N: 40_000,
  u: 8000,
  rho: 0.5,
  p: 2,
  c: 0.35,
  g: 0.6,
  sigma: 0.05,
  m: 4,
  k: 3,
  dN: 0.25,
  drho: 0.2,
  dp: 0.25,
};

export const examples: [Example<Market>, ...Example<Market>[]] = [
  {
    id: 'daan',
    name: '答岸：人手卡住',
    note: '零售总额是国家统计局公布的2025年全年数，其余是本章虚构公司的假设。',
    values: daan,
  },
  {
    id: 'more-sales',
    name: '同一家，40名销售',
    note: '只改销售人数，看卡住的地方怎样换成份额。',
    values: { ...daan, m: 40 },
  },
  {
    id: 'wrong-count',
    name: '客户数错了十倍',
    note: '把4万家写成40万家，看检验怎样把它揪出来。',
    values: { ...daan, N: 400_000 },
  },
];

/** By hand: 130,923e8 × 0.2 × 0.008 × 0.25 and so on. */
export const golden: Golden = {
  daan: {
    topDown: 5_236_920_000,
    bottomUp: 3_840_000_000,
    ratio: 1.36378125,
    impliedSales: 65_461_500,
    serviceable: 806_400_000,
    byShare: 40_320_000,
    bySales: 6_912_000,
    obtainable: 6_912_000,
    contracts: 144,
  },
  'more-sales': { bySales: 69_120_000, obtainable: 40_320_000 },
  'wrong-count': { bottomUp: 38_400_000_000, ratio: 0.136378125, impliedSales: 6_546_150 },
};

export const quotes: Quote<MarketSize>[] = [
  { in: 'essays/battle/07-strategy.mdx', example: 'daan', says: ({ topDown }) => `得${han(topDown, '元')}` },
  { in: 'essays/battle/07-strategy.mdx', example: 'daan', says: ({ bottomUp }) => `合计${han(bottomUp, '元')}` },
  { in: 'essays/battle/07-strategy.mdx', example: 'daan', says: ({ ratio }) => `$R=${short(ratio)}$` },
  { in: 'essays/battle/07-strategy.mdx', example: 'daan', says: (size) => `每家${han(size.impliedSales, '元')}` },
  { in: 'essays/battle/07-strategy.mdx', example: 'daan', says: (size) => `SAM为${han(size.serviceable, '元')}` },
  { in: 'essays/battle/07-strategy.mdx', example: 'daan', says: ({ bySales }) => `产能给出${han(bySales, '元')}` },
  { in: 'essays/battle/07-strategy.mdx', example: 'daan', says: ({ byShare }) => `份额算是${han(byShare, '元')}` },
  {
    in: 'essays/battle/07-strategy.mdx',
    example: 'daan',
    says: ({ obtainable, serviceable }) => `SOM为${han(obtainable, '元')}，占SAM的${percent(obtainable / serviceable)}`,
  },
  {
    in: 'essays/battle/07-strategy.mdx',
    example: 'daan',
    says: ({ range: [low, high] }) => `TAM就从${han(low, '元')}变到${han(high, '元')}`,
  },
];
