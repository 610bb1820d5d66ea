import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Code, Heading, Nodes, Paragraph, Parent, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { parse } from 'yaml';

/** What a link inside the guide can point at. */
type TargetKind = 'section' | 'equation' | 'figure' | 'table';

export interface Target {
  id: string;
  kind: TargetKind;
  /** Title of a section, caption of a figure or table; empty for an equation. */
  title: string;
  /** `3.2`: chapter number and running number within the chapter, per kind; empty for a section. */
  number: string;
  /** The node that declares the target, for its position. */
  node: Nodes;
}

/** The label that a link with empty text receives. */
export function targetLabel(target: Target): string {
  switch (target.kind) {
    case 'section':
      return `“${target.title}”`;
    case 'equation':
      return `式 (${target.number})`;
    case 'figure':
      return `图 ${target.number}`;
    case 'table':
      return `表 ${target.number}`;
  }
}

const TRAILING_ID = /\s*\[#([^\]]*)\]\s*$/;
const CAPTION = /^表：/;

/** The id at the end of a line such as `## 损失函数 [#loss]`, or undefined. */
export function trailingId(text: string): string | undefined {
  return TRAILING_ID.exec(text)?.[1];
}

/** The text without its trailing id. */
export function withoutTrailingId(text: string): string {
  return text.replace(TRAILING_ID, '');
}

export function isTableCaption(node: Nodes): node is Paragraph {
  return node.type === 'paragraph' && CAPTION.test(toString(node));
}

/** Caption and id of a paragraph such as `表：四种目标的比较 [#tbl-objectives]`. */
export function parseTableCaption(node: Paragraph): { caption: string; id: string | undefined } {
  const text = toString(node);
  return { caption: withoutTrailingId(text).replace(CAPTION, ''), id: trailingId(text) };
}

export function isDiagram(node: Nodes): node is Code {
  return node.type === 'code' && node.lang === 'mermaid';
}

/** Id, caption and text description from a diagram fence: `mermaid #fig-x caption="…" alt="…"`. */
export function parseDiagramMeta(node: Code): Record<'id' | 'caption' | 'alt', string | undefined> {
  const meta = node.meta ?? '';
  return {
    id: /(?:^|\s)#([^\s"]+)/.exec(meta)?.[1],
    caption: /caption="([^"]*)"/.exec(meta)?.[1],
    alt: /alt="([^"]*)"/.exec(meta)?.[1],
  };
}

/** Id of a display formula, written after its opening dollars: `$$ #eq-bce`. */
export function equationId(node: Nodes): string | undefined {
  return node.type === 'math' ? /^#(\S+)$/.exec(node.meta?.trim() ?? '')?.[1] : undefined;
}

/** Number of the chapter that a file holds, from its name `03-mathematics.mdx`; empty elsewhere. */
export function chapterNumber(path: string): string {
  return /^(\d+)-/.exec(basename(path))?.[1]?.replace(/^0+/, '') ?? '';
}

/**
 * Collects everything that can be linked to, in document order, from a freshly parsed tree.
 * Nodes without an id are collected with an empty one: they still take a number.
 */
export function collectTargets(tree: Root, chapter: string): Target[] {
  const targets: Target[] = [];
  const counts = { equation: 0, figure: 0, table: 0 };
  const numbered = (kind: keyof typeof counts) => {
    counts[kind] += 1;
    return chapter ? `${chapter}.${counts[kind]}` : String(counts[kind]);
  };
  visit(tree, (node, index, parent) => {
    if (node.type === 'heading') {
      const text = toString(node as Heading);
      const id = trailingId(text) ?? '';
      targets.push({ id, kind: 'section', title: withoutTrailingId(text), number: '', node });
      return SKIP;
    }
    if (node.type === 'math') {
      const id = equationId(node) ?? '';
      targets.push({ id, kind: 'equation', title: '', number: numbered('equation'), node });
    } else if (isDiagram(node)) {
      const { id = '', caption = '' } = parseDiagramMeta(node);
      targets.push({ id, kind: 'figure', title: caption, number: numbered('figure'), node });
    } else if (node.type === 'table') {
      const before = index ? (parent as Parent).children[index - 1] : undefined;
      const { caption, id = '' } = before && isTableCaption(before) ? parseTableCaption(before) : { caption: '' };
      targets.push({ id, kind: 'table', title: caption, number: numbered('table'), node });
    }
    return undefined;
  });
  return targets;
}

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(remarkMath).use(remarkCjkFriendly);

/** The body of an MDX file with its front matter blanked out, so that lines keep their numbers. */
export function withoutFrontmatter(source: string): string {
  return source.replace(/^---\n[\s\S]*?\n---\n/, (block) => block.replace(/[^\n]/g, ''));
}

/**
 * The lines of an MDX text that can declare a target, all others blanked: headings, the fences of code
 * and formulas, captions, and the first two rows of tables. Parsing these alone finds the same targets
 * as parsing the whole, many times faster.
 */
export function declarations(source: string): string {
  let fence = '';
  let rows = 0;
  return withoutFrontmatter(source)
    .split('\n')
    .map((line) => {
      const mark = /^\s*(`{3,}|~{3,}|\${2,})/.exec(line)?.[1] ?? '';
      rows = /^\s*\|/.test(line) ? rows + 1 : 0;
      if (fence) {
        if (!mark.startsWith(fence)) return '';
        fence = '';
        return line;
      }
      const isInline = mark.startsWith('$') && line.trim().length > mark.length && line.trimEnd().endsWith('$');
      if (isInline) return '';
      fence = mark;
      return mark || rows === 1 || rows === 2 || /^\s*(#{1,6}\s|表：)/.test(line) ? line : '';
    })
    .join('\n');
}

const cache = new Map<string, { modified: number; targets: Target[] }>();

/** The targets of another content file, read from disk and kept until the file changes. */
export function readTargets(path: string): Target[] {
  const modified = statSync(path).mtimeMs;
  const cached = cache.get(path);
  if (cached?.modified === modified) return cached.targets;
  const tree = parser.parse(declarations(readFileSync(path, 'utf8')));
  const targets = collectTargets(tree, chapterNumber(path));
  cache.set(path, { modified, targets });
  return targets;
}

/** The title in a content file's front matter. */
export function readTitle(path: string): string {
  const [, frontmatter = ''] = /^---\n([\s\S]*?)\n---\n/.exec(readFileSync(path, 'utf8')) ?? [];
  return String(parse(frontmatter)?.title ?? '');
}
