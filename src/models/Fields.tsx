import { fieldText, fromSlider, readNumber, sliderOf, toSlider } from './inputs.ts';
import type { ChoiceInput, NumberInput } from './model.ts';
import type { Draft } from './session.ts';

export interface FieldProps<I, V> {
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
      <label for={id}>
        {input.symbol && <Symbol name={input.symbol} />}
        {` ${input.label}`}
      </label>
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

/** `p_i` with its index low; a word, such as TAM, upright as in formulas. */
export function Symbol({ name }: { name: string }) {
  const [base = '', index] = name.split('_');
  return (
    <var class={base.replace(/\W/g, '').length > 1 ? 'word' : undefined}>
      {base}
      {index && <sub class={index.length > 1 ? 'word' : undefined}>{index}</sub>}
    </var>
  );
}
