import type { Filters } from './engine.ts';
import type { GuideFacts, Outcome, Reply, Request } from './messages.ts';

/** What a search needs could not be loaded: offline, blocked, or replaced by a newer build. */
class SearchUnavailable extends Error {}

type Asked = Request extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never;

let worker: Worker | undefined;
let last = 0;
const waiting = new Map<number, (reply: Reply) => void>();

function start(): Worker {
  const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  started.addEventListener('error', () => {
    worker = undefined;
    for (const [id, done] of waiting) done({ id, failed: 'the worker did not start' });
    waiting.clear();
  });
  return started;
}

async function ask<T>(question: Asked): Promise<T> {
  worker ??= start();
  const id = (last += 1);
  const reply = await new Promise<Reply>((done) => {
    waiting.set(id, done);
    worker?.postMessage({ ...question, id });
  });
  if ('failed' in reply) throw new SearchUnavailable(reply.failed);
  return reply.result as T;
}

/** Starts the search's thread and has it load what every query needs. */
export function openSearch(): Promise<GuideFacts> {
  return ask({ ask: 'open' });
}

/**
 * Searches the guide.
 * @param asWritten the reader does not want the query mended
 * @param from how many results to pass over
 * @throws SearchUnavailable
 */
export function search(
  query: string,
  filters: Filters,
  asWritten: boolean,
  from: number,
  count: number,
): Promise<Outcome> {
  return ask({ ask: 'search', query, filters, asWritten, from, count });
}
