import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

// Loaded before a build: folders list their entries in any order, as file systems may.

function shuffled<T>(list: T): T {
  if (!Array.isArray(list)) return list;
  for (let index = list.length - 1; index > 0; index -= 1) {
    const other = Math.floor(Math.random() * (index + 1));
    [list[index], list[other]] = [list[other], list[index]];
  }
  return list;
}

type Callback = (error: Error | null, list: unknown) => void;
type Readdir = (...args: unknown[]) => unknown;

const { readdir, readdirSync } = fs as unknown as { readdir: Readdir; readdirSync: Readdir };
const readdirPromise = fs.promises.readdir as unknown as Readdir;

Object.assign(fs, {
  readdirSync: (...args: unknown[]) => shuffled(readdirSync(...args)),
  readdir: (...args: unknown[]) => {
    const done = args.pop() as Callback;
    return readdir(...args, (error: Error | null, list: unknown) => done(error, shuffled(list)));
  },
});
Object.assign(fs.promises, {
  readdir: async (...args: unknown[]) => shuffled(await readdirPromise(...args)),
});
syncBuiltinESMExports();
