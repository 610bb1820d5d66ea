import { AxisX, Chart, linear, round, WIDTH } from '../charts.tsx';
import { type ChartProps, type Computing, defineModel, type Report } from '../model.ts';
import { han, percent, short } from '../numbers.ts';
import { examples, type Losses, type Register } from './examples.ts';
import {
  expectedLoss,
  grade,
  type Grades,
  lossVariance,
  quantile,
  quantileRange,
  score,
  simulate,
} from './formulas.ts';

/** The scale of the chapter's table, losses in 1e4 yuan. */
const GRADES: Grades = { probability: [0.05, 0.2, 0.4, 0.6], loss: [20, 50, 100, 200] };
/** The chance of running dry that the chapter lets pass. */
const ALPHA = 0.05;
const BINS = 40;

const wan = (value: number) => `${value < 1000 ? Number(value.toFixed(1)) : short(value)}万元`;

export default defineModel({
  inputs: {
    S: { kind: 'number', symbol: 'S', label: '应付意外的余钱', unit: '万元', min: 0, max: 10_000, step: 10 },
    draws: {
      kind: 'choice',
      label: '模拟多少个一年',
      options: { '10000': '1万次', '50000': '5万次', '100000': '10万次' },
    },
    seed: { kind: 'number', label: '随机数的种子', unit: '', min: 1, max: 99_999_999, integer: true },
    risks: {
      kind: 'rows',
      label: '风险',
      min: 1,
      max: 15,
      columns: {
        name: { kind: 'text', label: '名字', maxLength: 12 },
        p: { kind: 'number', symbol: 'p_i', label: '概率', unit: '', min: 0, max: 1 },
        mu: { kind: 'number', symbol: 'μ_i', label: '平均损失', unit: '万元', min: 0.01, max: 1e6 },
        sigma: { kind: 'number', symbol: 'σ_i', label: '标准差', unit: '万元', min: 0, max: 1e6 },
      },
    },
  },
  examples,
  compute,
  report,
  Chart: Distribution,
});

function* compute({ S, draws, seed, risks }: Register): Computing<Losses> {
  const n = Number(draws);
  const years = yield* yearsOf(risks, n, seed);
  let sum = 0;
  let over = 0;
  for (const loss of years) {
    sum += loss;
    if (loss > S) over += 1;
  }
  yield;
  const mean = sum / n;
  let squares = 0;
  for (const loss of years) squares += (loss - mean) ** 2;
  yield;
  const top = Math.max(quantile(years, 0.995), 1);
  const bins = Array.from({ length: BINS }, () => 0);
  for (const loss of years) {
    const bin = Math.floor((loss / top) * BINS);
    if (bin < BINS) bins[bin] = (bins[bin] as number) + 1;
  }
  yield;
  const scores = risks.map((risk) => score(risk, GRADES));
  const expectations = risks.map(expectedLoss);
  const variances = risks.map(lossVariance);
  const variance = total(variances);
  return {
    expected: total(expectations),
    variance,
    deviation: Math.sqrt(variance),
    mean,
    standardError: Math.sqrt(squares / (n - 1) / n),
    p50: quantile(years, 0.5),
    p90: quantile(years, 0.9),
    p90Range: quantileRange(years, 0.9),
    ruin: over / n,
    scores,
    expectations,
    variances,
    ...disagreements(scores, expectations),
    bins,
    top,
  };
}

/** The years last simulated: what is left over may change without new ones. */
let last: { key: string; years: Float64Array } | undefined;

function* yearsOf(risks: Register['risks'], draws: number, seed: number): Computing<Float64Array> {
  const key = JSON.stringify([risks, draws, seed]);
  if (last?.key !== key) last = { key, years: yield* simulate(risks, draws, seed) };
  return last.years;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function disagreements(scores: readonly number[], expectations: readonly number[]) {
  let reversed = 0;
  let tied = 0;
  for (const [i, score] of scores.entries()) {
    for (let j = i + 1; j < scores.length; j += 1) {
      const byScore = score - (scores[j] as number);
      const byMoney = (expectations[i] as number) - (expectations[j] as number);
      if (byScore * byMoney < 0) reversed += 1;
      if (byScore === 0 && byMoney !== 0) tied += 1;
    }
  }
  return { reversed, tied };
}

function report(losses: Losses, { S, risks, draws, seed }: Register): Report {
  const { expected, deviation, mean, standardError, p50, p90, p90Range, ruin, reversed, tied, variance } = losses;
  const line = (label: string, value: number, how?: string, symbol = '') => ({
    symbol,
    label,
    value,
    unit: '万元',
    text: wan(value),
    ...(how && { how }),
  });
  const shareOf = (index: number) => percent(variance && (losses.variances[index] as number) / variance);
  return {
    says: `十年里有九年损失不超过${wan(p90)}；超过余钱的概率${percent(ruin)}，${ruin > ALPHA ? '高于' : '不高于'}5%。${widest(losses, risks)}`,
    steps: [
      line('期望，按公式', expected, '各条概率乘损失之和', 'E[L]'),
      line('标准差，按公式', deviation, '各条方差之和开方'),
      line(
        '模拟的均值',
        mean,
        `与公式差${short(Math.abs(mean - expected) / (standardError || 1))}个标准误，${han(Number(draws), '次')}，种子${seed}`,
      ),
      { ...line('标准误', standardError, '模拟的标准差 ÷ √次数', 'SE'), text: `${short(standardError)}万元` },
      line('一半的年份不超过', p50, undefined, 'P50'),
      line('九成的年份不超过', p90, `95%的区间：${short(p90Range[0])}至${wan(p90Range[1])}`, 'P90'),
      {
        symbol: 'P(L>S)',
        label: '余钱不够的概率',
        value: ruin,
        unit: '',
        text: percent(ruin),
        how: `余钱${wan(S)}；自身误差±${percent(1.96 * Math.sqrt((ruin * (1 - ruin)) / Number(draws)))}`,
      },
      {
        label: '方格排反的两两比较',
        value: reversed,
        unit: '对',
        text: `${reversed}对`,
        how: `另有${tied}对同分而钱不同，共${(risks.length * (risks.length - 1)) / 2}对`,
      },
    ],
    tables: [
      {
        caption: '每条风险：方格得分、期望损失与方差占比',
        head: ['风险', '概率级×影响级', '得分', '期望（万元）', '方差占比'],
        rows: risks.map((risk, index) => [
          risk.name || `第${index + 1}条`,
          `${grade(risk.p, GRADES.probability)}×${grade(risk.mu, GRADES.loss)}`,
          losses.scores[index] as number,
          short(losses.expectations[index] as number),
          shareOf(index),
        ]),
      },
    ],
  };
}

/** The risk that moves the total most, and where the matrix puts it. */
function widest({ variances, scores, variance }: Losses, risks: Register['risks']): string {
  const index = variances.indexOf(Math.max(...variances));
  const name = risks[index]?.name || `第${index + 1}条`;
  const place = 1 + scores.filter((score) => score > (scores[index] as number)).length;
  const share = percent(variance && (variances[index] as number) / variance);
  return `波动最大的是${name}，占方差的${share}，方格把它排在第${place}。`;
}

const CELL = 30;
const GRID_LEFT = 38;
const BASE = 150;

/** Above, the simulated years by loss; below, the matrix with the same risks by number. */
function Distribution({ values, result, other }: ChartProps<Register, Losses>) {
  const end = Math.max(result.top, values.S * 1.05);
  const x = linear([0, end], [6, WIDTH - 6]);
  const years = Number(values.draws);
  const highest = Math.max(...result.bins) / years;
  const y = linear([0, Math.sqrt(highest)], [BASE, 20]);
  const bars = result.bins.map((count, index) => {
    const from = (index * result.top) / BINS;
    const to = ((index + 1) * result.top) / BINS;
    const height = BASE - y(Math.sqrt(count / years));
    return { from, x: round(x(from)), width: round(x(to) - x(from) - 0.8), height: round(height) };
  });
  const marks = [
    { name: 'P50', at: result.p50, line: 10 },
    { name: 'P90', at: result.p90, line: 28 },
    { name: '余钱S', at: values.S, line: 46 },
  ];
  return (
    <>
      <Chart label="一年总损失的分布，竖线是P50、P90和余钱；数值见下面的表" height={BASE + 24}>
        <AxisX x={x} top={20} bottom={BASE} format={(tick) => `${short(tick)}万`} />
        <text class="axis-name end" x={WIDTH - 6} y={12}>
          柱高按平方根
        </text>
        {bars.map((bar) => (
          <rect
            key={bar.from}
            class={bar.from >= values.S ? 'bar series-1' : 'bar series-2'}
            x={bar.x}
            y={round(BASE - bar.height)}
            width={Math.max(0, bar.width)}
            height={bar.height}
          />
        ))}
        {other && <path class="ghost" d={`M${round(x(other.result.p90))} 20V${BASE}`} />}
        {marks.map(({ name, at, line }) => (
          <g key={name} class={name === '余钱S' ? 'series-1' : 'series-4'}>
            <path class="line" d={`M${round(x(at))} ${line}V${BASE}`} />
            <text
              class={x(at) > WIDTH / 2 ? 'halo end' : 'halo'}
              x={round(x(at)) + (x(at) > WIDTH / 2 ? -5 : 5)}
              y={line + 6}
            >
              {`${name} ${short(at)}万`}
            </text>
          </g>
        ))}
      </Chart>
      <Matrix values={values} result={result} />
    </>
  );
}

function Matrix({ values, result }: ChartProps<Register, Losses>) {
  const cells = new Map<string, number[]>();
  for (const [index, risk] of values.risks.entries()) {
    const key = `${grade(risk.mu, GRADES.loss)} ${grade(risk.p, GRADES.probability)}`;
    cells.set(key, [...(cells.get(key) ?? []), index + 1]);
  }
  const first = result.variances.indexOf(Math.max(...result.variances)) + 1;
  const grades = [1, 2, 3, 4, 5];
  const width = (WIDTH - GRID_LEFT - 6) / 5;
  return (
    <Chart
      label="风险矩阵：横着是影响等级，竖着是概率等级，格里是风险的序号，波动最大的一条加粗"
      height={5 * CELL + 24}
    >
      {grades.flatMap((p) =>
        grades.map((loss) => (
          <rect
            key={`${loss} ${p}`}
            class={p * loss >= 12 ? 'cell high' : p * loss >= 6 ? 'cell middling' : 'cell'}
            x={round(GRID_LEFT + (loss - 1) * width)}
            y={(5 - p) * CELL}
            width={round(width)}
            height={CELL}
          />
        )),
      )}
      {[...cells].map(([key, numbers]) => {
        const [loss = 0, p = 0] = key.split(' ').map(Number);
        return (
          <text
            key={key}
            class={numbers.includes(first) ? 'middle heavy' : 'middle'}
            x={round(GRID_LEFT + (loss - 0.5) * width)}
            y={(5 - p) * CELL + 20}
          >
            {numbers.join('、')}
          </text>
        );
      })}
      <text class="axis-name" x={0} y={5 * CELL - 10}>
        1
      </text>
      <text class="axis-name" x={0} y={20}>
        概率
      </text>
      <text class="axis-name" x={GRID_LEFT} y={5 * CELL + 18}>
        1
      </text>
      <text class="axis-name end" x={WIDTH - 6} y={5 * CELL + 18}>
        影响5
      </text>
    </Chart>
  );
}
