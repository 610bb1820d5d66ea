import { Chart, round } from '../charts.tsx';
import { type ChartProps, defineModel, type Report } from '../model.ts';
import { han, percent, short } from '../numbers.ts';
import { type Backpropagation, examples, type Setting } from './examples.ts';
import { backward, descend, differences, flat, forward, type LossName, type Network, type Sample } from './formulas.ts';

const parameter = { kind: 'number', unit: '', min: -20, max: 20, step: 0.1 } as const;

export default defineModel({
  inputs: {
    x1: { ...parameter, symbol: 'x', label: '输入1', min: -5, max: 5 },
    x2: { ...parameter, symbol: 'x', label: '输入2', min: -5, max: 5 },
    label: { kind: 'choice', symbol: 'y', label: '标签', options: { '0': '0', '1': '1' } },
    loss: { kind: 'choice', symbol: 'L', label: '损失', options: { bce: '二元交叉熵', mse: '均方误差' } },
    alpha: { kind: 'number', symbol: 'α', label: '学习率', unit: '', min: 0.01, max: 10, log: true },
    steps: { kind: 'number', label: '走几步', unit: '步', min: 1, max: 500, log: true, integer: true },
    bias: { ...parameter, symbol: 'b', label: '输出的偏置', min: -10, max: 10 },
    hidden: {
      kind: 'rows',
      label: '隐藏神经元',
      min: 1,
      max: 5,
      columns: {
        from1: { ...parameter, symbol: 'θ', label: '自输入1' },
        from2: { ...parameter, symbol: 'θ', label: '自输入2' },
        bias: { ...parameter, symbol: 'b', label: '偏置' },
        out: { ...parameter, symbol: 'θ', label: '到输出' },
      },
    },
  },
  groups: {
    样本与训练: ['x1', 'x2', 'label', 'loss', 'alpha', 'steps', 'bias'],
    '隐藏层，一行一个神经元': ['hidden'],
  },
  examples,
  compute,
  report,
  Chart: Graph,
});

function compute({ x1, x2, label, loss, alpha, steps, bias, hidden }: Setting): Backpropagation {
  const network: Network = { hidden, bias };
  const sample: Sample = { x1, x2, y: Number(label) };
  const lossName = loss as LossName;
  const pass = forward(network, sample, lossName);
  const gradient = backward(network, sample, lossName);
  const checked = differences(network, sample, lossName);
  const slopes = flat(gradient);
  let trained = network;
  for (let taken = 0; taken < steps; taken += 1) trained = descend(trained, sample, lossName, alpha);
  return {
    pass,
    gradient,
    checked,
    worst: Math.max(...slopes.map((slope, index) => Math.abs(slope - (checked[index] as number)))),
    output: pass.output,
    loss: pass.loss,
    delta: gradient.outputDelta,
    after: forward(trained, sample, lossName).loss,
    early: Math.hypot(...gradient.hidden.flatMap(({ from1, from2, bias: own }) => [from1, from2, own])),
    late: Math.hypot(...gradient.hidden.map(({ out }) => out), gradient.bias),
    parameters: slopes.length,
  };
}

/** Four decimals, with a minus of its own width. */
function four(value: number): string {
  const size = Math.abs(value);
  const text = size > 0 && size < 5e-5 ? short(size) : size.toFixed(4);
  return value < 0 ? `−${text}` : text;
}

function report(result: Backpropagation, setting: Setting): Report {
  const { pass, gradient, checked, worst, output, loss, delta, after, early, late, parameters } = result;
  const { x1, x2, label, loss: lossName, alpha, steps, hidden, bias } = setting;
  const line = (symbol: string, name: string, value: number, how: string, text = four(value)) => ({
    symbol,
    label: name,
    value,
    unit: '',
    text,
    how,
  });
  const slopes = flat(gradient);
  return {
    says: verdict(result, setting),
    steps: [
      line('z', '输出的加权输入', pass.z, `${bias}加上各隐藏激活值乘“到输出”`),
      line('a', '输出', output, '1 ÷ (1 + e⁻ᶻ)'),
      line('L', '损失', loss, lossName === 'bce' ? `−ln(${label === '1' ? 'a' : '1 − a'})` : `½(a − ${label})²`),
      line('δ', '输出的敏感度', delta, lossName === 'bce' ? `a − ${label}` : `(a − ${label})·a(1 − a)`),
      line('', '输出一层的梯度，长度', late, `${hidden.length + 1}个参数`),
      line('', '隐藏一层的梯度，长度', early, `输入是${x1}和${x2}，${hidden.length * 3}个参数`),
      line('L', '改参数之后的损失', after, `学习率${alpha}，${han(steps)}步，全部${parameters}个参数`),
      line('', '与中心差分的最大偏差', worst, '两侧各挪0.00001', short(worst)),
    ],
    tables: [
      {
        caption: '每个参数的值、梯度与中心差分',
        head: ['参数', '值', '梯度', '中心差分'],
        rows: flat({ hidden, bias }).map((value, index) => [
          nameOf(index, hidden.length),
          String(value),
          four(slopes[index] as number),
          four(checked[index] as number),
        ]),
      },
    ],
  };
}

function nameOf(index: number, hidden: number): string {
  const neuron = Math.floor(index / 4) + 1;
  if (neuron > hidden) return '输出的偏置';
  return `隐藏${neuron}${['自输入1', '自输入2', '偏置', '到输出'][index % 4]}`;
}

function verdict({ output, loss, delta, after, early, late }: Backpropagation, { label, steps }: Setting): string {
  const start = `标签是${label}，模型报${short(output)}，敏感度${four(delta)}。`;
  const end = `${han(steps)}步之后损失从${four(loss)}${after < loss ? '降到' : after > loss ? '升到' : '仍是'}${four(after)}。`;
  if (delta === 0) return `${start}报的和标签分毫不差，或者饱和到梯度消失，没有可改的。`;
  if (early === 0) return `${start}隐藏层的梯度全是0，误差传不回去，只有输出一层在学。${end}`;
  return `${start}隐藏一层的梯度是输出一层的${percent(early / late)}。${end}`;
}

const HEIGHT = 220;
const COLUMNS = [36, 200, 364] as const;
const MIDDLE = 112;

/** The network: in the circles what goes forward, below them what comes back; the wider a line, the larger its gradient, by its root. */
function Graph({ values, result }: ChartProps<Setting, Backpropagation>) {
  const { pass, gradient } = result;
  const count = values.hidden.length;
  const gap = Math.min(84, 168 / Math.max(1, count - 1));
  const rowOf = (index: number) => MIDDLE + (index - (count - 1) / 2) * gap;
  const inputs = [values.x1, values.x2].map((value, index) => ({ value, y: MIDDLE + (index - 0.5) * 84 }));
  const edges = gradient.hidden.flatMap(({ from1, from2, out }, index) => [
    { slope: from1, from: [COLUMNS[0], inputs[0]!.y], to: [COLUMNS[1], rowOf(index)] },
    { slope: from2, from: [COLUMNS[0], inputs[1]!.y], to: [COLUMNS[1], rowOf(index)] },
    { slope: out, from: [COLUMNS[1], rowOf(index)], to: [COLUMNS[2], MIDDLE] },
  ]);
  return (
    <Chart label="左边是输入，中间是隐藏层，右边是输出；线越粗，那个权重的梯度越大；数值见下面的表" height={HEIGHT}>
      {edges.map(({ slope, from, to }, index) => (
        <g key={index} class={slope < 0 ? 'series-1' : 'series-2'}>
          <path class="rail" d={`M${from.map(round).join(' ')}L${to.map(round).join(' ')}`} />
          {slope !== 0 && (
            <path
              fill="none"
              stroke="var(--series)"
              stroke-width={round(Math.min(12, 9 * Math.sqrt(Math.abs(slope))))}
              d={`M${from.map(round).join(' ')}L${to.map(round).join(' ')}`}
            />
          )}
        </g>
      ))}
      {inputs.map(({ value, y }, index) => (
        <Neuron key={index} x={COLUMNS[0]} y={y} activation={value} />
      ))}
      {pass.hidden.map((activation, index) => (
        <Neuron
          key={index}
          x={COLUMNS[1]}
          y={rowOf(index)}
          activation={activation}
          delta={gradient.hiddenDeltas[index]}
        />
      ))}
      <Neuron x={COLUMNS[2]} y={MIDDLE} activation={pass.output} delta={gradient.outputDelta} />
      <text class="axis-name end" x={394} y={14}>
        {`标签${values.label}，损失${short(pass.loss)}`}
      </text>
      <text class="axis-name end" x={394} y={HEIGHT - 4}>
        框里是激活值，下面是敏感度
      </text>
    </Chart>
  );
}

interface NeuronProps {
  x: number;
  y: number;
  activation: number;
  delta?: number | undefined;
}

function Neuron({ x, y, activation, delta }: NeuronProps) {
  return (
    <>
      <rect class="cell" x={x - 30} y={round(y - 13)} width={60} height={26} rx={13} />
      <text class="middle" x={x} y={round(y + 5)}>
        {short(Number(activation.toFixed(3)))}
      </text>
      {delta !== undefined && (
        <text class="halo middle" x={x} y={round(y + 29)}>
          {short(Number(delta.toFixed(3))).replace('-', '−')}
        </text>
      )}
    </>
  );
}
