import type { Example, Golden, Quote } from '../model.ts';
import type { Account, Channel, Marks } from './formulas.ts';

export interface Scorecard {
  /** The company's cash, 1e4 yuan. */
  cash: number;
  stage: string;
  channels: (Channel & { name: string })[];
}

export interface Ranking {
  accounts: Account[];
  marks: Marks[];
  scores: number[];
  /** Places in the list, best first. */
  order: number[];
  /** By which the first is ahead of the second; of a single channel its score. */
  lead: number;
  /** Whether the first stays so when weights are moved. */
  holds: boolean;
  best: number;
  second: number;
}

const direct = { name: '直销', E: 48_000, n: 2, P: 4000, kappa: 0, cost: 640.2, tau: 2.5, chi: 1.5 };
const partner = { name: '集成商', E: 36_000, n: 4, P: 4000, kappa: 30, cost: 640.2, tau: 6, chi: 1.2 };
const mini = { name: '小程序', E: 30_000, n: 120, P: 198, kappa: 8, cost: 34.68, tau: 0.5, chi: 9 };

const early: Scorecard = {
  cash: 300,
  stage: 'first',
  channels: [
    { ...direct, reach: 2, control: 5, learning: 5 },
    { ...partner, reach: 4, control: 3, learning: 3 },
    { ...mini, reach: 2, control: 3, learning: 2 },
  ],
};

export const examples: [Example<Scorecard>, ...Example<Scorecard>[]] = [
  {
    id: 'first-twenty',
    name: '头20家',
    note: '合同审读软件，本章的假设，2026年11月；触达、控制、学习是自己打的分。',
    values: early,
  },
  {
    id: 'later',
    name: '20家之后',
    note: '同样三条渠道，只换权重：单位账与触达占六成。',
    values: { ...early, stage: 'later' },
  },
  {
    id: 'less-cash',
    name: '之后，现金只有100万',
    note: '再把现金改成100万：集成商压住近三成，小程序反超。',
    values: { ...early, stage: 'later', cash: 100 },
  },
];

/** The chapter's tables: 4.10, 3.45 and 3.15, then 3.35, 3.75 and 3.50. */
export const golden: Golden = {
  'first-twenty': { best: [4.1, 1e-9], second: [3.45, 1e-9], lead: [0.65, 1e-9] },
  later: { best: [3.75, 1e-9], second: [3.5, 1e-9], lead: [0.25, 1e-9] },
  'less-cash': { best: [3.5, 1e-9], second: [3.45, 1e-9] },
};

const chapter = 'essays/channel/04-channel-choice.mdx';
const each = (numbers: readonly number[], digits: number) => numbers.map((value) => value.toFixed(digits)).join(' | ');

export const quotes: Quote<Ranking>[] = [
  {
    in: chapter,
    example: 'first-twenty',
    says: ({ accounts }) =>
      `| $T_{\\text{总}}$（月） | ${each(
        accounts.map(({ total }) => total),
        1,
      )} |`,
  },
  {
    in: chapter,
    example: 'first-twenty',
    says: ({ accounts }) =>
      `| 36个月毛利与CAC之比 | ${each(
        accounts.map(({ ratio }) => ratio),
        1,
      )} |`,
  },
  {
    in: chapter,
    example: 'first-twenty',
    says: ({ accounts }) =>
      `| 压住的现金$K$（万元） | ${each(
        accounts.map(({ cash }) => cash / 1e4),
        1,
      )} |`,
  },
  {
    in: chapter,
    example: 'first-twenty',
    says: ({ accounts: [first, second] }) => `$V_{\\text{乙}}=${yuan(second)}$元，$V_{\\text{甲}}=${yuan(first)}$元`,
  },
  { in: chapter, example: 'first-twenty', says: ({ lead }) => `头20家走甲，领先${lead.toFixed(2)}分` },
  { in: chapter, example: 'later', says: ({ lead }) => `之后乙领先丙${lead.toFixed(2)}分` },
  ...['甲：直销', '乙：集成商', '丙：小程序'].flatMap((name, index): Quote<Ranking>[] => [
    {
      in: chapter,
      example: 'first-twenty',
      says: ({ marks, scores }) => {
        const [unit, ...others] = marks[index] as Marks;
        return `| ${name} | ${unit} | ${others.slice(0, 2).join('、')}、${others.slice(2).join('、')} | ${scores[index]?.toFixed(2)} |`;
      },
    },
    { in: chapter, example: 'later', says: ({ scores }) => `| ${scores[index]?.toFixed(2)} |\n` },
  ]),
];

function yuan(account: Account | undefined): string {
  return Math.round(account?.value ?? 0)
    .toLocaleString('en')
    .replace(',', '{,}');
}
