import { Axes, Chart, linear, round } from '../charts.tsx';
import { BadInput, type ChartProps, defineModel, type Report, step } from '../model.ts';
import { grouped, han, percent, short } from '../numbers.ts';
import { examples } from './examples.ts';
import { balance, type Business, type Ledger, ledger } from './formulas.ts';

const yuan = { kind: 'number', unit: '元', log: true } as const;

export default defineModel({
  inputs: {
    ARPA: { ...yuan, symbol: 'ARPA', label: '每个客户每月付', min: 1, max: 1e6 },
    direct: { ...yuan, label: '每个客户每月的直接成本', min: 0.1, max: 1e6 },
    chi: { kind: 'number', symbol: 'χ', label: '每月流失', unit: '%', min: 0.1, max: 20, step: 0.1 },
    CAC: { ...yuan, symbol: 'CAC', label: '获客成本', min: 1, max: 1e6 },
    C: { ...yuan, symbol: 'C', label: '一名顾问的全年成本', min: 1e4, max: 1e7 },
    D: { kind: 'number', symbol: 'D', label: '一年的工作日', unit: '天', min: 1, max: 365, integer: true },
    eta: { kind: 'number', symbol: 'η', label: '利用率', unit: '%', min: 1, max: 100, step: 1 },
    R: { ...yuan, symbol: 'R', label: '日价', min: 10, max: 1e5 },
    r: { ...yuan, symbol: 'r', label: '一次调用收', min: 1e-4, max: 100 },
    call: { ...yuan, label: '一次调用的成本', min: 1e-5, max: 100 },
    F: { ...yuan, symbol: 'F', label: '每月固定支出', min: 100, max: 1e8 },
  },
  groups: {
    订阅: ['ARPA', 'direct', 'chi', 'CAC'],
    咨询: ['C', 'D', 'eta', 'R'],
    接口: ['r', 'call'],
    要盖住的: ['F'],
  },
  examples,
  compute,
  report,
  Chart: Valley,
});

function compute(business: Business): Ledger {
  const { ARPA, direct, C, D, eta, R, r, call, CAC, chi } = business;
  if (ARPA <= direct) throw new BadInput('客户付的不够直接成本，客户越多亏得越多：先提价或减成本。');
  if (D * (eta / 100) * R <= C) throw new BadInput('顾问卖掉的天数乘日价盖不住他的成本：提高利用率或日价。');
  if (r <= call) throw new BadInput('一次调用收的不够成本，卖一次亏一次：换计价单位或加最低价。');
  if ((chi / 100) * CAC >= ARPA - direct) {
    throw new BadInput('流失太快，LTV不到CAC：客户在回本之前就走完了，做多大都不保本。');
  }
  return ledger(business);
}

const whole = (value: number) => (value < 1e4 ? grouped(String(Math.ceil(value - 1e-9))) : han(value));

function report(result: Ledger, { F, ARPA, direct, chi, CAC, C, D, eta, R, r, call }: Business): Report {
  const { m, ltv, ratio, simplePayback, payback, simpleCustomers, customers } = result;
  const { margin, consultingMargin, consultants, callMargin, calls } = result;
  return {
    says: `订阅客户${months(payback)}回本，LTV是CAC的${short(ratio)}倍${ratio < 3 ? '，不到三倍' : ''}。盖住${han(F, '元')}，要${whole(customers)}家订阅，或${whole(consultants)}名顾问，或每月${whole(calls)}次调用。`,
    steps: [
      step(
        'm',
        '订阅：每月毛利',
        m,
        '元',
        `${short(m)}元`,
        `${short(ARPA)} − ${short(direct)}；毛利率${percent(margin)}`,
      ),
      step(
        'LTV',
        '终身价值',
        ltv,
        '元',
        ltv < 1e6 ? `${short(ltv)}元` : han(ltv, '元'),
        `${short(m)} ÷ ${short(chi)}%；CAC的${short(ratio)}倍`,
      ),
      step('T_0', '回本，不计流失', simplePayback, '月', months(simplePayback), `${short(CAC)} ÷ ${short(m)}`),
      step('T', '回本，计流失', payback, '月', months(payback), '回本途中也有人离开'),
      step(
        'N_0',
        '保本客户，不计补充',
        simpleCustomers,
        '家',
        `${whole(simpleCustomers)}家`,
        `${short(F)} ÷ ${short(m)}`,
      ),
      step(
        'N*',
        '保本客户，计补充',
        customers,
        '家',
        `${whole(customers)}家`,
        `${short(F)} ÷ (${short(m)} − ${short(chi)}% × ${short(CAC)})`,
      ),
      step(
        'GM',
        '咨询：毛利率',
        consultingMargin,
        '',
        percent(consultingMargin),
        `1 − ${han(C)} ÷ (${D} × ${short(eta)}% × ${short(R)})`,
      ),
      step('', '保本的顾问', consultants, '人', `${whole(consultants)}人`, '固定支出 ÷ 一人每月的贡献'),
      step('GM', '接口：毛利率', callMargin, '', percent(callMargin), `1 − ${short(call)} ÷ ${short(r)}`),
      step('', '保本的调用', calls, '次/月', `${whole(calls)}次/月`, `${short(F)} ÷ (${short(r)} − ${short(call)})`),
    ],
    tables: [
      {
        caption: '一个订阅客户到各月末的累计毛利减获客成本（元）',
        head: ['月', '计流失', '不计流失'],
        rows: Array.from({ length: 13 }, (_, index) => [
          index * 3,
          Math.round(balance(m, chi / 100, CAC, index * 3)),
          Math.round(m * index * 3 - CAC),
        ]),
      },
    ],
  };
}

const months = (value: number) => `${short(value)}个月`;

const HEIGHT = 210;
const LEFT = 62;
const TOP = 24;
const BOTTOM = HEIGHT - 40;
const END = 36;

/** One customer's balance over three years: down by its CAC at once, then up, ever less steeply the more leave. */
function Valley({ values, result, other }: ChartProps<Business, Ledger>) {
  const at = ({ chi, CAC }: Business, { m }: Ledger, month: number) => balance(m, chi / 100, CAC, month);
  const sides = [{ values, result }, ...(other ? [other] : [])];
  const highest = Math.max(...sides.map((side) => side.result.m * END - side.values.CAC), 0);
  const lowest = Math.min(...sides.map((side) => -side.values.CAC));
  const x = linear([0, END], [LEFT, 388], 6);
  const y = linear([lowest, highest], [BOTTOM, TOP]);
  const curve = (balanceAt: (month: number) => number) =>
    `M${Array.from({ length: END / 2 + 1 }, (_, index) => `${round(x(index * 2))} ${round(y(balanceAt(index * 2)))}`).join('L')}`;
  const straight = (month: number) => result.m * month - values.CAC;
  return (
    <Chart label="一个订阅客户的累计毛利减获客成本，三十六个月，计与不计流失；数值见下面的表" height={HEIGHT}>
      <Axes x={x} y={y} left={LEFT} top={TOP} bottom={BOTTOM} names={['签约后第几个月', '累计毛利 − CAC（元）']} />
      <g class="series-2">
        <path class="line" d={curve(straight)} />
        <text class="halo end" x={round(x(22))} y={round(y(straight(24)))}>
          不计流失
        </text>
      </g>
      {other && <path class="ghost" d={curve((month) => at(other.values, other.result, month))} fill-opacity="0" />}
      <g class="series-1 strong">
        <path class="range" d={curve((month) => at(values, result, month))} />
        {result.payback <= END && <circle cx={round(x(result.payback))} cy={round(y(0))} r={5} />}
        <text class="halo end" x={386} y={BOTTOM - 10}>
          {result.payback <= END ? `计流失，${months(result.payback)}回本` : '计流失，三年没有回本'}
        </text>
      </g>
    </Chart>
  );
}
