import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Code } from 'mdast';
import { globSync } from 'tinyglobby';
import { visit } from 'unist-util-visit';
import { afterAll, expect, test } from 'vitest';
import { contentDir } from '../../src/guide/paths.ts';
import { parseMdx } from './content-text.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'code-'));
afterAll(() => rmSync(folder, { recursive: true }));

const programs = globSync('**/*.mdx', { cwd: contentDir })
  .sort()
  .flatMap((file) => {
    const found: { name: string; code: Code }[] = [];
    visit(parseMdx(readFileSync(join(contentDir, file), 'utf8')), 'code', (code) => {
      const words = (code.meta ?? '').replace(/"[^"]*"/g, '').split(/\s+/);
      if (words.includes('run')) found.push({ name: `content/${file}:${code.position?.start.line}`, code });
    });
    return found;
  });

test('some code of the content can be run', () => {
  expect(programs.length).toBeGreaterThan(0);
});

test.each(programs.map(({ name, code }) => [name, code] as const))(
  '%s runs and finds its own results right',
  async (name, code) => {
    const path = join(folder, `${name.replace(/\W+/g, '-')}.${code.lang === 'ts' ? 'mts' : 'mjs'}`);
    writeFileSync(path, code.value);
    const result = await run(process.execPath, [path], { timeout: 20_000 }).catch((error: unknown) => error);
    expect(result, (result as { stderr?: string }).stderr).not.toBeInstanceOf(Error);
  },
);
