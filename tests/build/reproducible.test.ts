import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { sampleBuilds } from './sample-builds.ts';

function fingerprints(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(
    paths.map((path) => [
      relative(folder, path).replaceAll('\\', '/'),
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    ]),
  );
}

test('another folder, time zone, language and order of files give the same bytes, the index included', async () => {
  const [here, elsewhere] = await Promise.all([sampleBuilds.root(), sampleBuilds.elsewhere()]);
  const first = fingerprints(here.folder);
  expect(Object.keys(first).filter((file) => file.startsWith('_search/')).length).toBeGreaterThan(5);
  expect(fingerprints(elsewhere.folder)).toEqual(first);
  expect(fingerprints(elsewhere.hosting)).toEqual(fingerprints(here.hosting));
}, 180_000);
