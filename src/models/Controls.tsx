import { ChoiceField, NumberField, RowsField } from './Fields.tsx';
import type { Row, Value } from './inputs.ts';
import type { AnyModel } from './model.ts';
import { isSame, type Session, type State } from './session.ts';

interface Props {
  name: string;
  model: AnyModel;
  state: State;
  /** None on the server, where nothing is done yet. */
  session?: Session;
}

/** A model's examples, inputs and buttons. */
export function Controls({ name, model, state, session }: Props) {
  const { live, values, drafts, kept } = state;
  const example = model.examples.find((candidate) => isSame(model, candidate.values, values));
  const groups = Object.entries(model.groups ?? { '': Object.keys(model.inputs) });
  return (
    <fieldset class="model-controls" disabled={!live}>
      <legend class="sr-only">换上你的数</legend>
      <p class="model-examples">
        {model.examples.map((candidate) => (
          <button
            key={candidate.id}
            type="button"
            aria-pressed={candidate === example}
            onClick={() => session?.start(candidate.values)}
          >
            {candidate.name}
          </button>
        ))}
      </p>
      <p class="model-note">{example ? example.note : '你自己的数；点上面的名字换回例子。'}</p>
      {groups.map(([legend, keys]) => (
        <fieldset key={legend} class="model-group">
          {legend && <legend>{legend}</legend>}
          {keys.map(field)}
        </fieldset>
      ))}
      <p class="model-actions">
        <button type="button" onClick={() => session?.start()}>
          重置
        </button>
        <button type="button" aria-pressed={kept !== undefined} onClick={() => session?.keep()}>
          {kept ? '去掉对照' : '留作对照'}
        </button>
        <button type="button" onClick={() => session?.copyLink()}>
          复制链接
        </button>
        <button type="button" onClick={() => session?.copyCsv()}>
          复制CSV
        </button>
        <button type="button" onClick={() => session?.print()}>
          打印
        </button>
      </p>
    </fieldset>
  );

  function field(key: string) {
    const input = model.inputs[key];
    const shared = { key, id: `${name}-${key}`, set: (value: Value) => session?.set(key, value) };
    switch (input?.kind) {
      case 'number':
        return (
          <NumberField
            {...shared}
            input={input}
            value={values[key] as number}
            draft={drafts[key]}
            setDraft={(draft) => session?.draft(key, draft)}
          />
        );
      case 'choice':
        return <ChoiceField {...shared} input={input} value={values[key] as string} />;
      case 'rows':
        return (
          <RowsField
            {...shared}
            input={input}
            value={values[key] as Row[]}
            draft={(cell) => drafts[`${key}-${cell}`]}
            setDraft={(cell, draft) => session?.draft(`${key}-${cell}`, draft)}
            clearDrafts={() => session?.clearDrafts()}
          />
        );
      default:
        return null;
    }
  }
}
