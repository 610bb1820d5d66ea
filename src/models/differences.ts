import { fieldText, type Row, rowName, type Value, type Values } from './inputs.ts';
import type { AnyModel, NumberInput, Solved, Step, TextInput } from './model.ts';
import { percent, short } from './numbers.ts';

/** Something of two settings side by side. */
interface Difference {
  symbol?: string | undefined;
  label: string;
  kept: string;
  now: string;
  /** By how much, where that can be told. */
  change: string;
}

export interface Comparison {
  /** The inputs in which the settings differ. */
  inputs: Difference[];
  /** By step of the worked table now, what stood in its place. */
  steps: (Difference | undefined)[];
}

/** Sets a setting beside the one kept before. */
export function compare(model: AnyModel, kept: Solved<Values, unknown>, now: Solved<Values, unknown>): Comparison {
  const { steps } = now.report;
  return {
    inputs: differingInputs(model, kept.values, now.values),
    steps: steps.map((step, index) => counterpart(kept.report.steps, step, index, steps)),
  };
}

/** So many inputs are listed one by one. */
const LISTED = 12;

/** Cell by cell where inputs are rows. */
function differingInputs(model: AnyModel, kept: Values, now: Values): Difference[] {
  const all = Object.entries(model.inputs).flatMap(([key, input]): Difference[] => {
    const [before, after] = [kept[key] as Value, now[key] as Value];
    if (input.kind === 'rows') {
      const rows = [before, after] as [Row[], Row[]];
      return Array.from({ length: Math.max(...rows.map(({ length }) => length)) }, (_, index) => {
        const [one, other] = [rows[0][index], rows[1][index]];
        const label = rowName(input, (other ?? one) as Row, index);
        if (!one || !other) return [{ label, kept: one ? '有' : '没有', now: other ? '有' : '没有', change: '' }];
        return Object.entries(input.columns).flatMap(([column, cell]) =>
          differing(cell, `${label}的${cell.label}`, one[column] as Value, other[column] as Value),
        );
      }).flat();
    }
    if (input.kind === 'number') return differing(input, input.label, before, after);
    if (before === after) return [];
    const name = (value: Value) => input.options[value as string] ?? '';
    return [{ symbol: input.symbol, label: input.label, kept: name(before), now: name(after), change: '' }];
  });
  if (all.length <= LISTED) return all;
  return [...all.slice(0, LISTED), { label: `另有${all.length - LISTED}处不同`, kept: '', now: '', change: '' }];
}

function differing(input: NumberInput | TextInput, label: string, kept: Value, now: Value): Difference[] {
  if (kept === now) return [];
  if (input.kind === 'text') return [{ label, kept: String(kept), now: String(now), change: '' }];
  const text = (value: Value) => fieldText(value as number) + input.unit;
  const change = changeOf(kept as number, now as number, input.unit === '%');
  return [{ symbol: input.symbol, label, kept: text(kept), now: text(now), change }];
}

/** `+12%`, `−3点` between shares in percent, `8倍`; nothing where neither says much. */
function changeOf(kept: number, now: number, isPercent: boolean): string {
  const sign = now > kept ? '+' : '−';
  if (isPercent) return `${sign}${short(Math.abs(now - kept))}点`;
  const ratio = now / kept;
  if (kept === now || !(ratio > 0 && Number.isFinite(ratio))) return '';
  return ratio >= 3 ? `${short(ratio)}倍` : `${sign}${percent(Math.abs(ratio - 1))}`;
}

/** The step of the same name or, where names tell numbers, of the same place. */
function counterpart(
  steps: readonly Step[],
  step: Step,
  index: number,
  among: readonly Step[],
): Difference | undefined {
  const named = steps.find(({ label }) => label === step.label);
  const placed = steps[index];
  const other = named ?? (among.some(({ label }) => label === placed?.label) ? undefined : placed);
  if (!other) return undefined;
  const isPercent = !step.unit && step.text.endsWith('%');
  const times = isPercent ? 100 : 1;
  const change = other.text === step.text ? '' : changeOf(times * other.value, times * step.value, isPercent);
  return { label: other.label, kept: other.text, now: step.text, change };
}
