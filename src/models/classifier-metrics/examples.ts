import type { Example, Golden, Quote } from '../model.ts';
import { percent } from '../numbers.ts';
import type { Confusion, Scored } from './formulas.ts';

export interface Classifier {
  t: number;
  /** Share of positives where it will work. */
  pi: number;
  /** Yuan. */
  falseAlarm: number;
  miss: number;
  sample: Scored[];
}

export interface Metrics {
  cells: Confusion;
  tp: number;
  fp: number;
  fn: number;
  tn: number;
  accuracy: number;
  precision: number;
  recall: number;
  fpr: number;
  f1: number;
  auc: number;
  /** Where it will work. */
  fieldPrecision: number;
  fieldAccuracy: number;
  /** Yuan a thousand cases there: at the threshold, at the cheapest one, calling nobody and everybody positive. */
  cost: number;
  cheapest: number;
  nobody: number;
  everybody: number;
  /** The cheapest threshold; 2 for one above every score. */
  cheapestAt: number;
  /** All thresholds that make a difference, from the highest score down, with what each gives. */
  sweep: { t: number; fpr: number; recall: number; precision: number; accuracy: number; cost: number }[];
}

/** Each score with its positives and negatives. */
const sampleOf = (...rows: [score: number, positives: number, negatives: number][]): Scored[] =>
  rows.map(([score, positives, negatives]) => ({ score, positives, negatives }));

const letters: Classifier = {
  t: 0.6,
  pi: 0.04,
  falseAlarm: 2,
  miss: 48,
  sample: sampleOf([0.95, 40, 0], [0.8, 30, 1], [0.6, 20, 4], [0.4, 6, 15], [0.2, 3, 30], [0.05, 1, 50]),
};
const eight: Classifier = {
  t: 0.5,
  pi: 0.625,
  falseAlarm: 1,
  miss: 1,
  sample: sampleOf([1, 3, 1], [0, 2, 2]),
};

export const examples: [Example<Classifier>, ...Example<Classifier>[]] = [
  {
    id: 'letters',
    name: '拣信：从演示到现场',
    note: '本章的虚构例子：演示集正负各100条，TPR 0.9，FPR 0.05；现场正例占4%，误报2元，漏报48元。得分的分布是假设。',
    values: letters,
  },
  {
    id: 'half',
    name: '同一个模型，正负各半',
    note: '只把现场的正例占比改成五成：左边的曲线不动，右边的精确率全变。',
    values: { ...letters, pi: 0.5 },
  },
  {
    id: 'eight',
    name: '八个样本',
    note: 'scikit-learn文档里的小例子，得分只有0和1；误报漏报各算1元。',
    values: eight,
  },
  {
    id: 'all-positive',
    name: '八个样本，全判正',
    note: '阈值降到0，什么都不看：准确率一样，F1反而更高。',
    values: { ...eight, t: 0 },
  },
  {
    id: 'four',
    name: '四个样本的ROC',
    note: 'scikit-learn文档里的另一例，AUC是0.75。',
    values: {
      ...eight,
      t: 0.4,
      pi: 0.5,
      sample: sampleOf([0.8, 1, 0], [0.4, 0, 1], [0.35, 1, 0], [0.1, 0, 1]),
    },
  },
];

/** scikit-learn's documented values; the chapter's by hand. */
export const golden: Golden = {
  letters: {
    recall: 0.9,
    fpr: 0.05,
    precision: 90 / 95,
    fieldPrecision: 3 / 7,
    fieldAccuracy: 0.948,
    cost: 288,
    cheapestAt: 0.6,
    nobody: 1920,
  },
  half: { fieldPrecision: 90 / 95, fieldAccuracy: 0.925 },
  eight: { tn: 2, fp: 1, fn: 2, tp: 3, accuracy: 0.625, precision: 0.75, recall: 0.6, f1: 2 / 3 },
  'all-positive': { accuracy: 0.625, recall: 1, f1: 10 / 13 },
  four: { auc: 0.75, fpr: 0.5, recall: 0.5 },
};

const chapter = 'essays/profit/03-development.mdx';

export const quotes: Quote<Metrics>[] = [
  {
    in: chapter,
    example: 'eight',
    says: ({ accuracy, precision, recall, f1 }) =>
      `$A=${accuracy}$，$P=${precision}$，$R=${recall}$，$F_1=${f1.toFixed(3)}$`,
  },
  { in: chapter, example: 'all-positive', says: ({ f1 }) => `$F_1=10/13=${f1.toFixed(3)}$` },
  { in: chapter, example: 'four', says: ({ auc }) => `AUC是${auc}。` },
  {
    in: chapter,
    example: 'letters',
    says: ({ recall, fpr, precision }) => `TPR ${recall}、FPR ${fpr}，正负各半的演示集上精确率${percent(precision)}`,
  },
  { in: chapter, example: 'letters', says: ({ fieldPrecision }) => `$\\pi=4\\%$，只剩${percent(fieldPrecision)}` },
];
