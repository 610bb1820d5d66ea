import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { globSync } from 'tinyglobby';
import { unified } from 'unified';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  chapterNumber,
  collectTargets,
  declarations,
  equationId,
  parseDiagramMeta,
  parseTableCaption,
  readTargets,
  type Target,
  targetLabel,
  trailingId,
  withoutFrontmatter,
  withoutTrailingId,
} from '../../../src/markdown/targets.ts';
import { type Literal, u } from './tree.ts';

test.each([
  ['损失函数 [#loss]', 'loss', '损失函数'],
  ['损失函数[#loss] ', 'loss', '损失函数'],
  ['没有锚点', undefined, '没有锚点'],
  ['[#front] 在前', undefined, '[#front] 在前'],
])('the id at the end of %j is %j', (text, id, rest) => {
  expect(trailingId(text)).toBe(id);
  expect(withoutTrailingId(text)).toBe(rest);
});

test.each([
  ['03-mathematics.mdx', '3'],
  ['/content/essays/battle/11-toolkit.mdx', '11'],
  ['index.mdx', ''],
])('the chapter in %s has number %j', (path, number) => {
  expect(chapterNumber(path)).toBe(number);
});

test.each([
  ['section', '“损失”'],
  ['equation', '式 (3.1)'],
  ['figure', '图 3.1'],
  ['table', '表 3.1'],
] as const)('an empty link to a %s reads %s', (kind, label) => {
  expect(targetLabel({ id: 'x', kind, title: '损失', number: '3.1' } as Target)).toBe(label);
});

test('a caption line gives caption and id', () => {
  const line = u('paragraph', [u('text', '表：'), u('strong', [u('text', '三种')]), u('text', '做法 [#tbl-three]')]);
  expect(parseTableCaption(line as never)).toEqual({ caption: '三种做法', id: 'tbl-three' });
});

test('a diagram’s fence gives id, caption and description in any order', () => {
  const code = u('code', { lang: 'mermaid', meta: 'alt="左到右：#1" #fig-a caption="流程"' }, '');
  expect(parseDiagramMeta(code as never)).toEqual({ id: 'fig-a', caption: '流程', alt: '左到右：#1' });
});

test.each([
  ['#eq-a', 'eq-a'],
  [' #eq-a ', 'eq-a'],
  ['eq-a', undefined],
  [null, undefined],
])('a formula with %j after its dollars has id %j', (meta, id) => {
  expect(equationId(u('math', { meta }) as never)).toBe(id);
});

describe('collecting', () => {
  const tree = u('root', [
    u('heading', { depth: 2 }, [u('text', '节 [#section]')]),
    u('math', { meta: '#eq-a' }, 'x'),
    u('math', { meta: null }, 'y'),
    u('code', { lang: 'mermaid', meta: '#fig-a caption="图题" alt="说明"' }, ''),
    u('code', { lang: 'ts' }, ''),
    u('paragraph', [u('text', '表：表题 [#tbl-a]')]),
    u('table', []),
    u('blockquote', [u('math', { meta: '#eq-c' }, 'z')]),
  ]);
  const listed = (chapter: string) =>
    collectTargets(tree as never, chapter).map(({ kind, id, title, number }) => [kind, id, title, number]);

  test('takes all kinds in document order, and numbers those without an id too', () => {
    expect(listed('3')).toEqual([
      ['section', 'section', '节', ''],
      ['equation', 'eq-a', '', '3.1'],
      ['equation', '', '', '3.2'],
      ['figure', 'fig-a', '图题', '3.1'],
      ['table', 'tbl-a', '表题', '3.1'],
      ['equation', 'eq-c', '', '3.3'],
    ]);
  });

  test('leaves the chapter out of numbers where there is none', () => {
    expect(listed('').map(([, , , number]) => number)).toEqual(['', '1', '2', '1', '1', '3']);
  });
});

test('blanked front matter keeps the lines’ numbers', () => {
  expect(withoutFrontmatter('---\ntitle: 题\n---\n正文')).toBe('\n\n\n正文');
});

describe('the lines that declare targets', () => {
  test('keep their place; the rest is blanked', () => {
    const source = [
      '字 # 不是标题',
      '## 节 [#a]',
      '```sh',
      '## 注释',
      '```',
      '$$ #eq-a',
      '# 公式里',
      '$$',
      '$$x$$',
      '表：题 [#tbl-a]',
      '',
      '| 甲 |',
      '| -- |',
      '| 乙 |',
    ];
    const kept = [2, 3, 5, 6, 8, 10, 12, 13];
    expect(declarations(source.join('\n')).split('\n')).toEqual(
      source.map((line, index) => (kept.includes(index + 1) ? line : '')),
    );
  });

  const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(remarkMath);
  const places = (text: string) =>
    collectTargets(parser.parse(text), '1').map(({ node, id, kind, title, number }) => {
      return [node.position?.start.line, id, kind, title, number];
    });
  test.each(globSync('{content,tests/fixtures/site}/**/*.mdx').sort())('in %s are all that declare one', (path) => {
    const source = readFileSync(path, 'utf8');
    expect(places(declarations(source))).toEqual(places(withoutFrontmatter(source)));
  });
});

describe('reading another file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'targets-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const ids = (path: string) => readTargets(path).map((target) => target.id);

  test('finds its targets with their lines, and sees when it changes', () => {
    const path = join(folder, '02-other.mdx');
    writeFileSync(path, '---\ntitle: 题\n---\n\n## 甲 [#a]\n');
    expect(ids(path)).toEqual(['a']);
    expect(readTargets(path).map(({ node }) => (node as unknown as Literal)['position'])).toMatchObject([
      { start: { line: 5 } },
    ]);
    writeFileSync(path, '---\ntitle: 题\n---\n\n## 乙 [#b]\n');
    utimesSync(path, new Date(), new Date(Date.now() + 5000));
    expect(ids(path)).toEqual(['b']);
  });
});
