import { Axes, Chart, logarithmic, round } from '../charts.tsx';
import { type Accelerator, ACCELERATORS, EU_GENERAL_PURPOSE, EU_SYSTEMIC_RISK, RUNS } from '../constants.ts';
import { type ChartProps, defineModel, type Report } from '../model.ts';
import { han, percent, scientific, short } from '../numbers.ts';
import { examples, type Run, type RunCost } from './examples.ts';
import { acceleratorHours, impliedUtilization, trainingFlop } from './formulas.ts';

const peakOf = (accelerator: string) => ACCELERATORS[accelerator as Accelerator].peak;

export default defineModel({
  inputs: {
    N: { kind: 'number', symbol: 'N', label: '参数量', unit: '亿个', min: 1, max: 1e4, log: true },
    D: { kind: 'number', symbol: 'D', label: '训练词元', unit: '亿个', min: 10, max: 1e6, log: true },
    accelerator: {
      kind: 'choice',
      symbol: 'P',
      label: '卡与单卡峰值',
      options: Object.fromEntries(Object.entries(ACCELERATORS).map(([key, { name }]) => [key, name])),
    },
    u: { kind: 'number', symbol: 'u', label: '算力利用率', unit: '', min: 0.05, max: 1, step: 0.01 },
    cards: { kind: 'number', label: '卡数', unit: '张', min: 1, max: 1e5, log: true, integer: true },
    price: { kind: 'number', label: '每卡时的价钱', unit: '元', min: 0.1, max: 200, log: true },
  },
  examples,
  compute,
  report,
  Chart: Plane,
});

function publishedRun({ N, D, accelerator }: Run) {
  return RUNS.find((run) => run.N === N * 1e8 && run.D === D * 1e8 && run.accelerator === accelerator);
}

function compute(run: Run): RunCost {
  const flop = trainingFlop(run.N * 1e8, run.D * 1e8);
  const hours = acceleratorHours(flop, peakOf(run.accelerator), run.u);
  const published = publishedRun(run)?.hours ?? Number.NaN;
  return {
    flop,
    hours,
    days: hours / run.cards / 24,
    cost: hours * run.price,
    published,
    implied: impliedUtilization(flop, peakOf(run.accelerator), published),
  };
}

function report({ flop, hours, days, cost, published, implied }: RunCost, run: Run): Report {
  const { N, D, accelerator, u, cards, price } = run;
  const name = ACCELERATORS[accelerator as Accelerator].name.split('，')[0];
  return {
    says: `${han(cards, '张')}${name}要${short(days)}天，机器费${han(cost, '元')}。参数和词元各加一倍，都是四倍的账。${lawOf(flop)}`,
    steps: [
      {
        symbol: 'C',
        label: '训练算力',
        value: flop,
        unit: 'FLOP',
        text: `${scientific(flop)} FLOP`,
        how: `6 × ${han(N * 1e8)} × ${han(D * 1e8)}`,
      },
      {
        symbol: 'H',
        label: '卡时',
        value: hours,
        unit: 'GPU·时',
        text: `${han(hours)} GPU·时`,
        how: `C ÷ (3600 × ${short(peakOf(accelerator) / 1e12)}万亿 × ${u})`,
      },
      { label: '日历时间', value: days, unit: '天', text: `${short(days)}天`, how: `H ÷ ${han(cards, '张')} ÷ 24` },
      { label: '机器费', value: cost, unit: '元', text: han(cost, '元'), how: `H × ${short(price)}元` },
      ...(published
        ? [
            {
              label: '公布的卡时',
              value: published,
              unit: 'GPU·时',
              text: `${han(published)} GPU·时`,
              how: `算得${hours < published ? '少' : '多'}${percent(Math.abs(hours / published - 1))}；差额里有6ND没计的运算与中断`,
            },
            {
              symbol: 'u',
              label: '由公布的卡时反推',
              value: implied,
              unit: '',
              text: implied.toFixed(3),
              how: 'C ÷ (3600 × 峰值 × 公布的卡时)',
            },
          ]
        : []),
    ],
  };
}

function lawOf(flop: number): string {
  if (flop > EU_SYSTEMIC_RISK) return '越过了欧盟的1e25，推定有系统性风险。';
  if (flop > EU_GENERAL_PURPOSE) return '越过了欧盟的1e23，没到1e25。';
  return '没到欧盟的1e23。';
}

const HEIGHT = 250;
const LEFT = 62;
const TOP = 24;
const BOTTOM = HEIGHT - 40;

/** Runs whose names stand at the left of their dots; the others' would meet them there. */
const LEFTWARD = /7B|GPT|405B/;

/** Parameters across, tokens up, both by ratios: equal compute is a slanting line, so size alone puts runs out of order. */
function Plane({ values, other }: ChartProps<Run, RunCost>) {
  const x = logarithmic([1e8, 1e12], [LEFT, 394]);
  const y = logarithmic([1e9, 1e14], [BOTTOM, TOP]);
  const place = ({ N, D }: { N: number; D: number }) => ({ cx: round(x(N)), cy: round(y(D)) });
  const now = { N: values.N * 1e8, D: values.D * 1e8 };
  const lines = [1e21, EU_GENERAL_PURPOSE, EU_SYSTEMIC_RISK].map((flop) => {
    // The line enters the chart at its left or top and leaves it at its right or bottom.
    const [from, to] = [Math.max(1e8, flop / 6 / 1e14), Math.min(1e12, flop / 6 / 1e9)];
    const end = { x: round(x(to)), y: round(y(flop / 6 / to)) };
    return { flop, end, d: `M${round(x(from))} ${round(y(flop / 6 / from))}L${end.x} ${end.y}` };
  });
  return (
    <Chart
      label="横轴是参数量，纵轴是训练词元，斜线上算力相等；点是公开的训练和你的设定，数值见下面的表"
      height={HEIGHT}
    >
      <Axes x={x} y={y} left={LEFT} top={TOP} bottom={BOTTOM} names={['参数量', '训练词元']} />
      {lines.map(({ flop, d, end }) => (
        <g key={flop} class="series-3">
          <path class="line" d={d} />
          <text class="halo end" x={end.x - 6} y={Math.min(BOTTOM - 6, end.y + 10)}>
            {`${scientific(flop)} FLOP`}
          </text>
        </g>
      ))}
      {RUNS.map((run) => (
        <g key={run.name} class="series-2">
          <circle {...place(run)} r={4} />
          <text
            class={LEFTWARD.test(run.name) ? 'halo end' : 'halo'}
            x={round(x(run.N)) + (LEFTWARD.test(run.name) ? -7 : 9)}
            y={round(y(run.D)) + (run.name === 'GPT-3' ? 16 : -8)}
          >
            {run.name}
          </text>
        </g>
      ))}
      {other && <circle class="ghost" {...place({ N: other.values.N * 1e8, D: other.values.D * 1e8 })} r={7} />}
      <g class="series-1">
        <circle class="mark" {...place(now)} r={8} />
      </g>
    </Chart>
  );
}
