/**
 * What a threshold on scores makes of a binary classifier (Fawcett, “An introduction to ROC analysis”, 2006;
 * undefined ratios as in scikit-learn, 0).
 */

/** How many positives and negatives of the sample got a score. */
export interface Scored {
  /** From 0 to 1. */
  score: number;
  positives: number;
  negatives: number;
}

/** The four cells, in samples. */
export interface Confusion {
  tp: number;
  fp: number;
  fn: number;
  tn: number;
}

/** Who scores at least the threshold is called positive. */
export function confusion(sample: readonly Scored[], threshold: number): Confusion {
  const cells = { tp: 0, fp: 0, fn: 0, tn: 0 };
  for (const { score, positives, negatives } of sample) {
    const called = score >= threshold;
    cells[called ? 'tp' : 'fn'] += positives;
    cells[called ? 'fp' : 'tn'] += negatives;
  }
  return cells;
}

const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : 0);

export function accuracy({ tp, fp, fn, tn }: Confusion): number {
  return ratio(tp + tn, tp + fp + fn + tn);
}

export function precision({ tp, fp }: Confusion): number {
  return ratio(tp, tp + fp);
}

/** Also the true positive rate, TPR. */
export function recall({ tp, fn }: Confusion): number {
  return ratio(tp, tp + fn);
}

/** FPR: the share of the negatives that are called positive. */
export function falsePositiveRate({ fp, tn }: Confusion): number {
  return ratio(fp, fp + tn);
}

/** F1 = 2TP / (2TP + FP + FN) */
export function f1({ tp, fp, fn }: Confusion): number {
  return ratio(2 * tp, 2 * tp + fp + fn);
}

/** The cells of `total` cases of which a share π is positive, at the sample's true and false positive rates. */
export function atPrevalence(cells: Confusion, pi: number, total: number): Confusion {
  const tpr = recall(cells);
  const fpr = falsePositiveRate(cells);
  return {
    tp: total * pi * tpr,
    fn: total * pi * (1 - tpr),
    fp: total * (1 - pi) * fpr,
    tn: total * (1 - pi) * (1 - fpr),
  };
}

/** What the mistakes cost, in the unit of the prices of a false alarm and of a miss. */
export function cost({ fp, fn }: Confusion, falseAlarm: number, miss: number): number {
  return fp * falseAlarm + fn * miss;
}

/** The thresholds that make a difference, from one that calls nobody positive down to one that calls everybody so. */
export function thresholds(sample: readonly Scored[]): number[] {
  const scores = [...new Set(sample.map(({ score }) => score))].sort((a, b) => b - a);
  return [Infinity, ...scores];
}

/** Area under the ROC curve: the sum of its trapezia, from threshold to threshold. */
export function areaUnderRoc(sample: readonly Scored[]): number {
  let area = 0;
  let before = { fpr: 0, tpr: 0 };
  for (const threshold of thresholds(sample)) {
    const cells = confusion(sample, threshold);
    const now = { fpr: falsePositiveRate(cells), tpr: recall(cells) };
    area += ((now.fpr - before.fpr) * (now.tpr + before.tpr)) / 2;
    before = now;
  }
  return area;
}
