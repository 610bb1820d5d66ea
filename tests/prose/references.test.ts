import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { contentDir } from '../../src/guide/paths.ts';
import { modelNames, readAbout } from '../../src/models/about.ts';

test('文献没有列了不引的', () => {
  const references = JSON.parse(readFileSync(join(contentDir, 'references.json'), 'utf8')) as { id: string }[];
  const read = (pattern: string) =>
    globSync(pattern, { cwd: contentDir, absolute: true }).map((path) => readFileSync(path, 'utf8'));
  const inText = read('**/*.{mdx,yaml}').flatMap((text) =>
    [...text.matchAll(/\[@[^\]]+\]/g)].flatMap(([group]) => group.match(/(?<=@)[a-z0-9-]+/g) ?? []),
  );
  const inErrata = read('essays/*/errata.yaml').flatMap((text) =>
    (parse(text) as { cite: string[] }[]).flatMap(({ cite }) => cite),
  );
  const cited = new Set([...inText, ...inErrata, ...modelNames().flatMap((name) => readAbout(name).cite)]);
  expect(references.length).toBeGreaterThanOrEqual(120);
  expect(references.filter(({ id }) => !cited.has(id)).map(({ id }) => id)).toEqual([]);
});
