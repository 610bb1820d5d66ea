import { AxisX, AxisY, Chart, linear, round } from '../charts.tsx';
import { BadInput, type ChartProps, defineModel, type Report } from '../model.ts';
import { han, percent, short } from '../numbers.ts';
import { examples, type Stopping, type Training } from './examples.ts';
import { baseline, earlyStop, learningRate, type Rates, type Schedule } from './formulas.ts';

const rate = { kind: 'number', unit: '', min: 1e-7, max: 1, log: true } as const;
const steps = { kind: 'number', unit: '步', min: 1, max: 1e6, log: true, integer: true } as const;

export default defineModel({
  inputs: {
    p: { kind: 'number', symbol: 'p', label: '耐心值', unit: '次', min: 1, max: 20, integer: true },
    improvement: { kind: 'number', symbol: 'ε', label: '最小改进', unit: '', min: 0, max: 0.1, step: 0.001 },
    every: { ...steps, label: '每次评估间隔', max: 1e5 },
    cost: { kind: 'number', label: '一个间隔的机时费', unit: '元', min: 0.1, max: 1e6, log: true },
    pi: { kind: 'number', label: '正例占比', unit: '', min: 0.01, max: 0.99, step: 0.01 },
    schedule: {
      kind: 'choice',
      label: '学习率调度',
      options: { cosine: '预热加余弦', steps: '阶梯：每走四成乘0.1', hold: '预热后恒定，末两成直线降' },
    },
    highest: { ...rate, symbol: 'α_max', label: '最高学习率' },
    lowest: { ...rate, symbol: 'α_min', label: '最低学习率' },
    W: { ...steps, symbol: 'W', label: '预热步数' },
    S: { ...steps, symbol: 'S', label: '总步数', min: 10 },
    losses: {
      kind: 'rows',
      label: '评估',
      min: 1,
      max: 40,
      columns: { loss: { kind: 'number', label: '验证损失', unit: '', min: 0, max: 100 } },
    },
  },
  groups: {
    什么时候停: ['p', 'improvement', 'every', 'cost', 'pi'],
    学习率: ['schedule', 'highest', 'lowest', 'W', 'S'],
    每次评估的验证损失: ['losses'],
  },
  examples,
  compute,
  report,
  Chart: Curves,
});

function ratesOf({ schedule, highest, lowest, W, S }: Training): Rates {
  return { schedule: schedule as Schedule, highest, lowest, W, S };
}

function compute(training: Training): Stopping {
  const { p, improvement, every, cost, pi, highest, lowest, W, S } = training;
  if (W >= S) throw new BadInput('预热步数不小于总步数，没有时间正式训练：把预热改短。');
  if (lowest > highest) throw new BadInput('最低学习率高过了最高学习率：两个数对调。');
  const losses = training.losses.map(({ loss }) => loss);
  const stop = earlyStop(losses, p, improvement);
  const least = Math.min(...losses);
  const step = stop.stopAt * every;
  const now = learningRate(ratesOf(training), step);
  return {
    ...stop,
    lowest: least,
    lowestAt: losses.indexOf(least) + 1,
    step,
    rate: now,
    share: now / highest,
    spent: stop.stopAt * cost,
    waiting: (stop.stopAt - stop.bestAt) * cost,
    waitingShare: (p * every) / S,
    baseline: baseline(pi),
  };
}

const yuan = (value: number) => han(value, '元');
/** Losses are compared to the third decimal. */
const loss = (value: number) => String(Number(value.toPrecision(4)));

function report(stopping: Stopping, training: Training): Report {
  const { stopAt, bestAt, best, lowest, lowestAt, step, spent, waiting, waitingShare, share } = stopping;
  const { p, improvement, every, cost, pi, S, losses } = training;
  return {
    says: verdict(stopping, training),
    steps: [
      {
        label: '停在',
        value: stopAt,
        unit: '次',
        text: `第${stopAt}次`,
        how: stopping.stopped
          ? `连续${p}次没有低过最低值${improvement ? `减${improvement}` : ''}`
          : '列出的都看完了，还没到耐心值',
      },
      { symbol: 'L', label: '取回的损失', value: best, unit: '', text: loss(best), how: `第${bestAt}次的参数` },
      {
        label: '列出的最低损失',
        value: lowest,
        unit: '',
        text: loss(lowest),
        how: lowest < best ? `第${lowestAt}次，比取回的再低${percent(1 - lowest / best)}` : `第${lowestAt}次`,
      },
      {
        label: '什么都不学的损失',
        value: stopping.baseline,
        unit: '',
        text: loss(stopping.baseline),
        how: `永远报${pi}；取回的${best < stopping.baseline ? `比它低${percent(1 - best / stopping.baseline)}` : '还不如它'}`,
      },
      {
        label: '停之前的机时费',
        value: spent,
        unit: '元',
        text: yuan(spent),
        how: `${stopAt} × ${yuan(cost)}，其中白等${yuan(waiting)}`,
      },
      {
        label: '等待占总预算',
        value: waitingShare,
        unit: '',
        text: percent(waitingShare),
        how: `${p} × ${han(every, '步')} ÷ ${han(S, '步')}；本书的经验线是一成`,
      },
      {
        symbol: 'α_t',
        label: '停时的学习率',
        value: stopping.rate,
        unit: '',
        text: short(stopping.rate),
        how: `第${han(step, '步')}，最高值的${percent(share)}`,
      },
    ],
    tables: [
      {
        caption: '每次评估的损失与学习率',
        head: ['次', '步', '验证损失', '学习率'],
        rows: losses.map((row, index) => [
          index + 1,
          (index + 1) * every,
          row.loss,
          Number(learningRate(ratesOf(training), (index + 1) * every).toPrecision(3)),
        ]),
      },
    ],
  };
}

function verdict(stopping: Stopping, { p, schedule }: Training): string {
  const { stopped, stopAt, bestAt, best, lowest, lowestAt, waitingShare, share } = stopping;
  const end = stopped
    ? `第${stopAt}次停，取回第${bestAt}次的${loss(best)}。`
    : `看完${stopAt}次还没停，眼下最好的是第${bestAt}次的${loss(best)}。`;
  const missed =
    lowest < best && lowestAt > stopAt
      ? `错过了第${lowestAt}次的${loss(lowest)}，低${percent(1 - lowest / best)}。`
      : '';
  if (waitingShare > 0.1) {
    return `${end}${missed}等满${p}次要花总预算的${percent(waitingShare)}，超过一成，先缩短评估间隔。`;
  }
  if (share > 0.5) {
    const remedy = schedule === 'steps' ? '降一档' : '降一段';
    return `${end}${missed}停时学习率还有最高值的${percent(share)}，没有收尾：${remedy}再比。`;
  }
  return `${end}${missed}等待占总预算的${percent(waitingShare)}，学习率已降到最高值的${percent(share)}。`;
}

const HEIGHT = 256;
const LEFT = 46;
const RIGHT = 390;
const TOP = 24;
const MIDDLE = 138;
const LOW = 166;
const BOTTOM = 212;

/** Above, the validation losses with the one kept and the one at which it stops; below, the learning rate at the same steps. */
function Curves({ values, result, other }: ChartProps<Training, Stopping>) {
  const losses = values.losses.map((row) => row.loss);
  const last = losses.length * values.every;
  const x = linear([0, Math.max(values.S, last)], [LEFT, RIGHT], 4);
  const [least, most] = [Math.min(...losses), Math.max(...losses)];
  const margin = (most - least) * 0.06 || 0.01;
  const y = linear([least - margin, most + margin], [MIDDLE, TOP], 4);
  const stepOf = (evaluation: number) => round(x(evaluation * values.every));
  const rates = ratesOf(values);
  const alpha = linear([0, values.highest], [BOTTOM, LOW], 1);
  const curve = Array.from({ length: 61 }, (_, index) => (index / 60) * values.S).map(
    (t) => `${round(x(t))} ${round(alpha(learningRate(rates, t)))}`,
  );
  const late = x(result.step) > 260;
  return (
    <Chart label="上面是每次评估的验证损失，标出取回的和停下的；下面是同一步上的学习率；数值见下面的表" height={HEIGHT}>
      <AxisY y={y} left={LEFT} format={loss} />
      <AxisX x={x} top={TOP} bottom={BOTTOM} />
      <text class="axis-name" x={0} y={12}>
        验证损失
      </text>
      <text class="halo axis-name" x={LEFT} y={LOW - 8}>
        学习率
      </text>
      <text class="axis-name end" x={394} y={HEIGHT - 3}>
        步
      </text>
      <g class="series-3">
        <path class="line" d={`M${curve.join('L')}`} />
      </g>
      <g class="series-2">
        <path class="line" d={`M${losses.map((each, index) => `${stepOf(index + 1)} ${round(y(each))}`).join('L')}`} />
        {losses.map((each, index) => (
          <circle key={index} cx={stepOf(index + 1)} cy={round(y(each))} r={2.5} />
        ))}
      </g>
      {other && (
        <g class="series-4">
          <path class="line" stroke-dasharray="4 3" d={`M${round(x(other.result.step))} ${TOP}V${BOTTOM}`} />
        </g>
      )}
      <g class="series-1">
        <circle cx={stepOf(result.bestAt)} cy={round(y(result.best))} r={5} />
        {result.stopped && <path class="line" d={`M${round(x(result.step))} ${TOP}V${BOTTOM}`} />}
        <text class={late ? 'halo end' : 'halo'} x={round(x(result.step)) + (late ? -6 : 6)} y={TOP + 12}>
          {result.stopped ? `第${result.stopAt}次停` : '还没停'}
        </text>
        <text class={late ? 'halo end' : 'halo'} x={round(x(result.step)) + (late ? -6 : 6)} y={TOP + 32}>
          {`取第${result.bestAt}次`}
        </text>
      </g>
    </Chart>
  );
}
