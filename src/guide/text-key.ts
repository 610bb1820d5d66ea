import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { declarations } from '../markdown/targets.ts';
import { modelNames, modelsPlacedIn, readAbout } from '../models/about.ts';
import { readList } from './content-files.ts';
import { base, contentDir } from './paths.ts';

/**
 * Makes keys for texts of the guide. A text's key changes with anything that its HTML rests on: the text itself, what
 * renders it, the titles and targets of the pages that it links to, and which of its words are ids of a list.
 * @returns a function of a text and the file that it stands in
 */
export function textKeys(): (text: string, path: string) => string {
  const renderer = rendererKey();
  const lists = globSync('**/*.{yaml,json}', { cwd: contentDir, absolute: true }).sort();
  const targets = new Map<string, string>();
  const targetKey = (path: string) => {
    const known = targets.get(path) ?? targetsIn(path);
    targets.set(path, known);
    return known;
  };
  return (text, path) => {
    const placed = modelsPlacedIn(text).filter((name) => modelNames().includes(name));
    const words = new Set([...(text.match(/[a-z0-9-]+/g) ?? []), ...placed.flatMap((name) => readAbout(name).cite)]);
    const hash = createHash('sha256').update(`${renderer}\n${relative(contentDir, path)}\n${text}`);
    for (const [, link = ''] of text.matchAll(/\](?:\(|:\s*)<?([^()\s#<>]+\.mdx)/g))
      hash.update(targetKey(resolve(dirname(path), link)));
    for (const list of lists) {
      const { ids } = readList(list);
      hash.update(`\n${relative(contentDir, list)}: ${[...words].filter((word) => ids.has(word)).join()}`);
    }
    return hash.digest('base64url');
  };
}

/** Everything outside the content that takes part in rendering it. */
function rendererKey(): string {
  const files = [
    '{package,package-lock}.json',
    'astro.config.mjs',
    'src/{guide,markdown}/*.ts',
    'src/models/{about.ts,*/about.yaml}',
  ];
  const hash = createHash('sha256').update(`${process.version} ${base}`);
  for (const path of globSync(files).sort()) hash.update(path).update(readFileSync(path));
  return hash.digest('hex');
}

/** What links to a page show of it: its title, and the lines that declare its targets. */
function targetsIn(path: string): string {
  if (!existsSync(path)) return '';
  const source = readFileSync(path, 'utf8');
  const [title = ''] = /^title:.*(?:\n[ \t].*)*/m.exec(source) ?? [];
  return createHash('sha256')
    .update(`${title}\n${declarations(source)}`)
    .digest('hex');
}
