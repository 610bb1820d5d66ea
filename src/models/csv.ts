import type { Row, Value, Values } from './inputs.ts';
import type { AnyModel, Solved } from './model.ts';

/** Inputs, worked table and the data of the charts as CSV (RFC 4180), numbers unrounded. */
export function toCsv(model: AnyModel, { values, report }: Solved<Values, unknown>): string {
  const lines: (readonly (string | number)[])[] = [['符号', '项', '值', '单位']];
  for (const [key, input] of Object.entries(model.inputs)) {
    const value = values[key] as Value;
    if (input.kind === 'number') lines.push([input.symbol ?? '', input.label, value as number, input.unit]);
    else if (input.kind === 'choice')
      lines.push([input.symbol ?? '', input.label, input.options[value as string] ?? '', '']);
    else {
      const columns = Object.entries(input.columns);
      lines.push(
        [],
        columns.map(([, { label }]) => label),
      );
      lines.push(...(value as Row[]).map((row) => columns.map(([column]) => row[column] as string | number)), []);
    }
  }
  for (const { symbol = '', label, value, unit } of report.steps) lines.push([symbol, label, value, unit]);
  for (const { caption, head, rows } of report.tables ?? []) lines.push([], [caption], head, ...rows);
  return lines.map((cells) => cells.map(cell).join(',')).join('\r\n');
}

/** A text that a spreadsheet would run as a formula gets an apostrophe before it. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
