import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Fragment, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { modelNames, readAbout } from '../../../src/models/about.ts';
import { withState, writeState } from '../../../src/models/address.ts';
import { toCsv } from '../../../src/models/csv.ts';
import { readNumber, type Values } from '../../../src/models/inputs.ts';
import { BadInput, type NumberInput, solve } from '../../../src/models/model.ts';
import { partsOf } from '../../../src/models/parts.tsx';
import { accepts, readState } from '../../../src/models/read-state.ts';
import { initialState } from '../../../src/models/session.ts';
import { models } from './models.ts';
import { anyValues } from './any-values.ts';

test('every folder of a model has its four files', () => {
  expect(models.map(({ name }) => name)).toEqual(modelNames());
  for (const { name } of models) {
    expect(readdirSync(`src/models/${name}`)).toEqual(
      expect.arrayContaining(['about.yaml', 'examples.ts', 'formulas.ts', 'model.tsx']),
    );
  }
});

describe.each(models)('$name', ({ name, model, examples, golden }) => {
  test('formulas know nothing of the page or the site', () => {
    const source = readFileSync(`src/models/${name}/formulas.ts`, 'utf8');
    const imports = [...source.matchAll(/from '([^']+)'/g)].map(([, path]) => path as string);
    expect(imports.filter((path) => path.startsWith('..') && path !== '../constants.ts')).toEqual([]);
    expect(source).not.toMatch(/\b(document|window|location|Date\.now|Math\.random)\b/);
  });

  test('what stands around it is whole', () => {
    expect(readAbout(name).question).toMatch(/？$/);
  });

  test.each(examples)('example “$id” fits the inputs and gives its golden values', ({ id, values }) => {
    for (const [key, input] of Object.entries(model.inputs)) {
      expect(accepts(input, (values as Values)[key]), `${key} of ${id}`).toBe(true);
    }
    expect(Object.keys(values).sort()).toEqual(Object.keys(model.inputs).sort());
    const { result } = solve(model, values);
    expect(golden[id], `golden values of ${id}`).toBeDefined();
    for (const [field, expected] of Object.entries(golden[id] ?? {})) {
      const [value, within] = typeof expected === 'number' ? [expected, 1e-9] : expected;
      const actual = (result as Record<string, number>)[field] as number;
      expect(
        Math.abs(actual - value) / (Math.abs(value) || 1),
        `${field}: ${actual}, not ${value}`,
      ).toBeLessThanOrEqual(within);
    }
  });

  test('the same setting gives the same result', () => {
    const [{ values }] = examples;
    expect(solve(model, structuredClone(values))).toEqual(solve(model, values));
  });

  test('whatever the inputs allow gives a report, or a sentence on what does not fit together', () => {
    fc.assert(
      fc.property(anyValues(model), (values) => {
        try {
          const { report } = solve(model, values);
          expect(report.says).not.toMatch(/NaN|Infinity|undefined/);
          for (const { text, how = '' } of report.steps) expect(text + how).not.toMatch(/NaN|Infinity|undefined/);
        } catch (error) {
          if (!(error instanceof BadInput)) throw error;
          expect(error.message).toMatch(/。$/);
        }
      }),
      { numRuns: model.compute.constructor.name === 'GeneratorFunction' ? 12 : 100 },
    );
  });

  test('an address holds any setting exactly, alone and with another beside it', () => {
    fc.assert(
      fc.property(fc.array(anyValues(model), { minLength: 1, maxLength: 2 }), (settings) => {
        const query = withState('?q=1', name, writeState(model, settings));
        expect(query.startsWith('?q=1&')).toBe(true);
        expect(readState(model, new URLSearchParams(query).get(name) as string)).toEqual(settings);
        expect(withState(query, name, '')).toBe('?q=1');
      }),
    );
  });

  test('an address that was damaged or made up is refused whole', () => {
    const whole = writeState(model, [examples[0].values as Values]);
    for (const text of [
      '',
      '_',
      '*',
      whole.slice(0, -1).replace(/[^_]*$/, ''),
      `${whole}_`,
      `${whole}_x_1`,
      `x${whole}`,
    ]) {
      expect(readState(model, text), text).toBeUndefined();
    }
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.nat(whole.length), (noise, at) => {
        const settings = readState(model, whole.slice(0, at) + noise + whole.slice(at)) ?? [];
        for (const values of settings) {
          for (const [key, input] of Object.entries(model.inputs)) expect(accepts(input, values[key])).toBe(true);
        }
      }),
    );
  });

  test('a field answers what can’t be computed with a sentence', () => {
    const numbers = Object.values(model.inputs).filter((input): input is NumberInput => input.kind === 'number');
    for (const input of numbers) {
      for (const text of ['', ' ', 'abc', 'NaN', 'Infinity', '1e308', '-1e308', '1e999', '1,2.3.4', '<b>1</b>', '🙂']) {
        const { value, problem } = readNumber(text, input);
        expect(value, `${input.label}: ${text}`).toBeUndefined();
        expect(problem).toMatch(new RegExp(`^${RegExp.escape(input.label)}.*。$`));
      }
      for (const text of ['0', '-1']) {
        const { value, problem } = readNumber(text, input);
        expect(value === undefined ? problem : value >= input.min).toBeTruthy();
      }
    }
  });

  test('without scripts there is a worked table, and nothing that a strict policy forbids', () => {
    const initial = solve(model, examples[0].values);
    const state = initialState(initial);
    const { stage, status, controls, tables } = partsOf(name, model);
    const html = [stage, status, ...controls, ...tables]
      .map(({ view }) => renderToString(h(Fragment, null, view(state))))
      .join('');
    expect(html).not.toMatch(/\sstyle=|<script|\son\w+=/);
    expect(html).toContain(initial.report.says);
    for (const { text } of initial.report.steps) expect(html).toContain(`>${text}</td>`);
  });

  test('CSV has every input and every step, unrounded', () => {
    const initial = solve(model, examples[0].values);
    const lines = toCsv(model, initial).split('\r\n');
    for (const input of Object.values(model.inputs)) {
      if (input.kind === 'number') expect(lines.some((line) => line.includes(input.label))).toBe(true);
    }
    for (const { label, value } of initial.report.steps) {
      expect(lines.some((line) => line.includes(label) && line.includes(String(value)))).toBe(true);
    }
  });
});
