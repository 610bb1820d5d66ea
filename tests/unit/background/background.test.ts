import { expect, test } from 'vitest';
import { inBackground, loadInBackground } from '../../../src/background/background.ts';
import type * as work from './work.ts';

const WORK = new URL('./work.ts', import.meta.url);

test('a function is called in another thread, with copies of its arguments', async () => {
  const words = new Map([['模型', 2]]);
  const { thread, sum } = await inBackground<typeof work.add>(WORK, 'add', words, 3);
  expect(thread).not.toBe((await import('./work.ts')).THREAD);
  expect(sum).toBe(5);
  expect(words).toEqual(new Map([['模型', 2]]));
});

test('calls are answered each with its own result', async () => {
  const calls = [1, 2, 3].map((number) => inBackground<typeof work.add>(WORK, 'add', new Map(), number));
  expect((await Promise.all(calls)).map(({ sum }) => sum)).toEqual([1, 2, 3]);
});

test('what it throws is thrown', async () => {
  await expect(inBackground<typeof work.fail>(WORK, 'fail', '第3行')).rejects.toThrow('第3行');
});

test('a function that the module does not have is an error', async () => {
  const missing = inBackground<typeof work.fail>(WORK, 'fails', '第3行');
  await expect(missing).rejects.toThrow('work.ts has no function fails');
});

test('a module that cannot be loaded is told of where its function is called', async () => {
  const missing = new URL('./missing.ts', import.meta.url);
  expect(() => loadInBackground(missing)).not.toThrow();
  await expect(inBackground<typeof work.fail>(missing, 'fail', '')).rejects.toThrow('missing.ts');
});
