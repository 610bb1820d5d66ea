import { AxisX, AxisY, Chart, linear, logarithmic, round } from '../charts.tsx';
import { BadInput, type ChartProps, defineModel, type Report } from '../model.ts';
import { grouped, han, short } from '../numbers.ts';
import { type Course, type Descent, examples } from './examples.ts';
import { curvatures, leastSquares, type Line, loss, spread, standardized, steepestAngle, step } from './formulas.ts';

const coordinate = { kind: 'number', unit: '', min: -1000, max: 1000 } as const;

export default defineModel({
  inputs: {
    alpha: { kind: 'number', symbol: 'α', label: '学习率', unit: '', min: 1e-4, max: 10, log: true },
    steps: { kind: 'number', label: '走几步', unit: '步', min: 1, max: 5000, log: true, integer: true },
    standardize: { kind: 'choice', label: 'x的尺度', options: { no: '原样', yes: '减均值，除以标准差' } },
    points: {
      kind: 'rows',
      label: '数据',
      min: 2,
      max: 12,
      columns: {
        x: { ...coordinate, symbol: 'x_i', label: '输入' },
        y: { ...coordinate, symbol: 'y_i', label: '真实值' },
      },
    },
  },
  examples,
  compute,
  report,
  Chart: Valley,
});

/** Growth of the loss after which it is plain that it never comes back. */
const LOST = 1e6;
/** Lines on the way that the chart draws. */
const SHOWN = 12;

function compute({ alpha, steps, standardize, points }: Descent): Course {
  const { mean, variance } = spread(points);
  if (variance <= 1e-9 * (1 + mean * mean)) {
    throw new BadInput('各条数据的x几乎相同，定不出一条线：至少让两个x不一样。');
  }
  const used = standardize === 'yes' ? standardized(points) : points;
  const goal = leastSquares(used);
  const least = loss(used, goal);
  const [lambdaMax, lambdaMin] = curvatures(used);
  let line: Line = { w: 0, b: 0 };
  const path = [line];
  const losses = [loss(used, line)];
  const lost = LOST * (1 + (losses[0] as number));
  let reached = 0;
  for (let taken = 1; taken <= steps && (losses.at(-1) as number) < lost; taken += 1) {
    line = step(used, line, alpha);
    losses.push(loss(used, line));
    if (taken <= SHOWN) path.push(line);
    if (!reached && Math.hypot(line.w - goal.w, line.b - goal.b) < 1e-9) reached = taken;
  }
  if (loss(used, line) < (losses[0] as number)) path.push(line);
  const deviation = standardize === 'yes' ? Math.sqrt(variance) : 1;
  const w = line.w / deviation;
  return {
    w,
    b: standardize === 'yes' ? line.b - w * mean : line.b,
    best: leastSquares(points),
    least,
    losses,
    path,
    goal,
    used,
    final: losses.at(-1) as number,
    lambdaMax,
    lambdaMin,
    kappa: lambdaMax / lambdaMin,
    limit: 2 / lambdaMax,
    fastest: 2 / (lambdaMin + lambdaMax),
    factor: Math.max(Math.abs(1 - alpha * lambdaMax), Math.abs(1 - alpha * lambdaMin)),
    reached,
    cut: losses.length <= steps,
  };
}

function report(course: Course, { alpha }: Descent): Report {
  const { w, b, best, least, losses, final, lambdaMax, lambdaMin, kappa, limit, fastest, factor } = course;
  const taken = losses.length - 1;
  const line = (symbol: string, label: string, value: number, how: string, text = near(value)) => ({
    symbol,
    label,
    value,
    unit: '',
    text,
    how,
  });
  // Steps in which the slower direction's error becomes a tenth.
  const tenth = factor > 0 ? Math.ceil(Math.log(10) / -Math.log(factor)) : 1;
  return {
    says: verdict(course, alpha, tenth),
    steps: [
      line('w', '走到的斜率', w, `最优解${near(best.w)}`),
      line('b', '走到的截距', b, `最优解${near(best.b)}`),
      line('L', '走到的损失', final, `起点${near(losses[0] as number)}，${han(taken)}步后；最低${near(least)}`),
      line('λ', '最大曲率', lambdaMax, `最小${near(lambdaMin)}`),
      line('2/λ', '学习率上限', limit, `2 ÷ ${near(lambdaMax)}`),
      line('κ', '条件数', kappa, `${near(lambdaMax)} ÷ ${near(lambdaMin)}`),
      line('', '每步误差乘', factor, `|1 − ${alpha}λ|里较大的那个`, factor.toFixed(4)),
      converges(course)
        ? line('', '误差缩到十分之一', tenth, 'ln 10 ÷ −ln(每步误差乘)', `${han(tenth)}步`)
        : line('', '误差缩到十分之一', 0, '每步误差乘不小于1', '缩不了'),
      line('', '最快的固定学习率', fastest, `2 ÷ (${near(lambdaMin)} + ${near(lambdaMax)})`),
    ],
    tables: [
      {
        caption: '每一步的损失',
        head: ['步', '损失'],
        rows: samples(taken, 12).map((at) => [at, Number((losses[at] as number).toPrecision(6))]),
      },
    ],
  };
}

/** Four digits. */
function near(value: number): string {
  const rounded = Number(value.toPrecision(4));
  const size = Math.abs(rounded);
  return size >= 1e6 || (size > 0 && size < 1e-3) ? short(value) : grouped(String(rounded));
}

function converges({ factor }: Course): boolean {
  return factor < 1 - 1e-12;
}

function verdict(course: Course, alpha: number, tenth: number): string {
  const { limit, fastest, factor, kappa, losses, cut } = course;
  if (!converges(course)) {
    const end = cut ? `走到第${losses.length - 1}步，损失已是起点的百万倍，停了` : '误差不会再缩小';
    return `学习率${alpha}不低于上限${near(limit)}，误差每步乘${factor.toFixed(4)}：${end}。先降到${near(fastest)}。`;
  }
  const slow = alpha < fastest ? '慢在平的那个方向' : '慢在陡的那个方向来回跨';
  if (factor < 1e-6) return `学习率${alpha}离上限${near(limit)}还远，两个方向的误差一步就消掉：标准化之后曲率都是1。`;
  return `学习率${alpha}低于上限${near(limit)}，会收敛；误差每${han(tenth)}步缩到十分之一，${slow}，条件数是${near(kappa)}。`;
}

/** About so many whole numbers from 0 to an end, denser at the start. */
function samples(end: number, count: number): number[] {
  const all = Array.from({ length: count }, (_, index) => Math.round((1 + end) ** (index / (count - 1)) - 1));
  return [...new Set(all)];
}

const HEIGHT = 216;
const TOP = 24;
const BOTTOM = 172;
const SPLIT = 176;
const LEFT = 226;

/** At the left the path over the loss's contours, at the right what is left to lose, by steps, on a scale of ratios. */
function Valley({ result, other }: ChartProps<Descent, Course>) {
  return (
    <Chart label="左边是损失的等高线和走过的路，右边是每一步比最低点多出的损失，对数尺；数值见下面的表" height={HEIGHT}>
      <Contours course={result} />
      <Excess course={result} other={other?.result} />
    </Chart>
  );
}

function Contours({ course: { goal, path, used, lambdaMax, lambdaMin } }: { course: Course }) {
  // Seen from the goal, with the start and a margin in sight.
  const reach = 1.45 * Math.max(Math.abs(goal.w), Math.abs(goal.b), 1e-9);
  const height = BOTTOM - TOP;
  const x = linear([goal.w - reach, goal.w + reach], [0, SPLIT], 3);
  const y = linear([goal.b - reach, goal.b + reach], [height, 0], 3);
  const degrees = round((-steepestAngle(used) * 180) / Math.PI);
  const points = path
    .map(({ w, b }) => `${round(clamp(x(w), SPLIT))} ${round(clamp(y(b), height))}`)
    .filter((point, index, all) => point !== all[index - 1]);
  return (
    <>
      <text class="axis-name" x={0} y={12}>
        截距b
      </text>
      <text class="axis-name end" x={SPLIT} y={HEIGHT - 26}>
        斜率w
      </text>
      <svg x={0} y={TOP} width={SPLIT} height={height}>
        <rect class="cell" width={SPLIT} height={height} />
        <g class="series-3">
          {[12, 30, 50, 72].map((half) => (
            <ellipse
              key={half}
              class="line"
              cx={0}
              cy={0}
              rx={round(half * Math.sqrt(lambdaMin / lambdaMax))}
              ry={half}
              transform={`translate(${round(x(goal.w))} ${round(y(goal.b))}) scale(1 ${round((height / SPLIT) * 100) / 100}) rotate(${degrees})`}
            />
          ))}
        </g>
        <g class="series-1">
          <path class="line" d={`M${points.join('L')}`} />
          {points.slice(0, SHOWN).map((point) => {
            const [cx, cy] = point.split(' ');
            return <circle key={point} cx={cx} cy={cy} r={2.5} />;
          })}
        </g>
        <g class="series-2">
          <circle cx={round(x(goal.w))} cy={round(y(goal.b))} r={4} />
        </g>
      </svg>
    </>
  );
}

/** A path that leaves the picture is drawn along its edge. */
function clamp(place: number, end: number): number {
  return Math.max(0, Math.min(end, place));
}

/** Below this nothing is left to lose. */
const NOTHING = 1e-9;

function Excess({ course, other }: { course: Course; other: Course | undefined }) {
  const excess = (one: Course) =>
    samples(one.losses.length - 1, 60).map((at) => ({
      at,
      left: Math.max(NOTHING, (one.losses[at] as number) - one.least),
    }));
  const now = excess(course);
  const before = other && excess(other);
  const all = [...now, ...(before ?? [])];
  const x = linear([0, Math.max(...all.map(({ at }) => at))], [LEFT, 392], 2);
  const y = logarithmic(
    all.map(({ left }) => left),
    [BOTTOM, TOP],
  );
  const draw = (points: typeof now) =>
    `M${points.map(({ at, left }) => `${round(x(at))} ${round(y(left))}`).join('L')}`;
  return (
    <>
      <text class="axis-name end" x={394} y={12}>
        比最低点多出的损失
      </text>
      <AxisX x={x} top={TOP} bottom={BOTTOM} />
      <AxisY y={y} left={LEFT} />
      <text class="axis-name end" x={394} y={HEIGHT - 4}>
        步
      </text>
      {before && (
        <g class="series-4">
          <path class="line" stroke-dasharray="4 3" d={draw(before)} />
        </g>
      )}
      <g class="series-1">
        <path class="line" d={draw(now)} />
      </g>
    </>
  );
}
