import { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import { checkAgainst, ContentError, parseYaml } from '../../../src/guide/content-error.ts';

const text = `- id: a
  names:
    - one
    - two
- id: b
  place: { x: 1,
    y: 2 }
`;

describe('the line of a value', () => {
  const { lineOf } = parseYaml('list.yaml', text);
  test.each([
    [[0], 1],
    [[0, 'names'], 2],
    [[0, 'names', 1], 4],
    [[1], 5],
    [[1, 'place', 'y'], 7],
    [[1, 'missing'], 5],
    [[0, 'names', 7], 2],
    [[], 1],
  ])('%j is %i', (path, line) => {
    expect(lineOf(path)).toBe(line);
  });

  test('counts from where the text begins in its file', () => {
    expect(parseYaml('page.mdx', 'title: 题\npart: 1', 2).lineOf(['part'])).toBe(3);
  });
});

test.each([
  ['list.yaml', 'a: 1\nb: [2', 2, 'YAML 语法有错，检查这一行'],
  ['list.yaml', 'a: 1\na: 2', 2, 'YAML 语法有错'],
  ['list.json', '[\n  {"a" 1}\n]', 2, 'JSON 语法有错，检查这一行'],
])('%s holding %j stops at line %i', (file, content, line, says) => {
  expect(() => parseYaml(file, content)).toThrow(expect.objectContaining({ file, line }));
  expect(() => parseYaml(file, content)).toThrow(says);
});

describe('checking against a schema', () => {
  const schema = z.strictObject({ id: z.string(), count: z.number().int().optional() });
  const check = (yaml: string) => {
    const located = parseYaml('a.yaml', yaml);
    return checkAgainst(schema, 'a.yaml', located, located.data);
  };

  test('returns what fits', () => {
    expect(check('id: x\ncount: 2')).toEqual({ id: 'x', count: 2 });
  });

  test.each([
    ['count: 2', 'a.yaml:1 缺少 “id”：补上它'],
    ['id: x\n\nonce: 1', 'a.yaml:3 不认识的键 “once”：删去或改正拼写'],
    ['id: x\ncount: 两', 'a.yaml:2 “count” 不对：无效输入：期望 数字，实际接收 string'],
    ['id: 3\ncount: 两', 'a.yaml:1 “id” 不对：无效输入：期望 string，实际接收 数字；“count” 不对'],
  ])('%j stops with %s', (yaml, message) => {
    expect(() => check(yaml)).toThrow(ContentError);
    expect(() => check(yaml)).toThrow(message);
  });

  test('tells Astro where the mistake is', () => {
    expect(new ContentError('a.yaml', 3, '错')).toMatchObject({
      message: 'a.yaml:3 错',
      loc: { file: 'a.yaml', line: 3, column: 1 },
    });
  });
});
