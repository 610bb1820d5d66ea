import { accepts, type Row, type Value, type Values } from './inputs.ts';
import type { AnyModel, Input } from './model.ts';

/**
 * A model's state in a page's address: `?market-size=B_130923_f_0.2`, keys and values in turn; the cells of a row are
 * set apart by `~`, rows by `!`, a setting kept for comparison by `*`. All of these stay as they are in an address.
 */
export function writeState(model: AnyModel, settings: readonly Values[]): string {
  return settings
    .map((values) =>
      Object.entries(model.inputs)
        .map(([key, input]) => `${key}_${write(input, values[key] as Value)}`)
        .join('_'),
    )
    .join('*');
}

function write(input: Input, value: Value): string {
  if (input.kind !== 'rows') return String(value);
  const keys = Object.keys(input.columns);
  return (value as Row[]).map((row) => keys.map((key) => String(row[key])).join('~')).join('!');
}

/**
 * Reads what `writeState` wrote.
 * @returns undefined where anything is missing, unknown or out of bounds: half a setting would be another one
 */
export function readState(model: AnyModel, text: string): Values[] | undefined {
  const settings = text.slice(0, 20_000).split('*').slice(0, 2).map(readSetting);
  return settings.every((values) => values !== undefined) ? settings : undefined;

  function readSetting(setting: string): Values | undefined {
    const parts = setting.split('_');
    const inputs = Object.entries(model.inputs);
    if (parts.length !== 2 * inputs.length) return undefined;
    const values: Values = {};
    for (const [index, [key, input]] of inputs.entries()) {
      const value = read(input, parts[2 * index + 1] as string);
      if (parts[2 * index] !== key || !accepts(input, value)) return undefined;
      values[key] = value;
    }
    return values;
  }
}

function read(input: Input, text: string): Value {
  if (input.kind === 'number') return number(text);
  if (input.kind === 'choice') return text;
  const columns = Object.entries(input.columns);
  return text.split('!').map((row) => {
    const cells = row.split('~');
    return Object.fromEntries(
      columns.map(([key, column], index) => {
        const cell = cells[index] ?? '';
        return [key, column.kind === 'number' ? number(cell) : cell];
      }),
    );
  });
}

/** `Number('')` would be 0. */
function number(text: string): number {
  return text.trim() ? Number(text) : Number.NaN;
}

/** A page's query with a model's state set, or taken out where there is none; other parameters stay. */
export function withState(query: string, name: string, state: string): string {
  const others = query
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part && part.split('=')[0] !== name);
  if (state) others.push(`${name}=${encodeURIComponent(state)}`);
  return others.length ? `?${others.join('&')}` : '';
}
