import type { Row, Value, Values } from './inputs.ts';
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

/** A page's query with a model's state set, or taken out where there is none; other parameters stay. */
export function withState(query: string, name: string, state: string): string {
  const others = query
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part && part.split('=')[0] !== name);
  if (state) others.push(`${name}=${encodeURIComponent(state)}`);
  return others.length ? `?${others.join('&')}` : '';
}
