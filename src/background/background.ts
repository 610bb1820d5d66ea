import Tinypool from 'tinypool';
import type { Task } from './worker.ts';

let pool: Tinypool | undefined;

function run(task: Task): Promise<unknown> {
  pool ??= new Tinypool({ filename: new URL('./worker.ts', import.meta.url).href, minThreads: 1, maxThreads: 1 });
  return pool.run(task) as Promise<unknown>;
}

/**
 * Calls a function in a thread beside the main one, which goes on meanwhile.
 * @param module that exports it; its libraries are then loaded there alone
 * @param args and what it returns are copied, so neither may hold functions
 * @throws what it throws
 */
export function inBackground<Work extends (...args: never[]) => unknown>(
  module: URL,
  name: string,
  ...args: Parameters<Work>
): Promise<Awaited<ReturnType<Work>>> {
  return run({ module: module.href, name, args }) as Promise<Awaited<ReturnType<Work>>>;
}

/** Loads a module in that thread before it is needed. */
export function loadInBackground(module: URL): void {
  // What goes wrong is told where its function is called.
  run({ module: module.href, args: [] }).catch(() => undefined);
}
