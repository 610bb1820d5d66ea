/** How much slower a reader's processor may be than this one. */
export const SLOWER = 4;
/** What no task may take on it, in milliseconds: a longer one is felt. */
export const LONGEST_TASK = 50;

/**
 * How long each task of pages' main threads took of the processor's own time, in milliseconds: other
 * programs don't count, nor do tasks in which a page answers the test itself.
 * @param trace of the categories `toplevel` and `__metadata`, and `blink.user_timing` for a mark
 * @param mark performance mark at which the tasks begin to count; without one, all do
 */
export function mainThreadTasks(trace: Buffer, mark?: string): number[] {
  interface Event {
    name: string;
    pid: number;
    tid: number;
    ts: number;
    dur?: number;
    tdur?: number;
    args: { name?: string };
  }
  const { traceEvents: events } = JSON.parse(trace.toString()) as { traceEvents: Event[] };
  const thread = ({ pid, tid }: Event) => `${pid}:${tid}`;
  const main = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread),
  );
  const begin = Math.max(0, ...events.filter(({ name }) => name === mark).map(({ ts }) => ts));
  const answers = events.filter(
    ({ name, args }) => name === 'Receive mojo message' && JSON.stringify(args).includes('DevToolsSession'),
  );
  const isAnswer = (task: Event) =>
    answers.some(
      (answer) => thread(answer) === thread(task) && answer.ts >= task.ts && answer.ts < task.ts + (task.dur ?? 0),
    );
  return events
    .filter((event) => event.name === 'ThreadControllerImpl::RunTask' && main.has(thread(event)) && event.ts > begin)
    .filter((task) => !isAnswer(task))
    .map(({ tdur = 0 }) => tdur / 1000);
}
