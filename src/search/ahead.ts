import { load } from './load.ts';

/** What is fetched side by side on the reader's first sign of interest. */

let guide: Promise<unknown> | undefined;
let worker: Worker | undefined;

/** Loads what every query needs, once; a failed attempt is forgotten, so the next call tries again. */
export function loadGuide(): Promise<unknown> {
  guide ??= load('guide.json').catch((error: unknown) => {
    guide = undefined;
    throw error;
  });
  return guide;
}

/** The search's thread; a new one where the last did not start. */
export function thread(): Worker {
  worker ??= new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  return worker;
}

/** Forgets a thread that did not start. */
export function dropThread(): void {
  worker = undefined;
}
