import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'astro/zod';
import { globSync } from 'tinyglobby';
import { checkAgainst, parseYaml } from '../guide/content-error.ts';

const text = z.string().trim().min(1);

/** `src/models/<name>/about.yaml`: what readers are told of a model around it. */
const about = z.strictObject({
  title: text,
  question: text.regex(/？$/, '要写成问句，以“？”结尾'),
  /** What the model leaves out. */
  omits: z.array(text).min(1),
  /** Keys of references. */
  cite: z.array(text).min(1),
});

export type About = z.infer<typeof about>;

const folder = join(process.cwd(), 'src/models');

/** Names of all models: those of the folders that have an `about.yaml`. */
export function modelNames(): string[] {
  return globSync('*/about.yaml', { cwd: folder })
    .map((file) => basename(dirname(file)))
    .sort();
}

/** @throws ContentError naming file and line */
export function readAbout(name: string): About {
  const path = join(folder, name, 'about.yaml');
  const file = relative(process.cwd(), path).replaceAll('\\', '/');
  const yaml = parseYaml(file, existsSync(path) ? readFileSync(path, 'utf8') : '');
  return checkAgainst(about, file, yaml, yaml.data);
}

/** Names of the models that a page's MDX places, in order. */
export function modelsPlacedIn(source: string): string[] {
  return [...source.matchAll(/<Model\s+name="([^"]*)"/g)].map(([, name]) => name as string);
}
