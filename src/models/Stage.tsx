import type { AnyModel } from './model.ts';
import type { State } from './session.ts';

/** What a model says, and its chart. */
export function Stage({ model: { Chart }, state }: { model: AnyModel; state: State }) {
  const { now, kept, problem } = state;
  return (
    <>
      <p class="model-says">{now.report.says}</p>
      {problem && <p class="model-problem">{problem}</p>}
      {Chart && <Chart values={now.values} result={now.result} other={kept} />}
    </>
  );
}
