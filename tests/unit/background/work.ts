import { threadId } from 'node:worker_threads';

export const THREAD = threadId;

export function add(words: Map<string, number>, number: number): { thread: number; sum: number } {
  const sum = [...words.values()].reduce((total, count) => total + count, number);
  words.clear();
  return { thread: THREAD, sum };
}

export function fail(reason: string): never {
  throw new Error(reason);
}
