import { AxisX, Chart, linear, round, WIDTH } from '../charts.tsx';
import { BadInput, type ChartProps, defineModel, type Report } from '../model.ts';
import { percent, short } from '../numbers.ts';
import { examples, type Plans, type Queue } from './examples.ts';
import { assign, grahamRatio, lowerBound, type Rule, RULES } from './formulas.ts';

const NAMES: Record<Rule, string> = {
  roundRobin: '轮询',
  leastLoad: '最少负载',
  firstIdle: '先空先派',
  earliestFinish: '最早完成',
};
const speed = { kind: 'number', symbol: 'v_i', unit: '', min: 0, max: 8, step: 0.5 } as const;
const hours = (value: number) => `${short(value)}小时`;

export default defineModel({
  inputs: {
    v1: { ...speed, label: '节点1' },
    v2: { ...speed, label: '节点2' },
    v3: { ...speed, label: '节点3' },
    v4: { ...speed, label: '节点4' },
    v5: { ...speed, label: '节点5' },
    v6: { ...speed, label: '节点6' },
    order: {
      kind: 'choice',
      label: '先派哪个',
      options: { listed: '照单子的次序', longest: '长的先派', shortest: '短的先派' },
    },
    jobs: {
      kind: 'rows',
      label: '任务',
      min: 1,
      max: 40,
      columns: {
        p: { kind: 'number', symbol: 'p_j', label: '工作量', unit: '标准卡时', min: 0.01, max: 1e5 },
      },
    },
  },
  groups: { '各节点的速度，0就是没有它': ['v1', 'v2', 'v3', 'v4', 'v5', 'v6'], 任务单: ['order', 'jobs'] },
  examples,
  compute,
  report,
  Chart: Nodes,
});

function compute({ v1, v2, v3, v4, v5, v6, order, jobs }: Queue): Plans {
  const speeds = [v1, v2, v3, v4, v5, v6].filter((v) => v > 0);
  if (!speeds.length) throw new BadInput('六个节点的速度都是0，没有谁能干活：给其中一个大于0的速度。');
  const work = jobs.map(({ p }) => p);
  if (order !== 'listed') work.sort((a, b) => (order === 'longest' ? b - a : a - b));
  const plans = Object.fromEntries(RULES.map((rule) => [rule, assign(work, speeds, rule)])) as Plans['plans'];
  const { roundRobin, leastLoad, firstIdle, earliestFinish } = plans;
  return {
    speeds,
    work,
    bound: lowerBound(work, speeds),
    plans,
    roundRobin: roundRobin.makespan,
    leastLoad: leastLoad.makespan,
    firstIdle: firstIdle.makespan,
    earliestFinish: earliestFinish.makespan,
  };
}

function report({ speeds, work, bound, plans }: Plans): Report {
  const equal = speeds.every((v) => v === speeds[0]);
  const sum = work.reduce((a, b) => a + b, 0);
  const capacity = speeds.reduce((a, b) => a + b, 0);
  const byTime = RULES.toSorted((a, b) => plans[a].makespan - plans[b].makespan);
  const [best, worst] = [byTime[0] as Rule, byTime.at(-1) as Rule];
  return {
    says: `${verdict(plans[best].makespan, plans[worst].makespan, best, worst)}下界是${hours(bound)}。${advice(plans, equal, speeds)}`,
    steps: [
      {
        label: '下界',
        value: bound,
        unit: '小时',
        text: hours(bound),
        how: `${short(sum)} ÷ ${short(capacity)}，与最长的放在最快的节点上，取大`,
      },
      ...RULES.map((rule) => ({
        symbol: 'C_max',
        label: NAMES[rule],
        value: plans[rule].makespan,
        unit: '小时',
        text: hours(plans[rule].makespan),
        how: `机时利用率U ${percent(plans[rule].utilization)}，下界的${short(plans[rule].makespan / bound)}倍`,
      })),
      ...(equal
        ? [
            {
              label: '先空先派，最坏是最优的',
              value: grahamRatio(speeds.length),
              unit: '倍',
              text: `${short(grahamRatio(speeds.length))}倍`,
              how: `2 − 1/${speeds.length}，只对相同的节点`,
            },
          ]
        : []),
    ],
    tables: [
      {
        caption: '每个节点领到什么、几点做完',
        head: ['排法', '节点的速度', '领到的工作量', '做完（小时）', '忙的比例'],
        rows: RULES.flatMap((rule) =>
          speeds.map((v, node) => [
            NAMES[rule],
            v,
            plans[rule].jobs[node]?.map((job) => short(work[job] as number)).join('、') || '没有',
            short(plans[rule].finish[node] as number),
            percent((plans[rule].finish[node] as number) / plans[rule].makespan),
          ]),
        ),
      },
    ],
  };
}

function verdict(best: number, worst: number, bestRule: Rule, worstRule: Rule): string {
  if (worst - best < 1e-9 * worst) return `四种排法一样，都要${hours(best)}。`;
  return `${NAMES[bestRule]}最快，${hours(best)}；${NAMES[worstRule]}最慢，${hours(worst)}，多等${percent(worst / best - 1)}。`;
}

function advice(plans: Plans['plans'], equal: boolean, speeds: readonly number[]): string {
  if (equal) return `节点相同，先空先派最坏也不超过最优的${short(grahamRatio(speeds.length))}倍。`;
  const fastest = speeds.indexOf(Math.max(...speeds));
  const { finish, makespan } = plans.leastLoad;
  const idle = 1 - (finish[fastest] as number) / makespan;
  return `只看谁的活少，最快的节点有${percent(idle)}的时间闲着。`;
}

const LEFT = 6;

/** A block for each rule, a bar for each node, cut by job: who is idle while the last one works. */
function Nodes({ result, other }: ChartProps<Queue, Plans>) {
  const { speeds, plans, work, bound } = result;
  const longest = Math.max(...RULES.flatMap((rule) => [plans[rule].makespan, other?.result[rule] ?? 0]));
  const x = linear([0, longest], [LEFT, WIDTH - 6]);
  const bar = speeds.length > 4 ? 6 : 8;
  const block = speeds.length * (bar + 2) + 24;
  const bottom = RULES.length * block;
  return (
    <Chart
      label="四种排法各一块，每个节点一条，长短是它做完的时间，竖线是下界；节点从上到下与输入的次序相同，数值见下面的表"
      height={bottom + 22}
    >
      <AxisX x={x} top={0} bottom={bottom} format={(hour) => `${short(hour)}时`} />
      {RULES.map((rule, index) => {
        const top = index * block + 20;
        const { jobs, makespan } = plans[rule];
        const before = other?.result[rule];
        return (
          <g key={rule}>
            {speeds.map((v, node) => {
              let done = 0;
              return (
                <g key={node} class={plans[rule].finish[node] === makespan ? 'series-1' : 'series-2'}>
                  {jobs[node]?.map((job) => {
                    const start = x(done);
                    done += (work[job] as number) / v;
                    return (
                      <rect
                        key={job}
                        class="bar"
                        x={round(start)}
                        y={top + node * (bar + 2)}
                        width={round(Math.max(0.5, x(done) - start - 1))}
                        height={bar}
                      />
                    );
                  })}
                </g>
              );
            })}
            {before !== undefined && (
              <path class="ghost" d={`M${round(x(before))} ${top - 2}V${top + speeds.length * (bar + 2)}`} />
            )}
          </g>
        );
      })}
      <g class="series-3">
        <path class="line" d={`M${round(x(bound))} 0V${bottom}`} />
      </g>
      {RULES.map((rule, index) => (
        <g key={rule}>
          <text class="halo" x={LEFT} y={index * block + 15}>
            {NAMES[rule]}
          </text>
          <text class="halo end" x={WIDTH - 6} y={index * block + 15}>
            {`${hours(plans[rule].makespan)}，利用率${percent(plans[rule].utilization)}`}
          </text>
        </g>
      ))}
    </Chart>
  );
}
