import { useEffect, useRef, useState } from 'preact/hooks';
import { readState, withState, writeState } from './address.ts';
import { toCsv } from './csv.ts';
import { ChoiceField, type Draft, NumberField, RowsField } from './Fields.tsx';
import type { Row, Value, Values } from './inputs.ts';
import { type AnyModel, BadInput, type Solved, solveInSlices } from './model.ts';

export interface FrameProps {
  name: string;
  model: AnyModel;
  /** The default example, solved; the browser starts with what the server drew. */
  initial: Solved<Values, unknown>;
  /** Draws the tables, apart from the rest: they follow when the chart has been painted. */
  showTables?: (now: Solved<Values, unknown>, kept: Solved<Values, unknown> | undefined) => void;
}

/** Milliseconds after the last change at which the address is written and the result read out. */
const SETTLED = 600;
/** Milliseconds of a pause in a drag after which the tables follow the chart. */
const PAUSED = 80;

/** A model's result, chart and inputs. What stands around it is in `Model.astro`. */
export function Frame({ name, model, initial, showTables }: FrameProps) {
  const [live, setLive] = useState(false);
  const [values, setValues] = useState(initial.values);
  const [now, setNow] = useState(initial);
  const [kept, setKept] = useState<typeof initial>();
  const [drafts, setDrafts] = useState<Record<string, Draft | undefined>>({});
  const [problem, setProblem] = useState('');
  const [said, setSaid] = useState('');
  const turn = useRef(0);
  const touched = useRef(false);

  const solve = async (next: Values, done: (solved: typeof initial) => void) => {
    const mine = (turn.current += 1);
    try {
      const solved = await solveInSlices(model, next, () => mine !== turn.current);
      if (!solved || mine !== turn.current) return;
      done(solved);
      setProblem('');
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      setProblem(`${error.message}下面仍是上一次的结果。`);
    }
  };
  const show = (next: Values) => {
    touched.current = true;
    setValues(next);
    void solve(next, setNow);
  };
  const start = (next: Values) => {
    setDrafts({});
    show(next);
  };
  const announce = (text: string) => {
    setSaid('');
    setTimeout(() => setSaid(text), 50);
  };

  // The address is read once the page is as the server drew it.
  useEffect(() => {
    setLive(true);
    const written = new URLSearchParams(location.search).get(name);
    if (written === null) return;
    const [linked, other] = readState(model, written) ?? [];
    if (!linked) {
      setProblem('链接里的数缺了或越了界，已换回默认的例子。');
      return;
    }
    start(linked);
    if (other) {
      void solveInSlices(model, other, () => false)
        .then(setKept)
        .catch(() => setKept(undefined));
    }
  }, []);

  useEffect(() => {
    if (!touched.current) return undefined;
    const timer = setTimeout(() => {
      const untouched = !kept && same(model, now.values, initial.values);
      history.replaceState(history.state, '', address(untouched ? '' : state(), location.hash));
      setSaid(now.report.says);
    }, SETTLED);
    return () => clearTimeout(timer);
  }, [now, kept]);

  useEffect(() => {
    const timer = setTimeout(() => showTables?.(now, kept), PAUSED);
    return () => clearTimeout(timer);
  }, [now, kept]);

  const mistakes = Object.values(drafts).flatMap((draft) => draft?.problem ?? []);
  useEffect(() => {
    if (mistakes[0] ?? problem) announce(mistakes[0] ?? problem);
  }, [mistakes[0], problem]);

  const state = () => writeState(model, kept ? [now.values, kept.values] : [now.values]);
  const address = (written: string, hash: string) =>
    new URL(`${location.pathname}${withState(location.search, name, written)}${hash}`, location.href).href;
  const copy = async (text: string, what: string) => {
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    announce(done ? `已复制${what}` : '浏览器不让复制');
  };
  const { Chart } = model;
  const example = model.examples.find((candidate) => same(model, candidate.values, values));
  const groups = Object.entries(model.groups ?? { '': Object.keys(model.inputs) });

  return (
    <>
      <div class="model-stage">
        <p class="model-says">{now.report.says}</p>
        {problem && <p class="model-problem">{problem}</p>}
        {Chart && <Chart values={now.values} result={now.result} other={kept} />}
      </div>
      <fieldset class="model-controls" disabled={!live}>
        <legend class="sr-only">换上你的数</legend>
        <p class="model-examples">
          {model.examples.map((candidate) => (
            <button
              key={candidate.id}
              type="button"
              aria-pressed={candidate === example}
              onClick={() => start(candidate.values)}
            >
              {candidate.name}
            </button>
          ))}
        </p>
        <p class="model-note">{example ? example.note : '你自己的数；点上面的名字换回例子。'}</p>
        {groups.map(([legend, keys]) => (
          <fieldset key={legend} class="model-group">
            {legend && <legend>{legend}</legend>}
            {keys.map((key) => field(key))}
          </fieldset>
        ))}
        <p class="model-actions">
          <button type="button" onClick={() => start(initial.values)}>
            重置
          </button>
          <button type="button" aria-pressed={kept !== undefined} onClick={() => keep()}>
            {kept ? '去掉对照' : '留作对照'}
          </button>
          <button type="button" onClick={() => copy(address(state(), `#model-${name}`), '链接')}>
            复制链接
          </button>
          <button type="button" onClick={() => copy(toCsv(model, now), 'CSV')}>
            复制CSV
          </button>
          <button type="button" onClick={printAlone}>
            打印
          </button>
        </p>
      </fieldset>
      <p class="sr-only" role="status">
        {said}
      </p>
    </>
  );

  function field(key: string) {
    const input = model.inputs[key];
    const id = `${name}-${key}`;
    const set = (value: Value) => show({ ...values, [key]: value });
    if (input?.kind === 'choice') {
      return <ChoiceField key={key} id={id} input={input} value={values[key] as string} set={set} />;
    }
    if (input?.kind === 'rows') {
      return (
        <RowsField
          key={key}
          id={id}
          input={input}
          value={values[key] as Row[]}
          set={set}
          draft={(cell) => drafts[`${key}-${cell}`]}
          setDraft={(cell, draft) => setDrafts((all) => ({ ...all, [`${key}-${cell}`]: draft }))}
          clearDrafts={() => setDrafts({})}
        />
      );
    }
    if (input?.kind !== 'number') return null;
    return (
      <NumberField
        key={key}
        id={id}
        input={input}
        value={values[key] as number}
        set={set}
        draft={drafts[key]}
        setDraft={(draft) => setDrafts((all) => ({ ...all, [key]: draft }))}
      />
    );
  }

  function keep() {
    touched.current = true;
    setKept(kept ? undefined : now);
  }

  function printAlone() {
    const box = document.getElementById(`model-${name}`);
    box?.toggleAttribute('data-printing', true);
    print();
    box?.toggleAttribute('data-printing', false);
  }
}

function same(model: AnyModel, a: Values, b: Values): boolean {
  return writeState(model, [a]) === writeState(model, [b]);
}
