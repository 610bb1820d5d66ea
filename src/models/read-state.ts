import { checkNumber, cleanText, type Row, type Value, type Values } from './inputs.ts';
import type { AnyModel, Input, TextInput } from './model.ts';

/**
 * Reads what `writeState` of `address.ts` wrote; loaded where an address holds a setting.
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

/** Whether a value from outside may stand for an input. */
export function accepts(input: Input | TextInput, value: unknown): boolean {
  switch (input.kind) {
    case 'number':
      return typeof value === 'number' && checkNumber(value, input).value === value;
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(input.options, value);
    case 'text':
      return typeof value === 'string' && cleanText(value, input) === value;
    case 'rows':
      return (
        Array.isArray(value) &&
        value.length >= input.min &&
        value.length <= input.max &&
        value.every((row: Row) => Object.entries(input.columns).every(([key, column]) => accepts(column, row[key])))
      );
  }
}
