import { ChoiceField, NumberField } from './Fields.tsx';
import type { Row, Value, Values } from './inputs.ts';
import type { AnyModel, Example } from './model.ts';
import { RowsField } from './RowsField.tsx';
import type { Session, State } from './session.ts';

interface ExamplesProps {
  examples: readonly (Example<Values> & { written: string })[];
  /** The setting that the inputs have, as in an address. */
  written: string;
  session: Session | undefined;
}

/** A model's named settings, and what is to be said of the one chosen. */
export function Examples({ examples, written, session }: ExamplesProps) {
  const chosen = examples.find((example) => example.written === written);
  return (
    <>
      <p class="model-examples">
        {examples.map((example) => (
          <button
            key={example.id}
            type="button"
            aria-pressed={example === chosen}
            onClick={() => session?.start(example.values)}
          >
            {example.name}
          </button>
        ))}
      </p>
      <p class="model-note">{chosen ? chosen.note : '你自己的数；点上面的名字换回例子。'}</p>
    </>
  );
}

interface GroupProps {
  name: string;
  model: AnyModel;
  legend: string;
  keys: readonly string[];
  state: State;
  session: Session | undefined;
}

/** The fields of some of a model's inputs. */
export function Group({ name, model, legend, keys, state: { values, drafts }, session }: GroupProps) {
  return (
    <>
      {legend && <p class="model-legend">{legend}</p>}
      {keys.map(field)}
    </>
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

/** What can be done with a setting. */
export function Actions({ kept, session }: { kept: boolean; session: Session | undefined }) {
  return (
    <p class="model-actions">
      <button type="button" onClick={() => session?.start()}>
        重置
      </button>
      <button type="button" aria-pressed={kept} onClick={() => session?.keep()}>
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
  );
}
