import { join } from 'node:path';
import { VFile } from 'vfile';
import { contentDir } from '../../../src/guide/paths.ts';
import type { Target } from '../../../src/markdown/targets.ts';

/** The fixture site's first chapter: the texts and trees of the tests take its place. */
export const chapterPath = join(contentDir, 'essays/kitchen/01-everything.mdx');

export interface Literal {
  type: string;
  [key: string]: unknown;
}

/** Writes a syntax tree down: `u('link', { url: '#a' }, [u('text', '字')])`. */
export function u(type: string, ...parts: (string | object | Literal[])[]): Literal {
  const node: Literal = { type };
  for (const part of parts) {
    if (typeof part === 'string') node['value'] = part;
    else if (Array.isArray(part)) node['children'] = part;
    else Object.assign(node, part);
  }
  return node;
}

interface Known {
  path?: string;
  value?: string;
  targets?: Partial<Target>[];
}

/** Runs one plugin over a literal tree, as if it were the fixture site's first chapter. */
export function transform(
  plugin: (tree: never, file: VFile) => void,
  tree: Literal,
  known: Known = {},
): { tree: Literal; file: VFile } {
  const file = fileOf(known);
  plugin(tree as never, file);
  return { tree, file };
}

/** The same for a plugin that takes its time. */
export async function transformSlowly(
  plugin: (tree: never, file: VFile) => Promise<void>,
  tree: Literal,
  known: Known = {},
): Promise<Literal> {
  await plugin(tree as never, fileOf(known));
  return tree;
}

function fileOf({ path = chapterPath, value = '', targets }: Known): VFile {
  const file = new VFile({ path, value });
  if (targets) file.data.targets = targets as Target[];
  return file;
}
