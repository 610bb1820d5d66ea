import type { Example, Golden, Quote } from '../model.ts';
import { grouped } from '../numbers.ts';

export interface Serving {
  /** Parameters, 1e8. */
  N: number;
  /** Bits a parameter and a number of the cache have. */
  weightBits: string;
  cacheBits: string;
  L: number;
  H: number;
  d: number;
  /** Tokens of a sequence and sequences at once. */
  s: number;
  B: number;
  /** GB, TB/s and TFLOP/s of one accelerator. */
  M: number;
  W: number;
  F: number;
  G: number;
  /** Yuan an accelerator hour. */
  h: number;
  u: number;
}

/** One way to store the model. */
export interface Storage {
  name: string;
  weights: number;
  cachePerToken: number;
  limit: number;
}

export interface Fitting {
  weights: number;
  cachePerToken: number;
  cachePerSequence: number;
  limit: number;
  /** Accelerators below which not even one sequence fits. */
  fewest: number;
  training: number;
  /** Sequences that are served: no more than fit. */
  batch: number;
  tokensPerSecond: number;
  each: number;
  price: number;
  /** As set, and with the weights or the cache at half the bits or fewer. */
  storages: Storage[];
}

const llama3: Serving = {
  N: 80.3,
  weightBits: '16',
  cacheBits: '16',
  L: 32,
  H: 8,
  d: 128,
  s: 4096,
  B: 32,
  M: 80,
  W: 3.35,
  F: 990,
  G: 1,
  h: 15,
  u: 0.3,
};

export const examples: [Example<Serving>, ...Example<Serving>[]] = [
  {
    id: 'llama-3-8b',
    name: 'Llama 3 8B',
    note: '2024年7月论文公布的结构；卡是80 GB一类的量级，卡价15元与利用率0.3是假设。',
    values: llama3,
  },
  {
    id: 'llama-2-7b',
    name: 'Llama 2 7B',
    note: '2023年7月论文公布的结构；32个头各存键值，每个词元的缓存是Llama 3 8B的四倍。',
    values: { ...llama3, N: 67, H: 32, B: 16 },
  },
  {
    id: 'cache-8-bit',
    name: '缓存压到8位',
    note: '同一个Llama 3 8B，只把缓存从16位压到8位，并发翻倍。',
    values: { ...llama3, cacheBits: '8' },
  },
  {
    id: 'half-length',
    name: '每段2,048',
    note: '本章算吞吐的那一组：每段2,048个词元，32人同时用。',
    values: { ...llama3, s: 2048 },
  },
  {
    id: 'llama-3.1-405b',
    name: 'Llama 3.1 405B，8位',
    note: '2024年7月论文公布的结构：126层，8个键值头；8张卡，权重压到8位。',
    values: { ...llama3, N: 4050, weightBits: '8', L: 126, G: 8, B: 16 },
  },
];

/** By hand, from the chapter’s formulas; bytes a token are exact. */
export const golden: Golden = {
  'llama-3-8b': { weights: 16.06e9, cachePerToken: 131_072, limit: 104, training: 128.48e9 },
  'llama-2-7b': { weights: 13.4e9, cachePerToken: 524_288, limit: 27 },
  'cache-8-bit': { cachePerToken: 65_536, limit: 208 },
  'half-length': { tokensPerSecond: [4349, 2e-4], each: [136, 2e-3], limit: 208 },
  'llama-3.1-405b': { weights: 405e9, cachePerToken: 516_096, limit: 80, fewest: 6 },
};

const chapter = 'essays/profit/04-deployment.mdx';
const row = (name: string) => (fitting: Fitting) =>
  `| ${name} | ${(fitting.weights / 1e9).toFixed(1)} | ${grouped(String(fitting.cachePerToken))} | ${(fitting.cachePerSequence / 1e9).toFixed(2)} | ${fitting.limit} |`;

export const quotes: Quote<Fitting>[] = [
  { in: chapter, example: 'llama-2-7b', says: row('Llama 2 7B，16位') },
  { in: chapter, example: 'llama-3-8b', says: row('Llama 3 8B，16位') },
  { in: chapter, example: 'cache-8-bit', says: row('同上，缓存压到8位') },
  {
    in: chapter,
    example: 'llama-3-8b',
    says: ({ storages, cachePerSequence }) => {
      const { weights, cachePerToken, limit } = storages[1] as Storage;
      return `| 同上，权重压到4位 | ${(weights / 1e9).toFixed(1)} | ${grouped(String(cachePerToken))} | ${(cachePerSequence / 1e9).toFixed(2)} | ${limit} |`;
    },
  },
  {
    in: chapter,
    example: 'half-length',
    says: ({ tokensPerSecond, each }) =>
      `32人同时用，总共${grouped(String(Math.round(tokensPerSecond)))}个，每人${Math.round(each)}个`,
  },
];
