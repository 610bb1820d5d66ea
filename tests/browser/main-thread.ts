/**
 * How long each task of pages' main threads took of the processor's own time, in milliseconds: other
 * programs don't count.
 * @param trace of the categories `toplevel` and `__metadata`
 */
export function mainThreadTasks(trace: Buffer): number[] {
  interface Event {
    name: string;
    pid: number;
    tid: number;
    tdur?: number;
    args: { name?: string };
  }
  const { traceEvents: events } = JSON.parse(trace.toString()) as { traceEvents: Event[] };
  const thread = ({ pid, tid }: Event) => `${pid}:${tid}`;
  const main = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread),
  );
  return events
    .filter((event) => event.name === 'ThreadControllerImpl::RunTask' && main.has(thread(event)))
    .map(({ tdur = 0 }) => tdur / 1000);
}
