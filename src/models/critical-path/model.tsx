import { AxisX, Chart, linear, round, WIDTH } from '../charts.tsx';
import { BadInput, type ChartProps, type Computing, defineModel, type Report } from '../model.ts';
import { percent, short } from '../numbers.ts';
import { type Activity, examples, type Outlook, type Plan } from './examples.ts';
import {
  criticalVariance,
  durationVariance,
  expectedDuration,
  inOrder,
  type Network,
  NO_SLACK,
  normalShare,
  quantile,
  schedule,
  simulate,
} from './formulas.ts';

const days = (value: number) => `${short(Number(value.toFixed(1)))}天`;
const estimate = { kind: 'number', unit: '天', min: 0, max: 500 } as const;

export default defineModel({
  inputs: {
    T: { kind: 'number', label: '想承诺的日子', unit: '天', min: 1, max: 1000, step: 1 },
    runs: { kind: 'choice', label: '模拟多少遍', options: { '5000': '5,000遍', '20000': '2万遍', '50000': '5万遍' } },
    seed: { kind: 'number', label: '随机数的种子', unit: '', min: 1, max: 99_999_999, integer: true },
    activities: {
      kind: 'rows',
      label: '活动',
      min: 1,
      max: 20,
      columns: {
        id: { kind: 'text', label: '代号', maxLength: 1 },
        name: { kind: 'text', label: '名字', maxLength: 8 },
        before: { kind: 'text', label: '前置', maxLength: 8 },
        a: { ...estimate, symbol: 'a', label: '顺利' },
        m: { ...estimate, symbol: 'm', label: '最可能' },
        b: { ...estimate, symbol: 'b', label: '不顺' },
      },
    },
  },
  examples,
  compute,
  report,
  Chart: Gantt,
});

/** @throws BadInput where letters or estimates don't make a plan */
function networkOf(activities: readonly Activity[]): Network {
  const places = new Map<string, number>();
  for (const [place, { id, a, m, b }] of activities.entries()) {
    if (!id.trim()) throw new BadInput(`第${place + 1}条没有代号：给它一个字母。`);
    if (places.has(id)) throw new BadInput(`代号${id}用了两次：改掉其中一个。`);
    if (!(a <= m && m <= b)) throw new BadInput(`${id}的三个数要从小到大：顺利、最可能、不顺。`);
    places.set(id, place);
  }
  return activities.map(({ id, before }) =>
    [...new Set(before.replace(/[\s、，,]/g, ''))].map((letter) => {
      const place = places.get(letter);
      if (place === undefined) throw new BadInput(`${id}的前置“${letter}”不在单子上：写已有的代号，例如“BD”。`);
      return place;
    }),
  );
}

function* compute({ T, runs, seed, activities }: Plan): Computing<Outlook> {
  const network = networkOf(activities);
  const order = inOrder(network);
  const letters = (keep: (place: number) => boolean) =>
    activities
      .filter((_, place) => keep(place))
      .map(({ id }) => id)
      .join('');
  if (order.length < activities.length) {
    throw new BadInput(`${letters((place) => !order.includes(place))}的前置绕成了圈，谁也开不了工：断开一处。`);
  }
  const plan = schedule(network, order, activities.map(expectedDuration));
  const slack = plan.LS.map((latest, place) => Math.max(0, latest - (plan.ES[place] as number)));
  const deviation = Math.sqrt(criticalVariance(network, order, plan, activities.map(durationVariance)));
  const { ends, critical } = yield* simulate(network, order, activities, Number(runs), seed);
  const by = (day: number) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] as number) <= day + NO_SLACK) low = middle + 1;
      else high = middle;
    }
    return low / ends.length;
  };
  const [first, last] = [Math.floor(ends[0] as number), Math.ceil(quantile(ends, 0.995))];
  const every = Math.max(1, Math.ceil((last - first) / 40));
  return {
    ...plan,
    slack,
    criticalIds: letters((place) => (slack[place] as number) <= NO_SLACK),
    deviation,
    byPath: deviation ? normalShare((T - plan.end) / deviation) : Number(T >= plan.end - NO_SLACK),
    bySimulation: by(T),
    mean: ends.reduce((sum, end) => sum + end, 0) / ends.length,
    byMean: by(plan.end),
    p80: quantile(ends, 0.8),
    p90: quantile(ends, 0.9),
    critical,
    watched: letters((place) => {
      const spare = slack[place] as number;
      const activity = activities[place] as Activity;
      return spare > NO_SLACK && activity.b - expectedDuration(activity) > spare;
    }),
    days: Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, index) => {
      const day = first + index * every;
      return { day, share: by(day) };
    }),
  };
}

function report(outlook: Outlook, { T, activities, runs }: Plan): Report {
  const { end, deviation, criticalIds, byPath, bySimulation, mean, byMean, p80, p90, watched } = outlook;
  const line = (label: string, value: number, how?: string) => ({
    label,
    value,
    unit: '天',
    text: days(value),
    ...(how && { how }),
  });
  const chance = (label: string, value: number, how: string) => ({
    label,
    value,
    unit: '',
    text: percent(value),
    how,
  });
  return {
    says: `关键路径${criticalIds}，按期望${days(end)}完工；模拟里${days(T)}内做完的有${percent(bySimulation)}，八成把握是${days(p80)}。${watched ? `有松弛也要盯：${watched}。` : ''}`,
    steps: [
      line('期望完工', end, `没有松弛的：${[...criticalIds].join('、')}`),
      { symbol: 'σ', ...line('关键路径的标准差', deviation, '各项方差之和开方'), text: `${short(deviation)}天` },
      chance(`只看关键路径，${days(T)}内做完`, byPath, `Φ((${short(T)} − ${short(end)}) ÷ ${short(deviation)})`),
      chance(`模拟，${days(T)}内做完`, bySimulation, `${short(Number(runs))}遍；几条路径汇合时要等最慢的`),
      chance('模拟，期望完工日之内做完', byMean, '不是一半'),
      line('模拟的平均完工', mean, mean > end ? '比期望值相加的晚' : undefined),
      line('八成把握', p80, '对外承诺它'),
      line('九成把握', p90),
    ],
    tables: [
      {
        caption: '每项活动：最早、松弛与成为关键的机会',
        head: ['活动', '期望μ', '最早ES–EF', '最晚LS–LF', '松弛s', '模拟里成为关键'],
        rows: activities.map((activity, place) => [
          `${activity.id} ${activity.name}`,
          days(expectedDuration(activity)),
          `${short(outlook.ES[place] as number)}–${short(outlook.EF[place] as number)}`,
          `${short(outlook.LS[place] as number)}–${short(outlook.LF[place] as number)}`,
          days(outlook.slack[place] as number),
          percent(outlook.critical[place] as number),
        ]),
      },
      {
        caption: '到哪一天做完的机会',
        head: ['工作日', '模拟里已做完'],
        rows: outlook.days.map(({ day, share }) => [day, percent(share)]),
      },
    ],
  };
}

const ROW = 19;
const CURVE = 64;

/** A bar for each activity with its slack behind it; below, on the same days, the share of runs that are done. */
function Gantt({ values, result, other }: ChartProps<Plan, Outlook>) {
  const x = linear([0, Math.max(result.end, values.T, result.p90) * 1.04], [6, WIDTH - 6]);
  const rows = values.activities.length * ROW + 4;
  const bottom = rows + 14 + CURVE;
  const y = linear([0, 1], [bottom, rows + 14]);
  const shown = result.days.filter(({ day }) => x(day) <= WIDTH - 6);
  const from = shown[0]?.day ?? 0;
  return (
    <Chart
      label="甘特图：横条是活动，后面的细线是松弛，深色的没有松弛；下面的曲线是到哪一天做完的机会，数值见下面的表"
      height={bottom + 22}
    >
      <AxisX x={x} top={0} bottom={bottom} format={(day) => `${short(day)}天`} />
      {values.activities.map(({ id, name }, place) => {
        const slack = result.slack[place] as number;
        const [start, end] = [x(result.ES[place] as number), x(result.EF[place] as number)];
        const before = start > WIDTH / 2;
        return (
          <g key={id} class={slack > NO_SLACK ? 'series-2' : 'series-1 strong'}>
            <rect
              class="bar"
              x={round(start)}
              y={place * ROW + 3}
              width={round(Math.max(1, end - start))}
              height={ROW - 7}
            />
            {slack > NO_SLACK && (
              <path class="line" d={`M${round(end)} ${place * ROW + 9}H${round(x(result.LF[place] as number))}`} />
            )}
            <text
              class={before ? 'halo end' : 'halo'}
              x={round(before ? start - 4 : x(result.LF[place] as number) + 4)}
              y={place * ROW + 13}
            >
              {`${id} ${name}`}
            </text>
          </g>
        );
      })}
      <g class="series-3">
        <path
          class="line"
          d={`M6 ${bottom}H${round(x(from))}${shown.map(({ day, share }) => `L${round(x(day))} ${round(y(share))}`).join('')}`}
        />
        <text class="halo" x={6} y={rows + 24}>
          做完的机会
        </text>
      </g>
      {other && (
        <path
          class="ghost"
          d={`M${round(x(Math.min(other.result.p80, x.ticks.at(-1) as number)))} ${rows}V${bottom}`}
        />
      )}
      {[
        { name: `八成${days(result.p80)}`, at: result.p80, share: 0.8, series: 'series-3' },
        {
          name: `${percent(result.bySimulation)}，${days(values.T)}`,
          at: values.T,
          share: result.bySimulation,
          series: 'series-4',
        },
      ].map(({ name, at, share, series }, index) => (
        <g key={series} class={series}>
          <circle cx={round(x(at))} cy={round(y(share))} r={4} />
          <text class="halo end" x={round(Math.max(150, x(from)))} y={rows + 24 + index * 18}>
            {name}
          </text>
        </g>
      ))}
    </Chart>
  );
}
