import { cleanText, fieldText, fromSlider, readNumber, type Row, sliderOf, toSlider } from './inputs.ts';
import type { ChoiceInput, NumberInput, RowsInput } from './model.ts';
import type { Draft } from './session.ts';

interface FieldProps<I, V> {
  id: string;
  input: I;
  value: V;
  set: (value: V) => void;
}

interface NumberProps extends FieldProps<NumberInput, number> {
  draft: Draft | undefined;
  setDraft: (draft: Draft | undefined) => void;
}

/** A number with its slider; what can't be read stays in the field, with a sentence below it. */
export function NumberField({ id, input, value, set, draft, setDraft }: NumberProps) {
  const type = (text: string) => {
    const { value: read, problem } = readNumber(text, input);
    setDraft({ text, problem });
    if (read !== undefined) set(read);
  };
  return (
    <div class="field">
      <label id={`${id}-label`} for={id}>
        {input.symbol && <Symbol name={input.symbol} />}
        {` ${input.label}`}
      </label>
      <span class="field-number">
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autocomplete="off"
          value={draft?.text ?? fieldText(value)}
          {...(draft?.problem && { 'aria-invalid': true, 'aria-describedby': `${id}-problem` })}
          onInput={({ currentTarget }) => type(currentTarget.value)}
          onBlur={() => !draft?.problem && setDraft(undefined)}
        />
        {input.unit && <span class="unit">{input.unit}</span>}
      </span>
      <input
        type="range"
        aria-labelledby={`${id}-label`}
        aria-valuetext={`${fieldText(value)}${input.unit}`}
        {...sliderOf(input)}
        value={toSlider(value, input)}
        onInput={({ currentTarget }) => {
          setDraft(undefined);
          set(fromSlider(Number(currentTarget.value), input));
        }}
      />
      {draft?.problem && (
        <p class="field-problem" id={`${id}-problem`}>
          {draft.problem}
        </p>
      )}
    </div>
  );
}

export function ChoiceField({ id, input, value, set }: FieldProps<ChoiceInput, string>) {
  return (
    <div class="field">
      <label for={id}>{input.label}</label>
      <select id={id} onChange={({ currentTarget }) => set(currentTarget.value)}>
        {Object.entries(input.options).map(([key, name]) => (
          <option key={key} value={key} selected={key === value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

interface RowsProps extends FieldProps<RowsInput, Row[]> {
  draft: (cell: string) => Draft | undefined;
  setDraft: (cell: string, draft: Draft | undefined) => void;
  /** Drafts belong to places in the list, which shift when a row goes. */
  clearDrafts: () => void;
}

/** A list of rows that the reader fills, lengthens and shortens. */
export function RowsField({ id, input, value, set, draft, setDraft, clearDrafts }: RowsProps) {
  const columns = Object.entries(input.columns);
  const change = (index: number, key: string, cell: string | number) =>
    set(value.map((row, place) => (place === index ? { ...row, [key]: cell } : row)));
  const problems = value.flatMap((_, index) =>
    columns.flatMap(([key]) => {
      const problem = draft(`${index}-${key}`)?.problem;
      return problem ? [{ id: `${id}-${index}-${key}-problem`, text: `第${index + 1}条的${problem}` }] : [];
    }),
  );
  return (
    <div class="model-rows">
      <div class="table-scroller" role="group" tabIndex={0} aria-label={input.label}>
        <table>
          <thead>
            <tr>
              <th scope="col">{input.label}</th>
              {columns.map(([key, column]) => (
                <th key={key} scope="col">
                  {column.kind === 'number' && column.symbol && <Symbol name={column.symbol} />}
                  {` ${column.label}`}
                </th>
              ))}
              <th scope="col">
                <span class="sr-only">删去</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {value.map((row, index) => (
              <tr key={index}>
                <th scope="row">{index + 1}</th>
                {columns.map(([key, column]) => {
                  const cell = `${index}-${key}`;
                  const shown = draft(cell);
                  return (
                    <td key={key}>
                      <input
                        type="text"
                        class={column.kind}
                        aria-label={`第${index + 1}条${column.label}`}
                        inputMode={column.kind === 'number' ? 'decimal' : 'text'}
                        autocomplete="off"
                        value={shown?.text ?? (column.kind === 'number' ? fieldText(row[key] as number) : row[key])}
                        {...(shown?.problem && { 'aria-invalid': true, 'aria-describedby': `${id}-${cell}-problem` })}
                        onInput={({ currentTarget: { value: text } }) => {
                          if (column.kind === 'text') return change(index, key, cleanText(text, column));
                          const { value: read, problem } = readNumber(text, column);
                          setDraft(cell, { text, problem });
                          if (read !== undefined) change(index, key, read);
                        }}
                        onBlur={() => shown && !shown.problem && setDraft(cell, undefined)}
                      />
                    </td>
                  );
                })}
                <td>
                  <button
                    type="button"
                    aria-label={`删去第${index + 1}条`}
                    disabled={value.length <= input.min}
                    onClick={() => {
                      clearDrafts();
                      set(value.filter((_, place) => place !== index));
                    }}
                  >
                    ×
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problems.map((problem) => (
        <p key={problem.id} class="field-problem" id={problem.id}>
          {problem.text}
        </p>
      ))}
      <p class="model-actions">
        <button
          type="button"
          disabled={value.length >= input.max}
          onClick={() => set([...value, { ...(value.at(-1) as Row) }])}
        >
          {`加一条${input.label}`}
        </button>
      </p>
    </div>
  );
}

/** `p_i` with its index low; a word, such as TAM, upright as in formulas. */
export function Symbol({ name }: { name: string }) {
  const [base = '', index] = name.split('_');
  return (
    <var class={base.replace(/\W/g, '').length > 1 ? 'word' : undefined}>
      {base}
      {index && <sub>{index}</sub>}
    </var>
  );
}
