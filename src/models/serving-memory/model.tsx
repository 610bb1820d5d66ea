import { AxisX, Chart, linear, round, WIDTH } from '../charts.tsx';
import { type ChartProps, defineModel, type Report, step } from '../model.ts';
import { han, percent, short } from '../numbers.ts';
import { examples, type Fitting, type Serving, type Storage } from './examples.ts';
import {
  cacheBytesPerToken,
  concurrency,
  FILLED,
  pricePerMillion,
  stepTime,
  trainingBytes,
  weightBytes,
} from './formulas.ts';

const BITS = { '16': '16位，2字节', '8': '8位，1字节', '4': '4位，半字节' };
const count = { kind: 'number', integer: true } as const;

export default defineModel({
  inputs: {
    N: { kind: 'number', symbol: 'N', label: '参数量', unit: '亿个', min: 1, max: 20_000, log: true },
    L: { ...count, symbol: 'L', label: '层数', unit: '层', min: 1, max: 200 },
    H: { ...count, symbol: 'H_kv', label: '键值头数', unit: '个', min: 1, max: 128 },
    d: { ...count, symbol: 'd_head', label: '每头维数', unit: '维', min: 16, max: 512, step: 16 },
    weightBits: { kind: 'choice', symbol: 'b', label: '每个参数的精度', options: BITS },
    cacheBits: { kind: 'choice', symbol: 'β', label: '缓存的精度', options: BITS },
    s: { ...count, symbol: 's', label: '每段词元', unit: '个', min: 128, max: 1e6, log: true },
    B: { ...count, symbol: 'B', label: '同时几段', unit: '段', min: 1, max: 5000, log: true },
    M: { kind: 'number', symbol: 'M', label: '每张显存', unit: 'GB', min: 8, max: 320, step: 8 },
    G: { ...count, symbol: 'G', label: '张数', unit: '张', min: 1, max: 64 },
    W: { kind: 'number', symbol: 'W', label: '显存带宽', unit: 'TB/s', min: 0.05, max: 10, step: 0.05 },
    F: { kind: 'number', symbol: 'F', label: '算力', unit: 'TFLOP/s', min: 10, max: 5000, step: 10 },
    h: { kind: 'number', symbol: 'h', label: '每卡时', unit: '元', min: 0.1, max: 200, log: true },
    u: { kind: 'number', symbol: 'u', label: '利用率', unit: '', min: 0.01, max: 1, step: 0.01 },
  },
  groups: {
    模型: ['N', 'L', 'H', 'd', 'weightBits', 'cacheBits'],
    负载: ['s', 'B'],
    卡与价: ['M', 'G', 'W', 'F', 'h', 'u'],
  },
  examples,
  compute,
  report,
  Chart: Bars,
});

const bytesOf = (bits: string) => Number(bits) / 8;

function compute(serving: Serving): Fitting {
  const { L, H, d, s, B, G, h, u, weightBits, cacheBits } = serving;
  const N = serving.N * 1e8;
  const memory = G * serving.M * 1e9;
  const store = (name: string, bitsOfWeights: string, bitsOfCache: string): Storage => {
    const weights = weightBytes(N, bytesOf(bitsOfWeights));
    const cachePerToken = cacheBytesPerToken({ layers: L, kvHeads: H, headSize: d }, bytesOf(bitsOfCache));
    return { name, weights, cachePerToken, limit: concurrency(memory, weights, cachePerToken * s) };
  };
  const now = store('按你的设定', weightBits, cacheBits);
  const { weights, cachePerToken, limit } = now;
  const cachePerSequence = cachePerToken * s;
  const batch = Math.min(B, limit);
  const tau = stepTime(
    { N, weights, caches: batch * cachePerSequence, batch },
    G * serving.W * 1e12,
    G * serving.F * 1e12,
  );
  const tokensPerSecond = batch / tau;
  return {
    weights,
    cachePerToken,
    cachePerSequence,
    limit,
    fewest: Math.ceil((weights + cachePerSequence) / (FILLED * serving.M * 1e9)),
    training: trainingBytes(N),
    batch,
    tokensPerSecond,
    each: 1 / tau,
    price: pricePerMillion(h, G, u, tokensPerSecond),
    storages: [now, store('只把权重压到4位', '4', cacheBits), store('只把缓存压到8位', weightBits, '8')],
  };
}

const gigabytes = (bytes: number) => `${short(bytes / 1e9)} GB`;

function report(fitting: Fitting, { N, L, H, d, s, B, M, G, h, u, weightBits, cacheBits }: Serving): Report {
  const { weights, cachePerToken, cachePerSequence, limit, batch, tokensPerSecond, each, price, training } = fitting;
  return {
    says: verdict(fitting, B, G),
    steps: [
      step('M_w', '权重', weights, '字节', gigabytes(weights), `${han(N * 1e8)} × ${bytesOf(weightBits)}字节`),
      step(
        '',
        '每词元缓存',
        cachePerToken,
        '字节',
        `${han(cachePerToken)}字节`,
        `2 × ${L}层 × ${H}头 × ${d}维 × ${bytesOf(cacheBits)}字节`,
      ),
      step('', '每段缓存', cachePerSequence, '字节', gigabytes(cachePerSequence), `每词元 × ${han(s)}个`),
      step(
        'B_max',
        '并发上限',
        limit,
        '段',
        `${han(limit)}段`,
        `(0.9 × ${G} × ${short(M)} GB − 权重) ÷ 每段缓存，取整`,
      ),
      ...(batch
        ? [
            step(
              'R_out',
              '写出的上限',
              tokensPerSecond,
              '词元/秒',
              `${han(tokensPerSecond)}个/秒`,
              `${han(batch)}段一起，每人${short(each)}个/秒`,
            ),
            step(
              '',
              '每百万输出词元至少',
              price,
              '元',
              `${short(price)}元`,
              `${short(h)}元 × ${G} ÷ (3600 × ${u} × ${han(tokensPerSecond)}) × 百万`,
            ),
          ]
        : []),
      step('M_train', '全量训练它要', training, '字节', gigabytes(training), `16字节 × ${han(N * 1e8)}，不含激活`),
    ],
    tables: [
      {
        caption: '压权重与压缓存，各换来多少并发',
        head: ['存法', '权重（GB）', '每词元缓存（字节）', '并发上限'],
        rows: fitting.storages.map((storage) => [
          storage.name,
          short(storage.weights / 1e9),
          storage.cachePerToken,
          storage.limit,
        ]),
      },
    ],
  };
}

function verdict({ limit, fewest, storages, tokensPerSecond, price, weights }: Fitting, B: number, G: number): string {
  const [, smallWeights, smallCache] = storages as [Storage, Storage, Storage];
  if (!limit) return `装不下：权重${gigabytes(weights)}加一段缓存，至少要${fewest}张这样的卡，或者压权重。`;
  const gain = (storage: Storage) => (storage.limit > limit ? `多${percent(storage.limit / limit - 1)}` : '不变');
  const start =
    B > limit
      ? `${han(B)}段超过了上限${han(limit)}段，多的要排队。`
      : `${G}张卡最多${han(limit)}段，你用${han(B)}段：每秒至多${han(tokensPerSecond)}个词元，每百万至少${short(price)}元。`;
  return `${start}权重压到4位，并发${gain(smallWeights)}；缓存压到8位，${gain(smallCache)}。`;
}

const ROW = 44;

/** What fills the memory: the weights once, a cache for each sequence; below, with either of them stored smaller. */
function Bars({ values, result, other }: ChartProps<Serving, Fitting>) {
  const memory = values.G * values.M;
  const filled = (storage: Storage) => {
    const weights = storage.weights / 1e9;
    return [weights, weights + (Math.min(values.B, storage.limit) * storage.cachePerToken * values.s) / 1e9] as const;
  };
  const x = linear([0, Math.max(memory, ...result.storages.map((storage) => filled(storage)[1]))], [6, WIDTH - 6]);
  const bottom = result.storages.length * ROW + 4;
  const limit = round(x(FILLED * memory));
  const before = other && other.result.weights / 1e9 + (other.result.batch * other.result.cachePerSequence) / 1e9;
  return (
    <Chart
      label="三种存法各占多少显存：先是权重，再是同时几段的缓存，竖线是可用的九成；数值见下面的表"
      height={bottom + 44}
    >
      <AxisX x={x} top={0} bottom={bottom} format={short} />
      {result.storages.map((storage, index) => {
        const y = index * ROW + 24;
        const [weights, all] = filled(storage);
        return (
          <g key={storage.name}>
            <path class="rail" d={`M6 ${y + 7}H${WIDTH - 6}`} />
            <rect class="bar series-2" x={6} y={y} width={round(x(weights) - 6)} height={14} />
            <rect class="bar series-3" x={round(x(weights))} y={y} width={round(x(all) - x(weights))} height={14} />
          </g>
        );
      })}
      {before !== undefined && <path class="ghost" d={`M${round(Math.min(WIDTH - 6, x(before)))} 24V38`} />}
      <g class="series-1">
        <path class="line" d={`M${limit} 0V${bottom}`} />
      </g>
      {result.storages.map(({ name, limit: most }, index) => (
        <g key={name} class={index ? '' : 'strong'}>
          <text class="halo" x={6} y={index * ROW + 18}>
            {name}
          </text>
          <text class="halo end" x={WIDTH - 6} y={index * ROW + 18}>
            {most ? `最多${han(most)}段` : '装不下'}
          </text>
        </g>
      ))}
      <text class="axis-name" x={6} y={bottom + 38}>
        {`左是权重，右是${han(values.B)}段的缓存`}
      </text>
      <text class="axis-name end" x={WIDTH - 6} y={bottom + 38}>
        GB，竖线是九成
      </text>
    </Chart>
  );
}
