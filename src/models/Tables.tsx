import { Symbol } from './Fields.tsx';
import type { AnyModel, DataTable, Input, Step } from './model.ts';
import type { State } from './session.ts';

/** The worked table, and the data behind the chart. */
export function Tables({ model, state: { now, kept } }: { model: AnyModel; state: State }) {
  return (
    <>
      <Steps model={model} now={now} kept={kept} />
      {now.report.tables?.map((table) => (
        <details key={table.caption} class="model-data">
          <summary>{table.caption}</summary>
          <Data table={table} />
        </details>
      ))}
    </>
  );
}

interface StepsProps {
  model: AnyModel;
  now: State['now'];
  kept: State['kept'];
}

/** The worked table; with a setting kept beside it, also the inputs in which the two differ. */
function Steps({ model, now, kept }: StepsProps) {
  const differing = kept
    ? Object.entries(model.inputs).filter(
        ([key, input]) => input.kind !== 'rows' && now.values[key] !== kept.values[key],
      )
    : [];
  return (
    <div class="table-scroller" role="group" tabIndex={0} aria-label="算式与结果">
      <table class="model-steps">
        <thead>
          <tr>
            <th scope="col">项</th>
            {kept && (
              <th scope="col" class="right">
                对照
              </th>
            )}
            <th scope="col" class="right">
              {kept ? '现在' : '值'}
            </th>
          </tr>
        </thead>
        <tbody>
          {differing.map(([key, input]) => (
            <tr key={key} class="changed">
              <th scope="row">{nameOf(input)}</th>
              {[kept, now].map((side, index) => (
                <td key={index} class="right">
                  {input.kind === 'choice' ? input.options[side?.values[key] as string] : String(side?.values[key])}
                </td>
              ))}
            </tr>
          ))}
          {now.report.steps.map((step: Step, index) => (
            <tr key={step.label}>
              <th scope="row">
                {step.symbol && <Symbol name={step.symbol} />}
                {` ${step.label}`}
                {step.how && <small>{step.how}</small>}
              </th>
              {kept && <td class="right">{kept.report.steps[index]?.text}</td>}
              <td class="right">{step.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function nameOf(input: Input) {
  const symbol = input.kind === 'number' && input.symbol;
  return (
    <>
      {symbol && <Symbol name={symbol} />}
      {` ${input.label}`}
    </>
  );
}

function Data({ table }: { table: DataTable }) {
  return (
    <div class="table-scroller" role="group" tabIndex={0} aria-label={table.caption}>
      <table>
        <thead>
          <tr>
            {table.head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} class={typeof cell === 'number' ? 'right' : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
