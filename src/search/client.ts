import { dropThread, loadGuide, thread } from './ahead.ts';
import type { Filters } from './engine.ts';
import type { GuideFile } from './format.ts';
import { Replaced } from './load.ts';
import type { GuideFacts, Outcome, Reply, Request } from './messages.ts';

/** What a search needs could not be loaded: offline, blocked, or replaced by a newer build. */
class SearchUnavailable extends Error {}

type Asked = Request extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never;

let heard: Worker | undefined;
let last = 0;
const waiting = new Map<number, (reply: Reply) => void>();
let opening: Promise<GuideFacts> | undefined;

/** Whether a failure was that the site was built anew: then its new pages can search, and this one can't. */
export function wasReplaced(error: unknown): boolean {
  return error instanceof SearchUnavailable && error.cause instanceof Replaced;
}

/** The search's thread, with its replies led to those who wait for them. */
function connected(): Worker {
  const worker = thread();
  if (worker === heard) return worker;
  heard = worker;
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    waiting.get(data.id)?.(data);
    if (!('early' in data)) waiting.delete(data.id);
  });
  worker.addEventListener('error', () => {
    dropThread();
    opening = undefined;
    for (const [id, done] of waiting) done({ id, failed: 'the worker did not start' });
    waiting.clear();
  });
  return worker;
}

async function ask<T>(question: Asked, early?: (outcome: Outcome) => void): Promise<T> {
  const worker = connected();
  const id = (last += 1);
  const reply = await new Promise<Reply>((done) => {
    waiting.set(id, (reply) => ('early' in reply ? early?.(reply.early) : done(reply)));
    worker.postMessage({ ...question, id });
  });
  if ('result' in reply) return reply.result as T;
  throw new SearchUnavailable('failed' in reply ? reply.failed : '');
}

/**
 * Starts the search's thread and, at the same time, loads what every query needs; a failed attempt is
 * forgotten, so the next one tries again.
 * @throws SearchUnavailable
 */
export function openSearch(): Promise<GuideFacts> {
  connected();
  opening ??= loadGuide()
    .then((guide) => ask<GuideFacts>({ ask: 'open', guide: guide as GuideFile }))
    .catch((error: unknown) => {
      opening = undefined;
      throw new SearchUnavailable(String(error), { cause: error });
    });
  return opening;
}

/**
 * Searches the guide.
 * @param asWritten the reader does not want the query mended
 * @param from how many results to pass over
 * @param early called with the results where their excerpts take a while
 * @throws SearchUnavailable
 */
export async function search(
  query: string,
  filters: Filters,
  asWritten: boolean,
  from: number,
  count: number,
  early?: (outcome: Outcome) => void,
): Promise<Outcome> {
  await openSearch();
  return ask({ ask: 'search', query, filters, asWritten, from, count }, early);
}
