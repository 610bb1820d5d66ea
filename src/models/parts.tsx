import type { ComponentChild } from 'preact';
import { writeState } from './address.ts';
import { Actions, Examples, Group } from './Controls.tsx';
import type { AnyModel } from './model.ts';
import type { Session, State } from './session.ts';
import { Stage } from './Stage.tsx';
import { Data, Steps } from './Tables.tsx';

/** A piece of a model's box that comes to life and is drawn again by itself: none of them takes long. */
export interface Part {
  /** Names a group of controls. */
  legend?: string;
  /** What of the state it is drawn from: while all of it is the same, so is the part. */
  sees: (state: State) => readonly unknown[];
  view: (state: State) => ComponentChild;
}

/**
 * Everything in a model's box that changes, in the order in which it stands; the controls are groups.
 * None is a fieldset: Chromium makes all boxes in one anew when any text in it changes, a field's own too.
 */
export interface Parts {
  stage: Part;
  /** What is read out. */
  status: Part;
  controls: readonly Part[];
  tables: readonly Part[];
}

/** @param session none on the server, where nothing is done yet */
export function partsOf(name: string, model: AnyModel, session?: Session): Parts {
  const examples = model.examples.map((example) => ({ ...example, written: writeState(model, [example.values]) }));
  // Rows are many fields, so they are a part of their own.
  const groups = Object.entries(model.groups ?? { '': Object.keys(model.inputs) }).flatMap(([legend, keys]) => {
    const isRows = (key: string) => model.inputs[key]?.kind === 'rows';
    const single = keys.filter((key) => !isRows(key));
    return [single, ...keys.filter(isRows).map((key) => [key])]
      .filter((some) => some.length > 0)
      .map((some, index) => ({ legend: index ? '' : legend, keys: some }));
  });
  return {
    stage: {
      sees: ({ now, kept, problem }) => [now, kept, problem],
      view: (state) => <Stage model={model} state={state} />,
    },
    status: { sees: ({ said }) => [said], view: ({ said }) => said },
    controls: [
      {
        legend: '例子',
        sees: ({ values }) => [values],
        view: ({ values }) => <Examples examples={examples} written={writeState(model, [values])} session={session} />,
      },
      ...groups.map(({ legend, keys }) => ({
        legend,
        sees: ({ values, drafts }: State) => [...keys.map((key) => values[key]), drafts],
        view: (state: State) => (
          <Group name={name} model={model} legend={legend} keys={keys} state={state} session={session} />
        ),
      })),
      {
        legend: '这组数',
        sees: ({ kept }) => [kept],
        view: ({ kept }) => <Actions kept={kept !== undefined} session={session} />,
      },
    ],
    tables: [
      {
        sees: ({ now, kept }) => [now, kept],
        view: (state) => <Steps model={model} state={state} />,
      },
      { sees: ({ now }) => [now], view: ({ now }) => now.report.tables?.map((table) => <Data table={table} />) },
    ],
  };
}
