import type { ComponentType } from 'preact';

/** A number that the reader sets by a slider and a field. */
export interface NumberInput {
  kind: 'number';
  /** As in the chapter's formula: `B`, `ρ`, `p_i`; none where the formula has none. */
  symbol?: string;
  label: string;
  /** Empty for a ratio. */
  unit: string;
  /** Both ends are allowed; they are the slider's ends too. */
  min: number;
  max: number;
  /** Of the slider; a field takes any number in between. */
  step?: number;
  /** The slider goes by ratios; `min` is then above zero. */
  log?: true;
  integer?: true;
}

/** One of a few named things. */
export interface ChoiceInput {
  kind: 'choice';
  /** As of a number. */
  symbol?: string;
  label: string;
  /** Name of each, by the value that stands for it in formulas and addresses: a–z, 0–9 and hyphens. */
  options: Readonly<Record<string, string>>;
}

/** A short name that the reader gives to a row. */
export interface TextInput {
  kind: 'text';
  label: string;
  maxLength: number;
}

/** A list whose length the reader sets. */
export interface RowsInput {
  kind: 'rows';
  label: string;
  columns: Readonly<Record<string, NumberInput | TextInput>>;
  /** How many rows there may be. */
  min: number;
  max: number;
}

export type Input = NumberInput | ChoiceInput | RowsInput;

type CellOf<I> = I extends NumberInput ? number : string;
type ValueOf<I> = I extends { kind: 'rows'; columns: infer C } ? { [K in keyof C]: CellOf<C[K]> }[] : CellOf<I>;
export type ValuesOf<I> = { -readonly [K in keyof I]: ValueOf<I[K]> };

/** A setting of all inputs that is worth a name. The first one of a model is its default. */
export interface Example<V> {
  id: string;
  name: string;
  /** When and by whom its numbers were given: `2025年全年，国家统计局`. */
  note: string;
  values: V;
}

/** The numbers an example must give: by field of the result, exact to 1e-9 or within the second number, a ratio. */
export type Golden = Readonly<Record<string, Readonly<Record<string, number | readonly [number, number]>>>>;

/** A sentence of a chapter that quotes the model; a test looks it up there. */
export interface Quote<R> {
  /** Below the content folder: `essays/battle/07-strategy.mdx`. */
  in: string;
  example: string;
  says: (result: R) => string;
}

/** A line of the worked table. */
export interface Step {
  symbol?: string;
  label: string;
  /** For CSV and comparison. */
  value: number;
  unit: string;
  /** As people write it: `52.4亿元`. */
  text: string;
  /** The arithmetic with its numbers: `130,923亿元 × 0.2 × 0.008 × 0.25`. */
  how?: string;
}

/** The parts of a step in the order in which they are read. */
export function step(symbol: string, label: string, value: number, unit: string, text: string, how: string): Step {
  return { symbol, label, value, unit, text, how };
}

/** The data behind a chart. */
export interface DataTable {
  caption: string;
  head: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}

/** What a result means, in words and tables; the frame lays it out, announces it, prints it and gives it as CSV. */
export interface Report {
  /** What the reader should take from these numbers, in one or two sentences. */
  says: string;
  steps: readonly Step[];
  tables?: readonly DataTable[];
}

export interface ChartProps<V, R> {
  values: V;
  result: R;
  /** The setting kept beside it, if any. */
  other?: { values: V; result: R } | undefined;
}

/** A computation that may be interrupted wherever it yields; `long` says that the next stretch takes several milliseconds. */
export type Computing<R> = Generator<'long' | undefined, R>;

/** Everything of a live model that the browser loads. */
export interface Model<V, R> {
  inputs: Readonly<Record<string, Input>>;
  /** Legends over the inputs, with their keys; without it there is one group without a legend. */
  groups?: Readonly<Record<string, readonly string[]>>;
  examples: readonly [Example<V>, ...Example<V>[]];
  /**
   * The whole computation. One that takes more than a few milliseconds is a generator that yields
   * every millisecond or so.
   * @throws BadInput where numbers that are each allowed don't fit together
   */
  compute: (values: V) => R | Computing<R>;
  report: (result: R, values: V) => Report;
  Chart?: ComponentType<ChartProps<V, R>>;
}

/** A model of which one needs to know nothing. */
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyModel = Model<any, any>;

/** Says in a sentence to the reader which numbers don't fit together. */
export class BadInput extends Error {}

/** Checks a model's parts against each other. */
export function defineModel<const I extends Readonly<Record<string, Input>>, R>(
  model: Model<ValuesOf<I>, R> & { inputs: I },
): Model<ValuesOf<I>, R> {
  return model;
}

/** A setting with what came of it. */
export interface Solved<V, R> {
  values: V;
  result: R;
  report: Report;
}

/**
 * Computes without a pause, for the server and for tests.
 * @throws BadInput, also where a result is not a finite number
 */
export function solve<V, R>(model: Model<V, R>, values: V): Solved<V, R> {
  const run = model.compute(values);
  if (!isGenerator<R>(run)) return solved(model, values, run);
  let step = run.next();
  while (!step.done) step = run.next();
  return solved(model, values, step.value);
}

/** Milliseconds of work between two breaths of the page: a tenth of what a reader would notice. */
const SLICE = 5;

/**
 * Computes in slices between which the page stays responsive.
 * @param abandoned whether nobody waits for the result any more
 * @returns undefined where it was abandoned
 * @throws BadInput
 */
export async function solveInSlices<V, R>(
  model: Model<V, R>,
  values: V,
  abandoned: () => boolean,
): Promise<Solved<V, R> | undefined> {
  const run = model.compute(values);
  if (!isGenerator<R>(run)) return solved(model, values, run);
  for (;;) {
    // Also before the first slice: the event that asked for it has work of its own.
    await new Promise((resolve) => setTimeout(resolve));
    if (abandoned()) return undefined;
    const end = performance.now() + SLICE;
    for (let said: 'long' | undefined; said !== 'long' && performance.now() < end;) {
      const step = run.next();
      if (step.done) return solved(model, values, step.value);
      said = step.value;
    }
  }
}

function isGenerator<R>(run: R | Computing<R>): run is Computing<R> {
  return typeof run === 'object' && run !== null && Symbol.iterator in run && 'next' in run;
}

function solved<V, R>(model: Model<V, R>, values: V, result: R): Solved<V, R> {
  const report = model.report(result, values);
  if (report.steps.every(({ value }) => Number.isFinite(value))) return { values, result, report };
  throw new BadInput('这组数算不出有限的结果：把最大或最小的那个数改回常见的范围。');
}
