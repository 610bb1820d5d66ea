import { AxisX, Chart, linear, round, WIDTH } from '../charts.tsx';
import { BadInput, type ChartProps, defineModel, type Report } from '../model.ts';
import { han, percent, short } from '../numbers.ts';
import { examples, type Ranking, type Scorecard } from './examples.ts';
import { account, holds, marks, score, WEIGHTS } from './formulas.ts';

/** A lead that decides, in marks (the chapter's rule). */
const CLEAR = 0.5;
const NAMES = ['单位账', '触达', '现金', '控制', '学习'];

const mark = { kind: 'number', unit: '分', min: 1, max: 5, integer: true } as const;
const money = { kind: 'number', unit: '元', min: 0, max: 1e7 } as const;
const share = { kind: 'number', unit: '%', min: 0, max: 100 } as const;

export default defineModel({
  inputs: {
    cash: { kind: 'number', label: '现有现金', unit: '万元', min: 1, max: 10_000, log: true },
    stage: { kind: 'choice', label: '按哪个阶段打分', options: { first: '头20家', later: '20家之后' } },
    channels: {
      kind: 'rows',
      label: '渠道',
      min: 1,
      max: 8,
      columns: {
        name: { kind: 'text', label: '名字', maxLength: 10 },
        E: { ...money, symbol: 'E', label: '月花费', min: 1 },
        n: { kind: 'number', symbol: 'n', label: '月新客', unit: '家', min: 0.01, max: 1e6 },
        P: { ...money, symbol: 'P', label: '月价', min: 0.01 },
        kappa: { ...share, symbol: 'κ', label: '扣点%' },
        cost: { ...money, label: '推理与支持' },
        tau: { kind: 'number', symbol: 'τ', label: '滞后月', unit: '月', min: 0, max: 36 },
        chi: { ...share, symbol: 'χ', label: '月流失%' },
        reach: { ...mark, label: '触达' },
        control: { ...mark, label: '控制' },
        learning: { ...mark, label: '学习' },
      },
    },
  },
  examples,
  compute,
  report,
  Chart: Bars,
});

const nameOf = (channels: Scorecard['channels'], index: number) => channels[index]?.name.trim() || `第${index + 1}条`;

function compute({ cash, stage, channels }: Scorecard): Ranking {
  const weights = stage === 'first' ? WEIGHTS.first : WEIGHTS.later;
  const accounts = channels.map(account);
  const loss = accounts.findIndex(({ m }) => m <= 0);
  if (loss >= 0) {
    throw new BadInput(`${nameOf(channels, loss)}扣点之后收的不够推理与支持，卖一家亏一家：先改价格或扣点。`);
  }
  const given = channels.map((channel, index) => marks(channel, accounts[index]!, cash * 1e4));
  const scores = given.map((each) => score(each, weights));
  const order = scores.map((_, index) => index).sort((a, b) => scores[b]! - scores[a]!);
  const best = scores[order[0]!]!;
  const second = order.length > 1 ? scores[order[1]!]! : 0;
  return {
    accounts,
    marks: given,
    scores,
    order,
    lead: best - second,
    holds: holds(given, order[0]!, weights),
    best,
    second,
  };
}

function report(ranking: Ranking, { cash, channels }: Scorecard): Report {
  const { accounts, marks: given, scores, order, lead } = ranking;
  const name = (index: number) => nameOf(channels, index);
  const months = (value: number) => `${short(value)}个月`;
  return {
    says: verdict(ranking, channels),
    steps: [
      ...order.map((index, place) => ({
        label: `第${place + 1}名：${name(index)}`,
        value: scores[index]!,
        unit: '分',
        text: `${scores[index]!.toFixed(2)}分`,
        how: NAMES.map((count, at) => `${count}${given[index]![at]}`).join('，'),
      })),
      { label: '领先', value: lead, unit: '分', text: `${lead.toFixed(2)}分`, how: '0.5分以上才算领先' },
      ...accounts.map(({ cash: tied, total }, index) => ({
        symbol: 'K',
        label: `${name(index)}压住的现金`,
        value: tied / 1e4,
        unit: '万元',
        text: han(tied, '元'),
        how: `现金的${percent(tied / 1e4 / cash)}；${gates(total, tied / 1e4 / cash)}`,
      })),
    ],
    tables: [
      {
        caption: '每条渠道的单位账',
        head: ['渠道', 'CAC（元）', '月毛利m（元）', '总回本', '36个月毛利÷CAC', '一家净值V（元）', '每月净值nV'],
        rows: accounts.map(({ cac, m, total, ratio, value }, index) => [
          name(index),
          short(cac),
          short(m),
          months(total),
          short(ratio),
          short(value),
          han(value * channels[index]!.n, '元'),
        ]),
      },
    ],
  };
}

/** The chapter's gates of payback and cash. */
function gates(total: number, tied: number): string {
  if (total <= 12 && tied <= 1 / 3) return '过回本与现金两道门';
  return [total > 12 && '回本超过12个月', tied > 1 / 3 && '超过现金的三分之一'].filter(Boolean).join('，');
}

function verdict({ order, lead, holds: firm, second, accounts }: Ranking, channels: Scorecard['channels']): string {
  const [first, next] = order.map((index) => nameOf(channels, index));
  if (second === 0) return `只有${first}一条：再填一条候选，才有得选。`;
  const warning = accounts[order[0]!]!.value < 0 ? `可是${first}的一家客户三年赚不回获客成本。` : '';
  if (lead >= CLEAR - 1e-9 && firm) {
    return `${first}领先${next}${lead.toFixed(2)}分，怎样挪权重都还是第一：八成预算给它，一个季度不看别的。${warning}`;
  }
  const why = lead >= CLEAR - 1e-9 ? '但挪0.1的权重名次就变' : '不到0.5分';
  return `${first}领先${next}${lead.toFixed(2)}分，${why}：两条按二比一分预算，各跑到20个客户再算。${warning}`;
}

const ROW = 40;
const LEFT = 6;

/** Each channel's score, made up of its five weighted marks: where the lead comes from. */
function Bars({ values, result, other }: ChartProps<Scorecard, Ranking>) {
  const weights = values.stage === 'first' ? WEIGHTS.first : WEIGHTS.later;
  const x = linear([0, 5], [LEFT, WIDTH - LEFT]);
  const bottom = result.order.length * ROW + 4;
  return (
    <Chart label={`各渠道的得分，每条由左到右是${NAMES.join('、')}五项；数值见下面的表`} height={bottom + 44}>
      <AxisX x={x} top={0} bottom={bottom} format={(tick) => `${tick}分`} />
      {result.order.map((index, place) => {
        const y = place * ROW + 20;
        let from = 0;
        const before = other?.result.scores[index];
        return (
          <g key={index} class={place === 0 ? 'strong' : undefined}>
            <text class="halo" x={LEFT} y={y - 5}>
              {nameOf(values.channels, index)}
            </text>
            <text class="halo end" x={WIDTH - LEFT} y={y - 5}>
              {`${result.scores[index]!.toFixed(2)}分`}
            </text>
            {result.marks[index]!.map((each, at) => {
              const start = from;
              from += each * weights[at]!;
              return (
                <rect
                  key={at}
                  class={at === 4 ? 'cell' : `bar series-${at + 1}`}
                  x={round(x(start))}
                  y={y}
                  width={round(x(from) - x(start) - 1.5)}
                  height={14}
                />
              );
            })}
            {before !== undefined && <circle class="ghost" cx={round(x(before))} cy={y + 7} r={5} />}
          </g>
        );
      })}
      <text class="axis-name" x={LEFT} y={bottom + 40}>
        {`从左到右：${NAMES.join('、')}`}
      </text>
    </Chart>
  );
}
