import type { Example, Golden, Quote } from '../model.ts';
import { han } from '../numbers.ts';

export interface Run {
  /** Parameters and tokens, 1e8. */
  N: number;
  D: number;
  accelerator: string;
  u: number;
  cards: number;
  /** Yuan an accelerator hour. */
  price: number;
}

export interface RunCost {
  flop: number;
  hours: number;
  days: number;
  cost: number;
  /** Of the published run that these numbers are, if any; NaN for none. */
  published: number;
  implied: number;
}

export const examples: [Example<Run>, ...Example<Run>[]] = [
  {
    id: 'llama-2-70b',
    name: 'Llama 2 70B',
    note: '2023年7月，Meta公布172万卡时，没有公布利用率；0.43由它反推，卡价15元与卡数是假设。',
    values: { N: 700, D: 20_000, accelerator: 'a100', u: 0.43, cards: 2048, price: 15 },
  },
  {
    id: 'llama-2-7b',
    name: 'Llama 2 7B',
    note: '2023年7月，Meta公布18.4万卡时；这里用从70B反推的0.43去预测它，少算了5%。',
    values: { N: 70, D: 20_000, accelerator: 'a100', u: 0.43, cards: 1024, price: 15 },
  },
  {
    id: 'gpt-3',
    name: 'GPT-3',
    note: '2020年5月，论文报3.14e23 FLOP，没有公布卡时；PaLM论文折算它的利用率约0.21。',
    values: { N: 1750, D: 3000, accelerator: 'v100', u: 0.21, cards: 10_000, price: 15 },
  },
  {
    id: 'llama-3.1-405b',
    name: 'Llama 3.1 405B',
    note: '2024年7月，Meta公布3,084万卡时，论文报利用率0.38–0.43；取0.40，少算了14%，差在6ND没有计的长文注意力、重算与中断。',
    values: { N: 4050, D: 156_000, accelerator: 'h100', u: 0.4, cards: 16_384, price: 15 },
  },
];

/** Published hours within 15 %, the paper's own count within 0.5 %; products by hand. */
export const golden: Golden = {
  'llama-2-70b': { flop: 8.4e23, hours: [1_720_320, 0.15], implied: [0.435, 0.002], published: 1_720_320 },
  'llama-2-7b': { flop: 8.4e22, hours: [184_320, 0.15], implied: [0.406, 0.002] },
  'gpt-3': { flop: [3.14e23, 0.005] },
  'llama-3.1-405b': { flop: 3.7908e25, hours: [30_840_000, 0.15], implied: [0.345, 0.002] },
};

const chapter = 'essays/battle/02-opportunity.mdx';

export const quotes: Quote<RunCost>[] = [
  { in: chapter, example: 'llama-2-70b', says: ({ implied }) => `反推$u\\approx${implied.toFixed(2)}$` },
  { in: chapter, example: 'llama-2-70b', says: ({ published }) => han(published * 15, '元') },
];
