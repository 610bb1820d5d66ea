import type { Example, Golden, Quote } from '../model.ts';
import { grouped } from '../numbers.ts';

/** Money in 1e4 yuan, rates in percent. */
export interface Plan {
  C0: number;
  R1: number;
  gamma: number;
  F: number;
  credit: number;
  creditMonths: number;
  g: number;
  d: number;
  gLow: number;
  gHigh: number;
  dHigh: number;
  overrun: number;
  raised: number;
  pre: number;
  f: number;
  I: number;
  K: number;
  pool: number;
}

export interface Outlook {
  /** Of the plan; Infinity where cash lasts. */
  broke: number;
  lowest: number;
  lowestMonth: number;
  multiple: number;
  /** The multiple with the credits added back. */
  fullMultiple: number;
  /** Share of the courses on which cash runs out, and how many courses there are. */
  dead: number;
  count: number;
  /** The same share with one range closed to the plan's number. */
  paidInTime: number;
  spentAsPlanned: number;
  grownAsPlanned: number;
  /** Month by which a tenth of the courses is out of cash; Infinity where fewer are. */
  worstMonth: number;
  /** What eight courses of ten need at most. */
  hole: number;
  /** The hole not covered, and six months of fixed costs. */
  target: number;
  investor: number;
  safe: number;
  founders: number;
  /** Cash of the plan, and of the courses' 10th, 50th and 90th percentile, every `EVERY` months. */
  fan: { month: number; plan: number; low: number; middle: number; high: number }[];
}

const wenzhu: Plan = {
  C0: 800,
  R1: 24,
  gamma: 68,
  F: 70,
  credit: 10,
  creditMonths: 12,
  g: 7,
  d: 2,
  gLow: 4,
  gHigh: 9,
  dHigh: 4,
  overrun: 8,
  raised: 1300,
  pre: 5200,
  f: 90,
  I: 500,
  K: 3500,
  pool: 5,
};

export const examples: [Example<Plan>, ...Example<Plan>[]] = [
  {
    id: 'wenzhu',
    name: '问筑的计划',
    note: '本章虚构公司的假设，2026年11月；三个范围各自均匀切开，不掷随机数，与本章的程序逐位相同。',
    values: wenzhu,
  },
  {
    id: 'no-credits',
    name: '没有算力额度',
    note: '只去掉每月10万元的额度：计划第18个月断粮。',
    values: { ...wenzhu, credit: 0 },
  },
  {
    id: 'paid-later',
    name: '三个月到账',
    note: '回款最快也要三个月：计划由擦地而过变成第21个月断粮。',
    values: { ...wenzhu, d: 3 },
  },
  {
    id: 'slower',
    name: '月增5%',
    note: '只把计划的增长从7%改成5%，范围不动。',
    values: { ...wenzhu, g: 5 },
  },
  {
    id: 'leaner',
    name: '支出减4万元',
    note: '固定支出从70万元减到66万元：最低现金从10万元变成109万元。',
    values: { ...wenzhu, F: 66 },
  },
  {
    id: 'down-round',
    name: '下一轮投前2,500万',
    note: '只改下一轮的估值：SAFE按更低的价转，创始人剩42.9%。',
    values: { ...wenzhu, pre: 2500 },
  },
];

/** The chapter's table of paths and of instruments; the ranges by its own program. */
export const golden: Golden = {
  wenzhu: {
    lowest: [10.1, 5e-3],
    lowestMonth: 25,
    multiple: [1.43, 5e-3],
    fullMultiple: [1.79, 5e-3],
    dead: [0.892, 1e-3],
    count: 3960,
    paidInTime: [0.727, 1e-3],
    spentAsPlanned: [0.792, 1e-3],
    grownAsPlanned: [0.98, 1e-3],
    worstMonth: 17,
    hole: [1259, 1e-4],
    target: [879, 1e-4],
    investor: 0.2,
    safe: [0.107142857142857, 1e-9],
    founders: [0.578571428571429, 1e-9],
  },
  'no-credits': { broke: 18, lowest: [-109.9, 1e-3], multiple: [1.79, 3e-3] },
  'paid-later': { broke: 21, lowest: [-82.8, 1e-3], multiple: [1.5, 3e-3] },
  slower: { broke: 20, lowest: [-262, 1e-3], multiple: [2.27, 3e-3] },
  leaner: { lowest: [108.7, 1e-3], multiple: [1.29, 4e-3] },
  'down-round': { founders: [0.4287, 1e-3] },
};

const chapter = 'essays/market/12-funding.mdx';
const row = ({ broke, lowest, multiple }: Outlook) =>
  `| ${broke < Number.POSITIVE_INFINITY ? `第${broke}月` : '不断'} | ${lowest.toFixed(1).replace('-', '−')} | ${multiple.toFixed(2)} |`;
const whole = (share: number) => `${Math.round(100 * share)}%`;
const percentOf = (share: number) => `${(100 * share).toFixed(1)}%`;

export const quotes: Quote<Outlook>[] = [
  { in: chapter, example: 'wenzhu', says: (outlook) => `计划：月增7%，两月到账 ${row(outlook)}` },
  { in: chapter, example: 'no-credits', says: (outlook) => `没有算力额度 ${row(outlook)}` },
  { in: chapter, example: 'paid-later', says: (outlook) => `三个月到账 ${row(outlook)}` },
  { in: chapter, example: 'slower', says: (outlook) => `月增5% ${row(outlook)}` },
  { in: chapter, example: 'leaner', says: (outlook) => `固定支出减4万元 ${row(outlook)}` },
  { in: chapter, example: 'wenzhu', says: ({ dead }) => `${whole(dead)}的路径断粮` },
  { in: chapter, example: 'wenzhu', says: ({ hole }) => `八成的窟窿不超过${grouped(hole.toFixed(0))}万元` },
  {
    in: chapter,
    example: 'wenzhu',
    says: ({ dead, paidInTime }) => `断粮的比例从${whole(dead)}降到${whole(paidInTime)}`,
  },
  { in: chapter, example: 'wenzhu', says: ({ spentAsPlanned }) => `把支出守在计划内，降到${whole(spentAsPlanned)}` },
  { in: chapter, example: 'wenzhu', says: ({ grownAsPlanned }) => `反而升到${whole(grownAsPlanned)}` },
  { in: chapter, example: 'wenzhu', says: ({ hole }) => `$${grouped(hole.toFixed(0)).replace(',', '{,}')}-800=` },
  {
    in: 'topics/funding.mdx',
    example: 'wenzhu',
    says: ({ dead, paidInTime }) => `断粮的比例由${whole(dead)}降到${whole(paidInTime)}`,
  },
  { in: chapter, example: 'wenzhu', says: ({ worstMonth }) => `最坏的一成在第${worstMonth}个月或更早` },
  { in: chapter, example: 'wenzhu', says: ({ worstMonth }) => `第${worstMonth - 9}个月就要开口` },
  { in: chapter, example: 'wenzhu', says: ({ founders }) => `| 5,200 | 57.9% | ${percentOf(founders)} |` },
  { in: chapter, example: 'down-round', says: ({ founders }) => `| 2,500 | 46.9% | ${percentOf(founders)} |` },
];
