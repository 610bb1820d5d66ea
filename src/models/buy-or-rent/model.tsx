import { Axes, Chart, linear, round } from '../charts.tsx';
import { BadInput, type ChartProps, defineModel, type Report, step } from '../model.ts';
import { han, percent, short } from '../numbers.ts';
import { type Bill, examples } from './examples.ts';
import {
  breakEvenMonth,
  breakEvenUse,
  type Choice,
  HOURS,
  LONGEST,
  owned,
  rented,
  resale,
  upkeep,
} from './formulas.ts';

const share = { kind: 'number', unit: '%', min: 0, max: 100, step: 1 } as const;
const power = { kind: 'number', unit: 'kW', min: 0, max: 200, step: 0.1 } as const;
const price = { kind: 'number', symbol: 'p', unit: '元/卡时', min: 0.1, max: 200, log: true } as const;
const monthly = { kind: 'number', unit: '元/月', min: 0, max: 1e6, step: 500 } as const;

export default defineModel({
  inputs: {
    u: { ...share, symbol: 'u', label: '利用率', min: 1 },
    T: { kind: 'number', symbol: 'T', label: '持有', unit: '月', min: 6, max: LONGEST, integer: true },
    demand: { ...price, label: '按需价' },
    contract: { ...price, label: '包年价' },
    drift: { ...share, label: '租价每年变', min: -60, max: 60 },
    G: { kind: 'number', symbol: 'G', label: '卡数', unit: '张', min: 1, max: 1024, log: true, integer: true },
    P: { kind: 'number', symbol: 'P', label: '到货价', unit: '万元', min: 1, max: 1e5, log: true },
    d: { ...share, symbol: 'd', label: '机器每年跌价', max: 90 },
    other: { ...monthly, label: '托管、质保与人工' },
    s: { ...monthly, symbol: 's', label: '租用时的人工' },
    w0: { ...power, symbol: 'w_0', label: '空转功率' },
    w1: { ...power, symbol: 'w_1', label: '满载功率' },
    eta: { kind: 'number', symbol: 'η', label: 'PUE', unit: '', min: 1, max: 3, step: 0.01 },
    e: { kind: 'number', symbol: 'e', label: '电价', unit: '元', min: 0, max: 5, step: 0.05 },
  },
  groups: {
    忙闲与租价: ['u', 'T', 'demand', 'contract', 'drift'],
    机器: ['G', 'P', 'd'],
    每月要付的: ['other', 's', 'w0', 'w1', 'eta', 'e'],
  },
  examples,
  compute,
  report,
  Chart: Crossing,
});

function compute(choice: Choice): Bill {
  const { w0, w1, T, P, u } = choice;
  if (w0 > w1) throw new BadInput('空转的功率高过满载：把两个数调过来。');
  const own = owned(choice, T);
  const contract = rented(choice, T, choice.contract, 1);
  return {
    breakEven: breakEvenUse(choice),
    own: own / T,
    demand: rented(choice, T, choice.demand, u / 100) / T,
    contract: contract / T,
    ...upkeep(choice),
    loss: (P * 1e4 - resale(choice, T)) / T,
    cashMonth: breakEvenMonth(choice),
    saved: contract - own,
  };
}

const yuan = (value: number) => han(value, '元');

function report(bill: Bill, choice: Choice): Report {
  const { breakEven, own, demand, contract, fixed, variable, loss, cashMonth, saved } = bill;
  const { u, T, P, G, e, eta, w0, w1, other } = choice;
  const line = (symbol: string, label: string, value: number, text: string, how: string, unit = '元/月') =>
    step(symbol, label, value, unit, text, how);
  const never = cashMonth > LONGEST;
  return {
    says: verdict(bill, choice),
    steps: [
      line('u*', '平衡利用率，对按需', Math.min(breakEven, 10), useText(breakEven), '持有到期卖掉，不亏的最低忙闲', ''),
      line('', '买，平均每月', own, yuan(own), `跌价${yuan(loss)} + ${yuan(fixed)} + ${short(u)}% × ${yuan(variable)}`),
      line('', '按需租，平均每月', demand, yuan(demand), `${HOURS} × ${G}张 × ${short(u)}% × 租价 + 人工`),
      line('', '包年租，平均每月', contract, yuan(contract), `${HOURS} × ${G}张 × 租价 + 人工，忙闲都付`),
      line('', '每月跌价', loss, yuan(loss), `(${short(P)}万 − 残值${han(resale(choice, T), '元')}) ÷ ${T}月`),
      line('o_f', '每月固定费用', fixed, yuan(fixed), `${yuan(other)} + 空转的电 ${HOURS} × ${w0} × ${eta} × ${e}`),
      line('o_v', '满载多出的电费', variable, yuan(variable), `${HOURS} × (${w1} − ${w0}) × ${eta} × ${e}`),
      line(
        't*',
        '对包年，现金打平',
        Math.min(cashMonth, LONGEST),
        never ? '六年内不打平' : `第${cashMonth}月`,
        '不计残值，逐年续签',
        '月',
      ),
      line(
        '',
        saved < 0 ? '买比包年多花' : '买比包年省',
        Math.abs(saved),
        yuan(Math.abs(saved)),
        `${T}个月，扣残值`,
        '元',
      ),
    ],
    tables: [
      {
        caption: '各个利用率下的每月成本（元）',
        head: ['利用率', '买', '按需租', '包年租'],
        rows: Array.from({ length: 10 }, (_, index) => {
          const use = (index + 1) / 10;
          return [
            percent(use),
            ...[owned(choice, T, use) / T, rented(choice, T, choice.demand, use) / T, contract].map(Math.round),
          ];
        }),
      },
    ],
  };
}

function useText(use: number): string {
  return use > 1 ? '忙满也不够' : use <= 0 ? '闲着也划算' : percent(use);
}

function verdict({ own, demand, contract, breakEven, cashMonth }: Bill, { u }: Choice): string {
  const cheapest = Math.min(own, demand, contract);
  const edge =
    breakEven > 1 ? '忙满也不如按需' : breakEven <= 0 ? '闲着也比按需便宜' : `忙到${percent(breakEven)}才比按需便宜`;
  const bill = `忙${short(u)}%时，买每月${yuan(own)}，按需${yuan(demand)}，包年${yuan(contract)}。`;
  if (cheapest === own) {
    return `${bill}买最便宜，${cashMonth > LONGEST ? '但六年里现金都打不平，靠的是残值' : `现金第${cashMonth}月打平`}。`;
  }
  return `${bill}${cheapest === demand ? '按需' : '包年'}最便宜；买，${edge}。`;
}

const HEIGHT = 220;
const LEFT = 62;
const TOP = 24;
const BOTTOM = HEIGHT - 40;

/** What a month costs by how busy the cards are: renting on demand rises, owning hardly does; they cross at u*. */
function Crossing({ values, result, other }: ChartProps<Choice, Bill>) {
  const { T } = values;
  const own = (use: number) => owned(values, T, use) / T;
  const demand = (use: number) => rented(values, T, values.demand, use) / T;
  const highest = Math.max(own(1), demand(1), result.contract, other?.result.own ?? 0);
  const x = linear([0, 1], [LEFT, 388]);
  const y = linear([0, highest], [BOTTOM, TOP]);
  const straight = (cost: (use: number) => number) => `M${LEFT} ${round(y(cost(0)))}L388 ${round(y(cost(1)))}`;
  const use = values.u / 100;
  const { breakEven } = result;
  const crosses = breakEven > 0 && breakEven <= 1;
  return (
    <Chart label="每月成本随利用率的变化：买、按需租、包年租；数值见下面的表" height={HEIGHT}>
      <Axes x={x} y={y} left={LEFT} top={TOP} bottom={BOTTOM} names={['利用率', '元/月']} formatX={percent} />
      <path class="rail" d={`M${round(x(use))} ${TOP}V${BOTTOM}`} />
      <g class="series-3">
        <path class="line" d={straight(() => result.contract)} />
        <text class="halo" x={LEFT + 4} y={round(y(result.contract)) - 6}>
          包年租
        </text>
      </g>
      <g class="series-2">
        <path class="line" d={straight(demand)} />
        <text class="halo end" x={386} y={round(y(demand(1))) + 26}>
          按需租
        </text>
        <circle cx={round(x(use))} cy={round(y(result.demand))} r={4} />
      </g>
      {other && (
        <circle
          class="ghost"
          cx={round(x(other.values.u / 100))}
          cy={round(y(Math.min(highest, other.result.own)))}
          r={6}
        />
      )}
      <g class="series-1 strong">
        <path class="range" d={straight(own)} />
        <text class="halo" x={LEFT + 4} y={round(y(own(0))) + 18}>
          买
        </text>
        <circle cx={round(x(use))} cy={round(y(result.own))} r={5} />
        {crosses && <circle class="mark" cx={round(x(breakEven))} cy={round(y(own(breakEven)))} r={9} />}
        {crosses && (
          <text
            class="halo middle"
            x={round(Math.min(330, Math.max(110, x(breakEven))))}
            y={round(y(own(breakEven))) + 26}
          >
            {`u* ${percent(breakEven)}`}
          </text>
        )}
      </g>
    </Chart>
  );
}
