import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { parse } from 'yaml';
import { contentDir } from '../../src/guide/paths.ts';
import { normalize } from '../../src/search/normalize.ts';

/** A query with the sections of the originals that answer it: `tech/5.1`; none for what the guide does not know. */
export interface Query {
  id: number;
  kind: string;
  q: string;
  expect: string[];
}

export function readQueries(file: string): Query[] {
  return JSON.parse(readFileSync(file, 'utf8')) as Query[];
}

/** The pages that sections of the originals went to, as addresses below the base: `tech/training/`. */
export function pagesOfSections(): Map<string, string> {
  const pages = new Map<string, string>();
  for (const file of globSync('essays/*/concordance.yaml', { cwd: contentDir })) {
    const essay = file.split(/[\\/]/)[1] as string;
    for (const { source, at } of parse(readFileSync(join(contentDir, file), 'utf8')) as {
      source: string;
      at: string;
    }[]) {
      pages.set(`${essay}/${source}`, `${essay}/${at.replace(/#.*$/, '').replace(/^\d+-/, '')}/`);
    }
  }
  return pages;
}

/** By each name of a term of the glossary, in the form in which names are compared, its title. */
export function termTitles(): Map<string, string> {
  const titles = new Map<string, string>();
  const terms = parse(readFileSync(join(contentDir, 'glossary.yaml'), 'utf8')) as {
    term: string;
    en: string;
    abbr?: string;
    aliases?: string[];
  }[];
  for (const { term, en, abbr, aliases = [] } of terms) {
    for (const name of [en, ...(abbr ? [abbr] : []), ...aliases, term]) titles.set(normalize(name), term);
  }
  return titles;
}
