import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Nodes, Parent, Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { globSync } from 'tinyglobby';
import { unified } from 'unified';
import { LineCounter, parseDocument, visit as visitYaml } from 'yaml';
import { contentDir } from '../../src/guide/paths.ts';
import { parseDiagramMeta, withoutFrontmatter } from '../../src/markdown/targets.ts';

/** Stands in a text for a formula, a piece of code or a reference mark. */
export const OBJECT = '\uFFFC';

/** A run of prose: a paragraph, a heading, a cell, a caption, a value of front matter. */
export interface Passage {
  file: string;
  /** Key of the value that it is, in YAML. */
  key?: string;
  /** Line of each character of the text. */
  lines: number[];
  text: string;
  /** Whether each character stands in a link. */
  linked: boolean[];
}

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(remarkCjkFriendly);
const mdx = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(remarkMath).use(remarkCjkFriendly);

/** Keys whose text is written by the guide's authors; the rest are names, addresses and titles of others. */
const PROSE_KEYS = [
  'abstract',
  'claim',
  'correction',
  'definition',
  'parts',
  'question',
  'shortTitle',
  'takeaways',
  'title',
];

/** All the prose of the content folder. */
export function passages(): Passage[] {
  const read = (file: string) => readFileSync(join(contentDir, file), 'utf8');
  const files = (pattern: string) => globSync(pattern, { cwd: contentDir }).sort();
  return [
    ...files('**/*.mdx').flatMap((file) => {
      const source = read(file);
      const [, frontmatter = ''] = /^---\n([\s\S]*?)\n---\n/.exec(source) ?? [];
      return [...yamlPassages(file, frontmatter, 2), ...markdownPassages(file, parseMdx(source))];
    }),
    ...files('{glossary,essays/*/errata}.yaml').flatMap((file) => yamlPassages(file, read(file), 1)),
  ];
}

/** The tree of an MDX file, its lines numbered as in the file. */
export function parseMdx(source: string): Root {
  return mdx.parse(withoutFrontmatter(source)) as Root;
}

/** Passages of a Markdown text, for tests of the rules. */
export function passagesOf(text: string): Passage[] {
  return markdownPassages('text.mdx', parseMdx(text));
}

function markdownPassages(file: string, tree: Root): Passage[] {
  const found: Passage[] = [];
  collect(tree);
  return found;

  function collect(node: Nodes): void {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      const passage: Passage = { file, text: '', lines: [], linked: [] };
      for (const child of node.children) append(passage, child, false);
      found.push(withoutMarks(passage));
    } else if (node.type === 'code' && node.lang === 'mermaid') {
      const { caption, alt } = parseDiagramMeta(node);
      for (const text of [caption, alt]) if (text) found.push(passageOnLine(file, text, lineOf(node)));
    } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      for (const attribute of node.attributes) {
        if (attribute.type === 'mdxJsxAttribute' && attribute.name === 'title' && typeof attribute.value === 'string') {
          found.push(passageOnLine(file, attribute.value, lineOf(node)));
        }
      }
      for (const child of node.children) collect(child);
    } else if ('children' in node) {
      for (const child of (node as Parent).children) collect(child);
    }
  }
}

function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 0;
}

function append(passage: Passage, node: Nodes, linked: boolean): void {
  if (node.type === 'text') {
    let line = lineOf(node);
    for (const character of node.value) {
      add(passage, character, line, linked);
      if (character === '\n') line += 1;
    }
  } else if ('children' in node && node.children.length) {
    for (const child of (node as Parent).children) append(passage, child, linked || node.type === 'link');
  } else {
    add(passage, OBJECT, lineOf(node), linked);
  }
}

function add(passage: Passage, text: string, line: number, linked: boolean): void {
  for (let index = 0; index < text.length; index += 1) {
    passage.lines.push(line);
    passage.linked.push(linked);
  }
  passage.text += text;
}

/** Takes ids at line ends off, and puts a stand-in for citations. */
function withoutMarks(passage: Passage): Passage {
  const result: Passage = { file: passage.file, text: '', lines: [], linked: [] };
  let from = 0;
  const copy = (to: number) => {
    for (; from < to; from += 1) {
      add(result, passage.text[from] as string, passage.lines[from] as number, passage.linked[from] as boolean);
    }
  };
  for (const mark of passage.text.matchAll(/\[@[^\]]+\]|\s*\[#[^\]]+\]\s*$/g)) {
    copy(mark.index);
    if (mark[0].startsWith('[@')) add(result, OBJECT, passage.lines[mark.index] as number, false);
    from = mark.index + mark[0].length;
  }
  copy(passage.text.length);
  return result;
}

function passageOnLine(file: string, text: string, line: number): Passage {
  const passage: Passage = { file, text: '', lines: [], linked: [] };
  add(passage, text, line, false);
  return passage;
}

function yamlPassages(file: string, text: string, firstLine: number): Passage[] {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const found: Passage[] = [];
  visitYaml(document, {
    Scalar: (position, node, path) => {
      const key = path.findLast((parent) => 'key' in parent);
      const name = key && 'key' in key ? String(key.key) : '';
      if (position === 'key' || typeof node.value !== 'string' || !PROSE_KEYS.includes(name)) return;
      const line = counter.linePos(node.range?.[0] ?? 0).line + firstLine - 1;
      for (const passage of markdownPassages(file, markdown.parse(node.value) as Root)) {
        found.push({ ...passage, key: name, lines: passage.lines.map(() => line) });
      }
    },
  });
  return found;
}
