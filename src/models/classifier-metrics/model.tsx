import { AxisX, AxisY, Chart, linear, round } from '../charts.tsx';
import { BadInput, type ChartProps, defineModel, type Report, step } from '../model.ts';
import { han, percent, short } from '../numbers.ts';
import { type Classifier, examples, type Metrics } from './examples.ts';
import {
  accuracy,
  areaUnderRoc,
  atPrevalence,
  confusion,
  type Confusion,
  cost,
  f1,
  falsePositiveRate,
  precision,
  recall,
  thresholds,
} from './formulas.ts';

const price = { kind: 'number', unit: '元', min: 0, max: 1000, step: 1 } as const;
const count = { kind: 'number', unit: '', min: 0, max: 1e6, integer: true } as const;

export default defineModel({
  inputs: {
    t: { kind: 'number', symbol: 't', label: '阈值，不低于即判正', unit: '', min: 0, max: 1, step: 0.01 },
    pi: { kind: 'number', symbol: 'π', label: '现场的正例占比', unit: '', min: 0.001, max: 0.999, log: true },
    falseAlarm: { ...price, label: '误报一次' },
    miss: { ...price, label: '漏报一次' },
    sample: {
      kind: 'rows',
      label: '得分段',
      min: 1,
      max: 20,
      columns: {
        score: { kind: 'number', symbol: 's', label: '得分', unit: '', min: 0, max: 1 },
        positives: { ...count, label: '正例' },
        negatives: { ...count, label: '负例' },
      },
    },
  },
  groups: { '': ['t', 'pi', 'falseAlarm', 'miss'], '评测样本：每个得分上有几个正例、几个负例': ['sample'] },
  examples,
  compute,
  report,
  Chart: Curves,
});

/** Cases that costs are told for. */
const CASES = 1000;

function compute({ t, pi, falseAlarm, miss, sample }: Classifier): Metrics {
  const everyone = confusion(sample, 0);
  if (!everyone.tp || !everyone.fp) {
    throw new BadInput('样本里正例和负例各要至少一个，否则算不出召回率和假正率。');
  }
  const field = (cells: Confusion) => atPrevalence(cells, pi, CASES);
  const price = (cells: Confusion) => cost(field(cells), falseAlarm, miss);
  const sweep = thresholds(sample).map((threshold) => {
    const cells = confusion(sample, threshold);
    return {
      t: Math.min(threshold, 2),
      fpr: falsePositiveRate(cells),
      recall: recall(cells),
      precision: precision(field(cells)),
      accuracy: accuracy(field(cells)),
      cost: price(cells),
    };
  });
  const best = sweep.reduce((least, next) => (next.cost < least.cost ? next : least));
  const cells = confusion(sample, t);
  return {
    cells,
    ...cells,
    accuracy: accuracy(cells),
    precision: precision(cells),
    recall: recall(cells),
    fpr: falsePositiveRate(cells),
    f1: f1(cells),
    auc: areaUnderRoc(sample),
    fieldPrecision: precision(field(cells)),
    fieldAccuracy: accuracy(field(cells)),
    cost: price(cells),
    cheapest: best.cost,
    cheapestAt: best.t,
    nobody: price(confusion(sample, Infinity)),
    everybody: price(everyone),
    sweep,
  };
}

const three = (value: number) => value.toFixed(3);
const yuan = (value: number) => han(value, '元');

function report(metrics: Metrics, { pi, falseAlarm, miss }: Classifier): Report {
  const { tp, fp, fn, tn, auc, fieldPrecision, fieldAccuracy, cheapest, cheapestAt, nobody, everybody } = metrics;
  const total = tp + fp + fn + tn;
  const line = (symbol: string, label: string, value: number, how: string, text = three(value)) =>
    step(symbol, label, value, '', text, how);
  const called = tp + fp > 0;
  return {
    says: verdict(metrics, pi),
    steps: [
      line('A', '样本上的准确率', metrics.accuracy, `(${tp} + ${tn}) ÷ ${total}；全判正是${three((tp + fn) / total)}`),
      line(
        'P',
        '样本上的精确率',
        metrics.precision,
        `${tp} ÷ (${tp} + ${fp})`,
        called ? three(metrics.precision) : '无',
      ),
      line('R', '召回率，即TPR', metrics.recall, `${tp} ÷ (${tp} + ${fn})`),
      line('F_1', '样本上的F1', metrics.f1, `全判正是${three((2 * (tp + fn)) / (2 * (tp + fn) + fp + tn))}，要和它比`),
      line('FPR', '假正率', metrics.fpr, `${fp} ÷ (${fp} + ${tn})`),
      line('AUC', '曲线下的面积', auc, '与阈值、正例占比都无关'),
      line(
        'P',
        '现场的精确率',
        fieldPrecision,
        `π·TPR ÷ (π·TPR + (1 − π)·FPR)，π = ${percent(pi)}`,
        called ? percent(fieldPrecision) : '无',
      ),
      line('A', '现场的准确率', fieldAccuracy, `全判负是${percent(1 - pi)}`, percent(fieldAccuracy)),
      {
        label: '现场每千次的错误代价',
        value: metrics.cost,
        unit: '元',
        text: yuan(metrics.cost),
        how: `误报${short(falseAlarm)}元，漏报${short(miss)}元；全判负${yuan(nobody)}，全判正${yuan(everybody)}`,
      },
      {
        label: '最便宜的阈值，每千次',
        value: cheapest,
        unit: '元',
        text: yuan(cheapest),
        how: cheapestAt > 1 ? '高过所有得分，即全判负' : `阈值${cheapestAt}`,
      },
    ],
    tables: [
      {
        caption: '每个阈值上的ROC点与现场的指标',
        head: ['阈值', 'FPR', 'TPR', '现场精确率', '现场准确率', '每千次（元）'],
        rows: metrics.sweep.map((point) => [
          point.t > 1 ? '更高' : String(point.t),
          three(point.fpr),
          three(point.recall),
          percent(point.precision),
          percent(point.accuracy),
          short(point.cost),
        ]),
      },
    ],
  };
}

function verdict(
  { tp, fp, precision, fieldPrecision, fieldAccuracy, cost, cheapest, cheapestAt }: Metrics,
  pi: number,
) {
  const money =
    cost > cheapest
      ? `阈值${cheapestAt > 1 ? '高过所有得分' : `改成${cheapestAt}`}，每千次从${yuan(cost)}降到${yuan(cheapest)}。`
      : `这个阈值每千次花${yuan(cost)}，已是最省的。`;
  if (tp + fp === 0) return `没有一个得分够得上阈值，等于全判负，准确率却有${percent(fieldAccuracy)}。${money}`;
  const wrong = Math.round((1 - fieldPrecision) * 10);
  return `样本上精确率${percent(precision)}，正例占${percent(pi)}的现场是${percent(fieldPrecision)}：每报十次约${wrong}次是误报。${money}`;
}

const HEIGHT = 226;
const TOP = 40;
const BOTTOM = 182;
const ticks = (value: number) => String(value);

/** At the left the ROC curve, which the share of positives doesn't move; at the right what it does move, by threshold. */
function Curves({ values, result, other }: ChartProps<Classifier, Metrics>) {
  const x = linear([0, 1], [32, 178], 2);
  const right = linear([0, 1], [222, 390], 2);
  const y = linear([0, 1], [BOTTOM, TOP], 2);
  const roc = (metrics: Metrics) =>
    `M${metrics.sweep.map(({ fpr, recall: tpr }) => `${round(x(fpr))} ${round(y(tpr))}`).join('L')}`;
  // A threshold between two scores does what the upper one does.
  const stairs = (metrics: Metrics, of: 'recall' | 'precision') => {
    const points = metrics.sweep.filter(({ t }) => t <= 1);
    const first = points[0]!;
    return `M${round(right(first.t))} ${round(y(first[of]))}${points
      .map((point, index) => `V${round(y(point[of]))}H${round(right(points[index + 1]?.t ?? 0))}`)
      .join('')}`;
  };
  const lines = [
    { name: '召回率', of: 'recall', series: 'series-2', place: 222 },
    { name: '精确率', of: 'precision', series: 'series-1', place: 296 },
  ] as const;
  return (
    <Chart label="左边是ROC曲线，右边是现场的精确率和召回率随阈值的变化；数值见下面的表" height={HEIGHT}>
      <AxisX x={x} top={TOP} bottom={BOTTOM} format={ticks} />
      <AxisY y={y} left={32} format={ticks} />
      <AxisX x={right} top={TOP} bottom={BOTTOM} format={ticks} />
      <text class="axis-name" x={0} y={14}>
        真正率
      </text>
      <text class="axis-name end" x={178} y={HEIGHT - 6}>
        假正率
      </text>
      <text class="axis-name end" x={390} y={HEIGHT - 6}>
        阈值
      </text>
      <path class="rail" d={`M${x(0)} ${y(0)}L${x(1)} ${y(1)}`} />
      {other && (
        <g class="series-4">
          <path class="line" stroke-dasharray="4 3" d={roc(other.result)} />
        </g>
      )}
      <g class="series-2">
        <path class="line" d={roc(result)} />
        {result.sweep.map(({ t, fpr, recall: tpr }) => (
          <circle key={t} cx={round(x(fpr))} cy={round(y(tpr))} r={2.5} />
        ))}
      </g>
      <g class="series-1">
        <circle cx={round(x(result.fpr))} cy={round(y(result.recall))} r={6} />
      </g>
      {lines.map(({ name, of, series, place }) => (
        <g key={name} class={series}>
          {other && <path class="line" stroke-dasharray="4 3" d={stairs(other.result, of)} />}
          <path class="line" d={stairs(result, of)} />
          <path class="line" d={`M${place} 10h12`} />
          <text class="axis-name" x={place + 16} y={14}>
            {name}
          </text>
        </g>
      ))}
      <g class="series-4">
        <path class="line" d={`M${round(right(values.t))} ${TOP - 8}V${BOTTOM}`} />
      </g>
    </Chart>
  );
}
