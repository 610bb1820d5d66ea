import { z } from 'astro/zod';
import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

z.config(z.locales.zhCN());

/** A mistake in a content file, told in the author's terms: where, what, and how to mend it. */
export class ContentError extends Error {
  readonly file: string;
  readonly line: number;
  readonly problem: string;
  /** Where Astro is to say that the mistake is. */
  readonly loc: { file: string; line: number; column: number };

  constructor(file: string, line: number, problem: string, column = 1) {
    super(`${file}:${line} ${problem}`);
    this.name = 'ContentError';
    this.file = file;
    this.line = line;
    this.problem = problem;
    this.loc = { file, line, column };
  }
}

/** A YAML (or JSON) text with the line of each of its values. */
export interface LocatedYaml {
  data: unknown;
  /** Line, from 1, of the value at a path; of its nearest existing parent where it is missing. */
  lineOf: (path: readonly PropertyKey[]) => number;
}

/**
 * Parses YAML or JSON.
 * @param firstLine line of the file at which `text` begins, from 1
 * @throws ContentError where the text is not YAML
 */
export function parseYaml(file: string, text: string, firstLine = 1): LocatedYaml {
  // JSON is read by the parser that is fifty times as fast; the lines are looked up when one is asked for.
  const json = file.endsWith('.json') ? parseJson(text) : undefined;
  if (json === undefined) return locate(file, text, firstLine);
  let located: LocatedYaml | undefined;
  return { data: json, lineOf: (path) => (located ??= locate(file, text, firstLine)).lineOf(path) };
}

/** The value of a JSON text, or undefined where it is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function locate(file: string, text: string, firstLine: number): LocatedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  const [error] = document.errors;
  if (error) {
    throw new ContentError(
      file,
      lineAt(error.pos[0]),
      `${file.endsWith('.json') ? 'JSON' : 'YAML'} 语法有错，检查这一行前后的缩进、引号、冒号与逗号：${error.message.split('\n')[0]}`,
    );
  }
  return {
    data: document.toJS(),
    lineOf: (path) => {
      let offset = 0;
      let node: unknown = document.contents;
      for (const key of path) {
        if (isMap(node)) {
          const pair = node.items.find((item) => String(item.key) === String(key));
          if (!pair) break;
          offset = (pair.key as Node).range?.[0] ?? offset;
          node = pair.value;
        } else if (isSeq(node) && typeof key === 'number' && node.items[key]) {
          node = node.items[key];
          offset = (node as Node).range?.[0] ?? offset;
        } else break;
      }
      return lineAt(offset);
    },
  };
}

/**
 * Checks data against a schema.
 * @param at path of `data` inside the located text
 * @throws ContentError naming file and line of the first problem, and what is wrong with each
 */
export function checkAgainst<T>(
  schema: z.ZodType<T>,
  file: string,
  yaml: LocatedYaml,
  data: unknown,
  at: readonly PropertyKey[] = [],
): T {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const [first] = result.error.issues;
  const path = first?.code === 'unrecognized_keys' ? [...first.path, first.keys[0] as string] : (first?.path ?? []);
  const problems = result.error.issues.map((issue) => describe(issue, data)).join('；');
  throw new ContentError(file, yaml.lineOf([...at, ...path]), problems);
}

function describe(issue: z.core.$ZodIssue, data: unknown): string {
  const key = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return `不认识的键 ${issue.keys.map((name) => `“${name}”`).join('、')}：删去或改正拼写`;
  }
  const value = issue.path.reduce<unknown>((parent, part) => (parent as Record<PropertyKey, unknown>)?.[part], data);
  if (issue.code === 'invalid_type' && value === undefined) return `缺少 “${key}”：补上它`;
  return `“${key}” 不对：${issue.message}`;
}
