import { Axes, Chart, linear, logarithmic, round, WIDTH } from '../charts.tsx';
import { SCALING_FITS } from '../constants.ts';
import { type ChartProps, defineModel, type Report } from '../model.ts';
import { han, percent, scientific, short } from '../numbers.ts';
import { type Advice, examples, type Split, type Training } from './examples.ts';
import { type Fit, loss, optimum, servedUntilEven, tokensFor } from './formulas.ts';

const { hoffmann, besiroglu } = SCALING_FITS;
/** The experiments behind the fit had up to so many parameters. */
const LARGEST_FITTED = 160e8;

export default defineModel({
  inputs: {
    C: { kind: 'number', symbol: 'C', label: '训练算力FLOP', unit: '×1e21', min: 0.01, max: 1e5, log: true },
    N: { kind: 'number', symbol: 'N', label: '参数量', unit: '亿个', min: 0.1, max: 20_000, log: true },
    smaller: { kind: 'number', label: '换成更小的模型', unit: '亿个', min: 0.1, max: 20_000, log: true },
    daily: { kind: 'number', label: '每天服务的词元', unit: '亿个', min: 0.01, max: 1e5, log: true },
  },
  groups: { 一次训练: ['C', 'N'], 省推理费: ['smaller', 'daily'] },
  examples,
  compute,
  report,
  Chart: Valleys,
});

function advice(fit: Fit, C: number, N: number): Advice {
  const best = optimum(fit, C);
  return { best, bestLoss: loss(fit, best.N, best.D), loss: loss(fit, N, C / 6 / N) };
}

function compute(split: Split): Training {
  const [C, N, smaller] = [split.C * 1e21, split.N * 1e8, split.smaller * 1e8];
  const D = C / 6 / N;
  const [old, refit] = [advice(hoffmann, C, N), advice(besiroglu, C, N)];
  const need = smaller < N ? tokensFor(besiroglu, smaller, refit.loss) : Number.NaN;
  const extraFlop = 6 * smaller * need - C;
  return {
    D,
    ratio: D / N,
    old,
    refit,
    oldRatio: old.best.D / old.best.N,
    ratioOfRefit: refit.best.D / refit.best.N,
    need,
    extra: extraFlop / C,
    served: servedUntilEven(extraFlop, N, smaller),
  };
}

function report(training: Training, { C, N, smaller, daily }: Split): Report {
  const { D, ratio, old, refit, oldRatio, ratioOfRefit, need, extra, served } = training;
  const split = ({ best }: Advice) => `${han(best.N)}参数，${han(best.D)}词元`;
  const waste = refit.loss / refit.bestLoss - 1;
  return {
    says: `每个参数配${short(ratio)}个词元；2022年系数的最优是${short(oldRatio)}，2024年重拟合是${short(ratioOfRefit)}，按后者损失${waste < 0.0005 ? '已几乎最低' : `高出${percent(waste)}`}。${smallerInWords(training, smaller < N, daily)}`,
    steps: [
      {
        symbol: 'D',
        label: '词元',
        value: D,
        unit: '个',
        text: `${han(D)}个`,
        how: `${scientific(C * 1e21)} ÷ 6 ÷ ${han(N * 1e8)}${N * 1e8 > LARGEST_FITTED ? '；参数超出了拟合范围' : ''}`,
      },
      { symbol: 'D/N', label: '每个参数配的词元', value: ratio, unit: '', text: short(ratio) },
      {
        label: '2022年系数的最优配比',
        value: oldRatio,
        unit: '',
        text: short(oldRatio),
        how: split(old),
      },
      {
        label: '2024年重拟合的最优配比',
        value: ratioOfRefit,
        unit: '',
        text: short(ratioOfRefit),
        how: split(refit),
      },
      lossLine('2022年系数的损失', old),
      lossLine('2024年重拟合的损失', refit),
      ...(Number.isFinite(need)
        ? [
            {
              label: `${han(smaller * 1e8)}参数追平要的词元`,
              value: need,
              unit: '个',
              text: `${han(need)}个`,
              how: `按2024年重拟合，训练算力${extra < 0 ? '少' : '多'}${percent(Math.abs(extra))}`,
            },
            {
              label: '服务多少词元回本',
              value: served,
              unit: '个',
              text: served > 0 ? `${han(served)}个` : '当场',
              how: `多花的运算 ÷ 2 ÷ 少掉的${han((N - smaller) * 1e8)}参数；每天${han(daily * 1e8)}个`,
            },
          ]
        : []),
    ],
  };
}

function lossLine(label: string, { loss: value, bestLoss }: Advice) {
  return { symbol: 'L', label, value, unit: '奈特', text: value.toFixed(3), how: `最优${bestLoss.toFixed(3)}` };
}

function smallerInWords({ need, served }: Training, isSmaller: boolean, daily: number): string {
  if (!isSmaller) return '换的模型不比它小，省不了推理费。';
  if (!Number.isFinite(need)) return '换小的模型，多少词元也追不上。';
  if (served <= 0) return '换小的模型，训练和推理都更省。';
  return `换小的模型，服务${han(served / (daily * 1e8))}天回本。`;
}

const HEIGHT = 230;
const LEFT = 40;
const TOP = 24;
const BOTTOM = HEIGHT - 40;

/** Loss along one budget by tokens per parameter: two valleys whose bottoms are far apart, and how flat they are. */
function Valleys({ values, result, other }: ChartProps<Split, Training>) {
  const x = logarithmic([1, 1e3, result.ratio], [LEFT, WIDTH - 6]);
  const C = values.C * 1e21;
  const ratios = Array.from({ length: 61 }, (_, index) => {
    const [from, to] = [Math.log10(x.ticks[0] as number), Math.log10(x.ticks.at(-1) as number)];
    return 10 ** (from + (index / 60) * (to - from));
  });
  const curves = [
    { name: '2022年系数', series: 'series-2', fit: hoffmann, ...result.old, at: result.oldRatio },
    { name: '2024年重拟合', series: 'series-3', fit: besiroglu, ...result.refit, at: result.ratioOfRefit },
  ].map((curve) => ({
    ...curve,
    points: ratios.map((ratio) => {
      const N = Math.sqrt(C / 6 / ratio);
      return { ratio, loss: loss(curve.fit, N, ratio * N) };
    }),
  }));
  const low = Math.min(...curves.map(({ bestLoss }) => bestLoss));
  const high = Math.max(low * 1.06, ...curves.map((curve) => curve.loss * 1.01));
  const y = linear([low * 0.99, high], [BOTTOM, TOP]);
  return (
    <Chart label="同一笔算力下，损失随每个参数配的词元数变化；两套系数各一条曲线，数值见下面的表" height={HEIGHT}>
      <Axes
        x={x}
        y={y}
        left={LEFT}
        top={TOP}
        bottom={BOTTOM}
        names={['每个参数配的词元D/N', '损失L']}
        formatY={short}
      />
      <g class="series-1">
        <path class="line" d={`M${round(x(result.ratio))} ${TOP}V${BOTTOM}`} />
      </g>
      {curves.map(({ name, series, points, at, bestLoss, loss: here }, index) => (
        <g key={name} class={series}>
          <path
            class="line"
            d={points
              .filter((point) => point.loss <= high)
              .map((point, place) => `${place ? 'L' : 'M'}${round(x(point.ratio))} ${round(y(point.loss))}`)
              .join('')}
          />
          <circle cx={round(x(at))} cy={round(y(bestLoss))} r={4} />
          <text class="halo middle" x={round(x(at))} y={round(y(bestLoss)) + (index ? -8 : 16)}>
            {`${name}${short(at)}`}
          </text>
          <circle class="mark" cx={round(x(result.ratio))} cy={round(y(here))} r={7} />
        </g>
      ))}
      {other && <path class="ghost" d={`M${round(x(other.result.ratio))} ${TOP}V${BOTTOM}`} />}
    </Chart>
  );
}
