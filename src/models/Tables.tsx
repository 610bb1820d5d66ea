import { Symbol } from './Fields.tsx';
import type { AnyModel, DataTable } from './model.ts';
import type { State } from './session.ts';

interface StepsProps {
  model: AnyModel;
  state: State;
}

/** The worked table; with a setting kept beside it, also the inputs in which the two differ, and by how much. */
export function Steps({ model, state: { now, kept, compare } }: StepsProps) {
  const comparison = kept && compare?.(model, kept, now);
  return (
    <div class="table-scroller" role="group" tabIndex={0} aria-label="算式与结果">
      <table class="model-steps">
        <thead>
          <tr>
            <th scope="col">项</th>
            {(comparison ? ['对照', '现在', '变化'] : ['值']).map((name) => (
              <th key={name} scope="col" class="right">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {comparison?.inputs.map(({ symbol, label, ...sides }) => (
            <tr key={label} class="changed">
              <th scope="row">
                {symbol && <Symbol name={symbol} />}
                {` ${label}`}
              </th>
              {[sides.kept, sides.now, sides.change].map((text, index) => (
                <td key={index} class="right">
                  {text}
                </td>
              ))}
            </tr>
          ))}
          {now.report.steps.map((step, index) => {
            const other = comparison?.steps[index];
            return (
              <tr key={step.label}>
                <th scope="row">
                  {step.symbol && <Symbol name={step.symbol} />}
                  {` ${step.label}`}
                  {step.how && <small>{step.how}</small>}
                </th>
                {comparison && (
                  <td class="right">
                    {other?.kept}
                    {other && other.label !== step.label && <small>{other.label}</small>}
                  </td>
                )}
                <td class="right">{step.text}</td>
                {comparison && <td class="right">{other?.change}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The data behind a chart. */
export function Data({ table }: { table: DataTable }) {
  return (
    <details class="model-data">
      <summary>{table.caption}</summary>
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
    </details>
  );
}
