import type { NumberInput, RowsInput, TextInput } from './model.ts';
import { grouped, han, roundUp } from './numbers.ts';

/** What stands in a field: the value it means, or a sentence on what is wrong with it. */
export type Reading = { value: number; problem?: undefined } | { value?: undefined; problem: string };

const NUMBER = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(千|万|亿|万亿|%)?$/i;
const FACTORS: Record<string, number> = { 千: 1e3, 万: 1e4, 亿: 1e8, 万亿: 1e12, '%': 0.01 };

/** Reads what people type or paste: `130,923`, `4万`, `３０%`, `1.2e4`, `96000元`. */
export function readNumber(text: string, input: NumberInput): Reading {
  const { label, unit } = input;
  const plain = text.normalize('NFKC').replace(/[,，\s]/g, '');
  if (!plain) return { problem: `${label}还空着：写一个数，例如${fieldText(input.min || 1)}。` };
  const [, digits = '', suffix = ''] = NUMBER.exec(withoutUnit(plain, unit)) ?? [];
  if (!digits) return { problem: `${label}里的“${text.trim().slice(0, 20)}”不是数：写成1200、1.2万或12%这样。` };
  const scale = suffix ? (FACTORS[suffix] as number) / (FACTORS[unit.slice(0, 1)] ?? 1) : 1;
  return checkNumber(Number(digits) * scale, input);
}

/** `5亿元` for a field in 亿元 is 5; `5亿` too, by its suffix. */
function withoutUnit(text: string, unit: string): string {
  const bare = unit.replace(/^[千万亿]+/, '');
  return bare && bare !== '%' && text.endsWith(bare) ? text.slice(0, -bare.length) : text;
}

/** Below this a number is none: products of many of them would vanish. */
const SMALLEST = 1e-12;

/** Whether a number may stand in the field. */
export function checkNumber(value: number, { label, unit, min, max, integer }: NumberInput): Reading {
  if (!(value >= min && value <= max)) {
    return { problem: `${label}要在${han(min)}到${han(max)}${unit}之间。` };
  }
  if (integer && !Number.isInteger(value)) return { problem: `${label}要写整数。` };
  return { value: Math.abs(value) < SMALLEST ? 0 : value };
}

/** A number as its field shows it, nothing lost. */
export function fieldText(value: number): string {
  const size = Math.abs(value);
  return size >= 1e15 || (size > 0 && size < 1e-6) ? String(value) : grouped(String(Number(value.toPrecision(15))));
}

/** Steps of a slider that goes by ratios. */
const POSITIONS = 400;

/** The slider's own numbers: those of the input, or positions along a logarithmic scale. */
export function sliderOf(input: NumberInput): { min: number; max: number; step: number } {
  if (input.log) return { min: 0, max: POSITIONS, step: 1 };
  return { min: input.min, max: input.max, step: input.step ?? (input.integer ? 1 : (input.max - input.min) / 100) };
}

export function toSlider(value: number, { min, max, log }: NumberInput): number {
  return log ? Math.round((POSITIONS * Math.log(value / min)) / Math.log(max / min)) : value;
}

/** The value at a slider's position, rounded to three digits on a logarithmic scale. */
export function fromSlider(position: number, { min, max, log, integer }: NumberInput): number {
  if (!log) return position;
  const value = Number((min * (max / min) ** (position / POSITIONS)).toPrecision(3));
  return Math.min(max, Math.max(min, integer ? Math.round(value) : value));
}

/** Steps of a cell's slider. */
const CELL_STEPS = 100;

/**
 * A slider for one of the cells of a column, which may hold anything from pennies to millions: up to about twice the
 * largest that stands in the column now.
 */
export function cellSlider(
  { min, max, integer }: NumberInput,
  column: readonly number[],
): { min: number; max: number; step: number } {
  const most = 2 * Math.max(...column.map(Math.abs)) || 1;
  const reach = Math.max(integer ? 10 : 0, roundUp(most));
  const step = Math.max(integer ? 1 : 0, reach / CELL_STEPS);
  const least = min < 0 ? -reach : min > 0 ? step : 0;
  return { min: Math.max(min, least), max: Math.min(max, reach), step };
}

/** A name without the marks that addresses use to set values apart. */
export function cleanText(text: string, { maxLength }: TextInput): string {
  return [...text.replace(/[_*!~\p{C}]/gu, ' ')].slice(0, maxLength).join('');
}

export type Row = Record<string, number | string>;

/** What to call a row: `第7条信息外泄`. */
export function rowName({ columns }: RowsInput, row: Row, index: number): string {
  const names = Object.entries(columns).flatMap(([key, { kind }]) => (kind === 'text' ? [row[key]] : []));
  // A third text is no name any more, but what the row refers to.
  return `第${index + 1}条${names.slice(0, 2).join('')}`;
}

export type Value = number | string | Row[];
export type Values = Record<string, Value>;
