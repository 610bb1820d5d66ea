import { AxisX, Chart, logarithmic, round, WIDTH } from '../charts.tsx';
import { BadInput, type ChartProps, defineModel, type Report } from '../model.ts';
import { han, percent, short } from '../numbers.ts';
import { examples } from './examples.ts';
import { agrees, type Market, type MarketSize, marketSize, widestGuess } from './formulas.ts';

const yuan = (value: number) => han(value, '元');
const share = { kind: 'number', unit: '', min: 0, max: 1, step: 0.01 } as const;
const guess = { kind: 'number', unit: '', min: 0, max: 0.9, step: 0.01 } as const;

export default defineModel({
  inputs: {
    B: { kind: 'number', symbol: 'B', label: '行业年销售额', unit: '亿元', min: 1, max: 1e6, log: true },
    f: { ...share, symbol: 'f', label: '目标规模段占比' },
    r: { ...share, symbol: 'r', label: '客服支出占销售额', max: 0.2, step: 0.001 },
    a: { ...share, symbol: 'a', label: '软件可替代的比例' },
    N: { kind: 'number', symbol: 'N', label: '客户数', unit: '家', min: 1, max: 1e8, log: true, integer: true },
    u: { kind: 'number', symbol: 'u', label: '每家每月会话', unit: '次', min: 1, max: 1e6, log: true },
    rho: { ...share, symbol: 'ρ', label: '机器人能解决的比例' },
    p: { kind: 'number', symbol: 'p', label: '每次解决的价格', unit: '元', min: 0.01, max: 1e4, log: true },
    c: { ...share, symbol: 'c', label: '产品覆盖的品类' },
    g: { ...share, symbol: 'g', label: '已对接的平台' },
    sigma: { ...share, symbol: 'σ', label: '敢说的份额' },
    m: { kind: 'number', symbol: 'm', label: '销售人数', unit: '人', min: 0, max: 200, integer: true },
    k: { kind: 'number', symbol: 'k', label: '每人每月签约', unit: '家', min: 0, max: 30, step: 0.5 },
    dN: { ...guess, label: '客户数可能差' },
    drho: { ...guess, label: '解决比例可能差' },
    dp: { ...guess, label: '价格可能差' },
  },
  groups: {
    从上往下: ['B', 'f', 'r', 'a'],
    从下往上: ['N', 'u', 'rho', 'p'],
    收到你够得着的: ['c', 'g', 'sigma', 'm', 'k'],
    '没把握的程度，上下各差几成': ['dN', 'drho', 'dp'],
  },
  examples,
  compute,
  report,
  Chart: Levels,
});

function compute(market: Market): MarketSize {
  const size = marketSize(market);
  if (size.topDown > 0 && size.bottomUp > 0) return size;
  throw new BadInput('有一头乘出来是0，两头没法比：把是0的那一项改大。');
}

function report(size: MarketSize, market: Market): Report {
  const { topDown, bottomUp, range, ratio, account, serviceable, byShare, bySales, obtainable, contracts } = size;
  const { B, f, r, a, N, u, rho, p, c, g, sigma } = market;
  return {
    says: `${verdict(size, market)}${obtainableInWords(size, market)}`,
    steps: [
      line('TAM↓', '从上往下', topDown, `${han(B * 1e8, '元')} × ${f} × ${r} × ${a}`),
      line('TAM↑', '从下往上', bottomUp, `${han(N, '家')} × ${short(u)}次 × ${rho} × ${short(p)}元 × 12月`),
      {
        ...line('', '从下往上的上下限', range[1]),
        text: `${yuan(range[0])}至${yuan(range[1])}`,
        how: '三个没把握的数同时偏到一头',
      },
      { symbol: 'R', label: '两头之比', value: ratio, unit: '', text: short(ratio), how: '0.5到2之间算相容' },
      line('', '隐含的每家年销售额', size.impliedSales, `${han(B * 1e8, '元')} × ${f} ÷ ${han(N, '家')}`),
      line('SAM', '可服务市场', serviceable, `TAM↑ × ${c} × ${g}`),
      line('σ·SAM', '份额允许的', byShare, `${sigma} × ${yuan(serviceable)}`),
      line('', '销售产能允许的', bySales, `½ × ${han(contracts, '家')} × ${yuan(account)}`),
      line('SOM', '可获得市场，取小', obtainable, `SAM的${percent(serviceable && obtainable / serviceable)}`),
    ],
  };
}

function line(symbol: string, label: string, value: number, how?: string) {
  return { symbol, label, value, unit: '元', text: yuan(value), ...(how && { how }) };
}

const NAMES = { N: '客户数', rho: '机器人能解决的比例', p: '价格' };

function verdict(size: MarketSize, market: Market): string {
  const times = size.ratio >= 1 ? short(size.ratio) : short(1 / size.ratio);
  if (agrees(size)) {
    return `两头相差${times}倍，两套假设大致相容；下一个月先去查${NAMES[widestGuess(market)]}，它最没把握。`;
  }
  return `两头相差${times}倍，至少有一个数离谱：隐含每家年销售${yuan(size.impliedSales)}，像你的客户吗？`;
}

function obtainableInWords({ byShare, bySales, obtainable, contracts }: MarketSize, { m }: Market): string {
  const amount = `近期能拿到${yuan(obtainable)}，`;
  if (bySales < byShare) return `${amount}卡在人手：${m}名销售一年签${short(contracts)}家。`;
  return `${amount}卡在份额，再加销售也没有用。`;
}

const ROW = 40;
const LEFT = 6;

/** The counts on one scale of ratios: each level is a dot, a guess has its range, the band is where the two ends agree. */
function Levels({ result, other }: ChartProps<Market, MarketSize>) {
  const rows = (size: MarketSize) => [
    { name: '从上往下 TAM↓', value: size.topDown },
    { name: '从下往上 TAM↑', value: size.bottomUp, range: size.range },
    { name: '可服务 SAM', value: size.serviceable },
    { name: '份额允许的', value: size.byShare, binds: size.byShare <= size.bySales },
    { name: '销售产能允许的', value: size.bySales, binds: size.bySales < size.byShare },
  ];
  const now = rows(result);
  const before = other && rows(other.result);
  const everything = [...now, ...(before ?? [])].flatMap(({ value, range }) => [value, ...(range ?? [])]);
  const x = logarithmic([...everything, 2 * result.bottomUp], [LEFT, WIDTH - LEFT]);
  const bottom = now.length * ROW + 4;
  const band = [x(result.bottomUp / 2), x(result.bottomUp * 2)] as const;
  return (
    <Chart label="市场的五个数，从大到小，画在对数尺上；数值见下面的表" height={bottom + 20}>
      <rect class="band" x={round(band[0])} width={round(band[1] - band[0])} y={0} height={2 * ROW + 2} />
      <AxisX x={x} top={0} bottom={bottom} />
      {now.map(({ name, value, range, binds }, index) => {
        const y = index * ROW + 29;
        const earlier = before?.[index];
        return (
          <g key={name} class={binds ? 'series-1 strong' : 'series-2'}>
            <text class="halo" x={LEFT} y={y - 12}>
              {binds ? `${name}，取这个` : name}
            </text>
            <text class="halo end" x={WIDTH - LEFT} y={y - 12}>
              {yuan(value)}
            </text>
            <path class="rail" d={`M${LEFT} ${y}H${WIDTH - LEFT}`} />
            {range && <path class="range" d={`M${round(x(range[0]))} ${y}H${round(x(range[1]))}`} />}
            {earlier && <circle class="ghost" cx={round(x(earlier.value))} cy={y} r={5} />}
            <circle cx={round(x(value))} cy={y} r={5} />
          </g>
        );
      })}
    </Chart>
  );
}
