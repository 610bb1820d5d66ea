import { Axes, Chart, linear, round } from '../charts.tsx';
import { BadInput, type ChartProps, type Computing, defineModel, type Report, step } from '../model.ts';
import { percent, short } from '../numbers.ts';
import { examples, type Outlook, type Plan } from './examples.ts';
import {
  brokeMonth,
  burnMultiple,
  cashPath,
  type Company,
  courses,
  hole,
  HORIZON,
  quantile,
  type Ranges,
  sharesAfter,
} from './formulas.ts';

/** Months that a round takes, and its reserve (the chapter's rule). */
const LEAD = 9;
/** Months of fixed costs that keep one from signing under pressure. */
const RESERVE = 6;
const EVERY = 3;
const SHOWN = 36;
/** Courses between two breaths. */
const BLOCK = 60;

const wan = (value: number) => `${value < 1000 ? Number(value.toFixed(1)) : short(value)}万元`;
const money = { kind: 'number', unit: '万元', min: 0, max: 1e5 } as const;
const share = { kind: 'number', unit: '%', min: 0, max: 100, step: 1 } as const;
const growth = { kind: 'number', symbol: 'g', unit: '%', min: 0.1, max: 20, step: 0.1 } as const;
const delay = { kind: 'number', symbol: 'd', unit: '月', min: 0, max: 6, integer: true } as const;

export default defineModel({
  inputs: {
    C0: { ...money, symbol: 'C_0', label: '现有现金', max: 10_000, step: 10 },
    R1: { ...money, symbol: 'R_1', label: '第一个月的收入', min: 0.1, max: 10_000, log: true },
    gamma: { ...share, symbol: 'γ', label: '毛利率' },
    F: { ...money, symbol: 'F_t', label: '每月固定支出', min: 1, max: 10_000, log: true },
    credit: { ...money, label: '其中额度抵掉', max: 1000, step: 1 },
    creditMonths: { kind: 'number', label: '额度用到', unit: '月', min: 0, max: HORIZON, integer: true },
    g: { ...growth, label: '计划的月增长' },
    d: { ...delay, label: '计划的回款' },
    gLow: { ...growth, label: '增长最慢' },
    gHigh: { ...growth, label: '增长最快' },
    dHigh: { ...delay, label: '回款最慢' },
    overrun: { ...share, label: '支出最多超' },
    raised: { ...money, label: '这一轮融', max: 50_000, step: 10 },
    pre: { ...money, label: '投前估值', min: 100, log: true },
    f: { ...share, symbol: 'f', label: '创始人现有' },
    I: { ...money, symbol: 'I_j', label: 'SAFE已收', max: 10_000, step: 10 },
    K: { ...money, symbol: 'K_j', label: 'SAFE投后上限', min: 100, log: true },
    pool: { ...share, symbol: 'Δq', label: '期权池再增', max: 50 },
  },
  groups: {
    家底: ['C0', 'R1', 'gamma', 'F', 'credit', 'creditMonths'],
    计划与范围: ['g', 'd', 'gLow', 'gHigh', 'dHigh', 'overrun'],
    下一轮: ['raised', 'pre', 'f', 'I', 'K', 'pool'],
  },
  examples,
  compute,
  report,
  Chart: Fan,
});

function* compute(plan: Plan): Computing<Outlook> {
  if (plan.gLow > plan.gHigh) throw new BadInput('增长最慢的比最快的还快：把两头调过来。');
  if (plan.dHigh < plan.d) throw new BadInput('回款最慢的比计划还快：把最慢的改成不短于计划。');
  const company = {
    cash: plan.C0,
    income: plan.R1,
    margin: plan.gamma / 100,
    fixed: plan.F,
    credit: plan.credit,
    creditMonths: plan.creditMonths,
  };
  const shares = sharesAfter({
    f: plan.f / 100,
    I: plan.I,
    K: plan.K,
    raised: plan.raised,
    pre: plan.pre,
    pool: plan.pool / 100,
  });
  if (shares.founders < 0) throw new BadInput('新投资人、SAFE和期权池加起来超过了全部股份：少融一些或提高估值。');

  const planned = { growth: plan.g / 100, delay: plan.d, overrun: 1 };
  const path = cashPath(company, planned);
  const lowest = Math.min(...path);

  const ranges = {
    growth: [plan.gLow / 100, plan.gHigh / 100],
    delay: [plan.d, plan.dHigh],
    overrun: [1, 1 + plan.overrun / 100],
  } as const;
  const breaks: number[] = [];
  const holes: number[] = [];
  const columns: number[][] = Array.from({ length: SHOWN / EVERY + 1 }, () => []);
  for (const course of courses(ranges)) {
    const cash = cashPath(company, course);
    breaks.push(brokeMonth(cash));
    holes.push(hole(cash));
    for (const [index, column] of columns.entries()) column.push(cash[index * EVERY] as number);
    if (breaks.length % BLOCK === 0) yield;
  }
  const fan: Outlook['fan'] = [];
  for (const [index, column] of columns.entries()) {
    const month = index * EVERY;
    const rising = Float64Array.from(column).sort();
    const [low, middle, high] = [0.1, 0.5, 0.9].map((part) => quantile(rising, part)) as [number, number, number];
    fan.push({ month, plan: path[month] as number, low, middle, high });
    yield;
  }
  const needed = quantile(Float64Array.from(holes).sort(), 0.8);
  const { growth, overrun } = planned;
  return {
    broke: brokeMonth(path),
    lowest,
    lowestMonth: path.indexOf(lowest),
    multiple: burnMultiple(path, company, planned.growth),
    fullMultiple: burnMultiple(cashPath({ ...company, credit: 0 }, planned), company, planned.growth),
    dead: breaks.filter((month) => month <= HORIZON).length / breaks.length,
    count: breaks.length,
    paidInTime: yield* deadAmong(company, { ...ranges, delay: [plan.d, plan.d] }),
    spentAsPlanned: yield* deadAmong(company, { ...ranges, overrun: [overrun, overrun] }),
    grownAsPlanned: yield* deadAmong(company, { ...ranges, growth: [growth, growth] }),
    worstMonth: quantile(Float64Array.from(breaks).sort(), 0.1),
    hole: needed,
    target: Math.max(0, needed - plan.C0) + RESERVE * plan.F,
    ...shares,
    fan,
  };
}

/** The share of courses within ranges on which cash runs out. */
function* deadAmong(company: Company, ranges: Ranges): Computing<number> {
  let [count, dead] = [0, 0];
  for (const course of courses(ranges)) {
    count += 1;
    if (brokeMonth(cashPath(company, course)) <= HORIZON) dead += 1;
    if (count % BLOCK === 0) yield;
  }
  return dead / count;
}

function report(outlook: Outlook, plan: Plan): Report {
  const { broke, lowest, lowestMonth, multiple, fullMultiple, dead, count, worstMonth, target } = outlook;
  const { investor, safe, founders } = outlook;
  const lasts = worstMonth > HORIZON;
  const closed = [
    { name: '把回款做实', dead: outlook.paidInTime },
    { name: '守住支出', dead: outlook.spentAsPlanned },
    { name: '把增长钉在计划', dead: outlook.grownAsPlanned },
  ];
  const first = closed.reduce((best, each) => (each.dead < best.dead ? each : best));
  const ask = Math.min(worstMonth, HORIZON) - LEAD;
  return {
    says: `${percent(dead)}的路径会断粮${first.dead < dead ? `，先${first.name}，降到${percent(first.dead)}` : ''}。${lasts ? '' : ask > 0 ? `第${ask}月就要开口，` : '现在就该开口，'}补窟窿加余量${wan(target)}；融${wan(plan.raised)}，创始人剩${percent(founders)}。`,
    steps: [
      step(
        'C_t',
        '计划的最低现金',
        lowest,
        '万元',
        wan(lowest),
        broke > HORIZON
          ? `第${lowestMonth}月最低，${HORIZON}个月里没有断粮`
          : `第${broke}月断粮，第${lowestMonth}月最低`,
      ),
      step(
        'b',
        '计划的首年烧钱倍数',
        multiple,
        '',
        multiple.toFixed(2),
        `把额度加回来是${fullMultiple.toFixed(2)}；2以上可疑`,
      ),
      step('', '断粮的路径', dead, '', percent(dead), `三个范围均匀切成${short(count)}条，各看${HORIZON}个月`),
      ...closed.map((each) =>
        step('', `只${each.name}，断粮的路径`, each.dead, '', percent(each.dead), '另两个范围不动'),
      ),
      step(
        '',
        '最坏的一成断粮，不晚于',
        Math.min(worstMonth, HORIZON),
        '月',
        lasts ? `${HORIZON}个月之后` : `第${worstMonth}月`,
        `提前${LEAD}个月开口`,
      ),
      step('H', '八成的窟窿不超过', outlook.hole, '万元', wan(outlook.hole), `现金${wan(plan.C0)}`),
      step('', '补窟窿加余量', target, '万元', wan(target), `窟窿超出现金的部分 + ${RESERVE} × ${wan(plan.F)}`),
      step(
        'x',
        '新投资人',
        investor,
        '',
        percent(investor),
        `${short(plan.raised)} ÷ (${short(plan.pre)} + ${short(plan.raised)})`,
      ),
      step('', 'SAFE转成', safe, '', percent(safe), '按上限和本轮价里对它有利的一个'),
      step("f'", '创始人剩下', founders, '', percent(founders), `${short(plan.f)}% × (1 − x − Δq − SAFE)`),
    ],
    tables: [
      {
        caption: '各月末的现金（万元）：计划，与范围里的一成、一半、九成分位',
        head: ['月', '计划', '一成', '一半', '九成'],
        rows: outlook.fan.map(({ month, ...cash }) => [
          month,
          ...[cash.plan, cash.low, cash.middle, cash.high].map(Math.round),
        ]),
      },
    ],
  };
}

const HEIGHT = 220;
const LEFT = 62;
const TOP = 24;
const BOTTOM = HEIGHT - 40;

/** The plan's one line over the band in which eight courses of ten run: where the band crosses zero is the runway. */
function Fan({ values, result, other }: ChartProps<Plan, Outlook>) {
  const { fan } = result;
  const size = Math.max(values.C0, RESERVE * values.F);
  const inside = (cash: number) => Math.min(2 * size, Math.max(-2 * size, cash));
  const all = [...fan, ...(other?.result.fan ?? [])].flatMap(({ plan, low, high }) => [plan, low, high].map(inside));
  const x = linear([0, SHOWN], [LEFT, 388], 6);
  const y = linear([Math.min(0, ...all), Math.max(0, ...all)], [BOTTOM, TOP]);
  const points = (key: 'plan' | 'low' | 'middle' | 'high', of = fan) =>
    of.map((at) => `${round(x(at.month))} ${round(y(inside(at[key])))}`);
  return (
    <Chart label="三年里各月末的现金：计划的一条线，和范围里八成路径所在的带；数值见下面的表" height={HEIGHT}>
      <path class="band" d={`M${[...points('high'), ...points('low').toReversed()].join('L')}Z`} />
      <Axes x={x} y={y} left={LEFT} top={TOP} bottom={BOTTOM} names={['第几个月', '月末现金（万元）']} />
      {other && <path class="ghost" d={`M${points('plan', other.result.fan).join('L')}`} fill-opacity="0" />}
      <g class="series-4">
        <path class="line" d={`M${round(x(0))} ${round(y(0))}H388`} />
      </g>
      <g class="series-2">
        <path class="line" d={`M${points('middle').join('L')}`} />
      </g>
      <g class="series-1 strong">
        <path class="range" d={`M${points('plan').join('L')}`} />
      </g>
      <g class="series-1 strong">
        <text class="halo end" x={386} y={TOP + 10}>
          粗线是计划，细线是一半，带是八成
        </text>
      </g>
    </Chart>
  );
}
