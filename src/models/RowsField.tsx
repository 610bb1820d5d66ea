import { Component } from 'preact';
import { type FieldProps, Symbol } from './Fields.tsx';
import { cellSlider, cleanText, fieldText, readNumber, type Row, rowName } from './inputs.ts';
import type { NumberInput, RowsInput, TextInput } from './model.ts';
import type { Draft } from './session.ts';

interface Props extends FieldProps<RowsInput, Row[]> {
  draft: (cell: string) => Draft | undefined;
  setDraft: (cell: string, draft: Draft | undefined) => void;
  /** Drafts belong to places in the list, which shift when a row goes. */
  clearDrafts: () => void;
}

/** The cell that was entered last, and its slider while that is held: it must not stretch under the hand. */
interface Entered {
  index: number;
  key: string;
  slider?: ReturnType<typeof cellSlider> | undefined;
}

/** A list of rows that the reader fills, lengthens and shortens; one slider serves whichever cell was entered last. */
export class RowsField extends Component<Props, Entered> {
  override state: Entered = { index: 0, key: '' };

  override render({ id, input, value, set, draft }: Props) {
    const columns = Object.entries(input.columns);
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
                  {columns.map(([key, column]) => (
                    <td key={key}>{this.#cell(row, index, key, column)}</td>
                  ))}
                  <td>{this.#remover(index)}</td>
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
        {this.#slider()}
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

  #cell(row: Row, index: number, key: string, column: NumberInput | TextInput) {
    const { id, draft, setDraft } = this.props;
    const cell = `${index}-${key}`;
    const shown = draft(cell);
    return (
      <input
        type="text"
        class={column.kind}
        aria-label={`第${index + 1}条${column.label}`}
        inputMode={column.kind === 'number' ? 'decimal' : 'text'}
        autocomplete="off"
        {...(column.kind === 'text' && { size: Math.min(12, 2 * column.maxLength) })}
        value={shown?.text ?? (column.kind === 'number' ? fieldText(row[key] as number) : row[key])}
        {...(shown?.problem && { 'aria-invalid': true, 'aria-describedby': `${id}-${cell}-problem` })}
        onFocus={() => column.kind === 'number' && this.setState({ index, key })}
        onInput={({ currentTarget: { value: text } }) => {
          if (column.kind === 'text') return this.#change(index, key, cleanText(text, column));
          const { value: read, problem } = readNumber(text, column);
          setDraft(cell, { text, problem });
          if (read !== undefined) this.#change(index, key, read);
        }}
        onBlur={() => shown && !shown.problem && setDraft(cell, undefined)}
      />
    );
  }

  #change(index: number, key: string, cell: string | number): void {
    const { value, set } = this.props;
    set(value.map((row, place) => (place === index ? { ...row, [key]: cell } : row)));
  }

  #remover(index: number) {
    const { input, value, set, clearDrafts } = this.props;
    return (
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
    );
  }

  #slider() {
    const { input, value, setDraft } = this.props;
    const numbers = Object.entries(input.columns).filter(
      (entry): entry is [string, NumberInput] => entry[1].kind === 'number',
    );
    const index = Math.min(this.state.index, value.length - 1);
    const [key, column] = numbers.find(([each]) => each === this.state.key) ?? (numbers[0] as [string, NumberInput]);
    const row = value[index] as Row;
    const values = value.map((each) => each[key] as number);
    const slider = this.state.slider ?? cellSlider(column, values);
    return (
      <label class="field cell-slider">
        <span>{`${rowName(input, row, index)}的${column.label}`}</span>
        <input
          type="range"
          aria-valuetext={`${fieldText(row[key] as number)}${column.unit}`}
          {...slider}
          value={row[key] as number}
          onFocus={() => this.setState({ index, key, slider })}
          onBlur={() => this.setState({ slider: undefined })}
          onInput={({ currentTarget }) => {
            setDraft(`${index}-${key}`, undefined);
            this.#change(index, key, Number(currentTarget.value));
          }}
        />
      </label>
    );
  }
}
