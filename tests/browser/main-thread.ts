/**
 * How long each task of pages' main threads took of the processor's own time, in milliseconds: other
 * programs don't count.
 * @param trace of the categories `toplevel` and `__metadata`, and `blink.user_timing` for a mark
 * @param mark performance mark at which the tasks begin to count; without one, all do
 */
export function mainThreadTasks(trace: Buffer, mark?: string): number[] {
  interface Event {
    name: string;
    pid: number;
    tid: number;
    ts: number;
    tdur?: number;
    args: { name?: string };
  }
  const { traceEvents: events } = JSON.parse(trace.toString()) as { traceEvents: Event[] };
  const thread = ({ pid, tid }: Event) => `${pid}:${tid}`;
  const main = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread),
  );
  const begin = Math.max(0, ...events.filter(({ name }) => name === mark).map(({ ts }) => ts));
  return events
    .filter((event) => event.name === 'ThreadControllerImpl::RunTask' && main.has(thread(event)) && event.ts > begin)
    .map(({ tdur = 0 }) => tdur / 1000);
}
