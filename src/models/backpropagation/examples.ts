import type { Example, Golden, Quote } from '../model.ts';
import type { Gradient, Hidden, Pass } from './formulas.ts';

export interface Setting {
  x1: number;
  x2: number;
  label: string;
  loss: string;
  alpha: number;
  steps: number;
  bias: number;
  hidden: Hidden[];
}

export interface Backpropagation {
  pass: Pass;
  gradient: Gradient;
  /** By central differences, in the order of `flat`, and how far the two are apart at most. */
  checked: number[];
  worst: number;
  output: number;
  loss: number;
  delta: number;
  /** After the steps. */
  after: number;
  /** Lengths of the gradient of the hidden layer's and of the output's parameters. */
  early: number;
  late: number;
  parameters: number;
}

const byHand: Setting = {
  x1: 1,
  x2: 2,
  label: '1',
  loss: 'bce',
  alpha: 0.5,
  steps: 1,
  bias: 0.1,
  hidden: [
    { from1: 0.5, from2: -0.25, bias: 0, out: 0.8 },
    { from1: -0.4, from2: 0.3, bias: 0.2, out: -0.5 },
  ],
};
/** So that the output is 0.01. */
const wrong: Setting = { ...byHand, bias: -4.69578 };
const zero: Hidden = { from1: 0, from2: 0, bias: 0, out: 0 };

export const examples: [Example<Setting>, ...Example<Setting>[]] = [
  {
    id: 'by-hand',
    name: '手算的那一遍',
    note: '本章的网络：输入1和2，标签1，9个参数，学习率0.5走一步。',
    values: byHand,
  },
  {
    id: 'confident-wrong',
    name: '自信的错，交叉熵',
    note: '把输出的偏置压低，让它只报0.01：敏感度接近−1，纠正得最用力。',
    values: wrong,
  },
  {
    id: 'confident-wrong-mse',
    name: '同样的错，均方误差',
    note: '只换损失：敏感度多乘一个a(1−a)，错得最离谱的样本反而几乎不动。',
    values: { ...wrong, loss: 'mse' },
  },
  {
    id: 'all-zero',
    name: '全从0起步',
    note: '权重都是0，误差传不回隐藏层；走多少步，几个隐藏神经元都一模一样。',
    values: { ...byHand, bias: 0, hidden: [zero, zero] },
  },
];

/** The chapter's sums by hand; gradients within 1e-6 of central differences in the unit test. */
export const golden: Golden = {
  'by-hand': {
    output: [0.549996, 2e-6],
    loss: [0.5978, 1e-4],
    delta: [-0.45, 1e-4],
    after: [0.4241, 1e-4],
    parameters: 9,
  },
  'confident-wrong': { output: [0.01, 1e-4], delta: [-0.99, 1e-4] },
  'confident-wrong-mse': { output: [0.01, 1e-4], delta: [-0.009801, 1e-3] },
  'all-zero': { output: 0.5, loss: Math.LN2, early: 0, delta: -0.5 },
};

const chapter = 'essays/battle/03-mathematics.mdx';
const minus = (value: number) => `${value < 0 ? '-' : ''}${Math.abs(value).toFixed(4)}`;

export const quotes: Quote<Backpropagation>[] = [
  {
    in: chapter,
    example: 'by-hand',
    says: ({ output, loss }) => `$a^{(2)}=${output.toFixed(4)}$，$L=-\\ln${output.toFixed(4)}=${loss.toFixed(4)}$`,
  },
  {
    in: chapter,
    example: 'by-hand',
    says: ({ gradient: { hidden, bias } }) =>
      `\\times(0.5,\\,0.5987)=(${hidden.map(({ out }) => minus(out)).join(',\\,')})$，偏置是$${minus(bias)}$`,
  },
  {
    in: chapter,
    example: 'by-hand',
    says: ({ gradient: { hidden } }) =>
      `四个权重的梯度是${hidden.flatMap(({ from1, from2 }) => [`$${minus(from1)}$`, `$${minus(from2)}$`]).join('、')}`,
  },
  {
    in: chapter,
    example: 'by-hand',
    says: ({ loss, after }) => `损失从${loss.toFixed(4)}降到${after.toFixed(4)}`,
  },
  { in: chapter, example: 'confident-wrong', says: ({ delta }) => `交叉熵的敏感度是−${Math.abs(delta).toFixed(2)}` },
  {
    in: chapter,
    example: 'confident-wrong-mse',
    says: ({ output }) => `改用均方误差要再乘${(output * (1 - output)).toFixed(4)}`,
  },
];
