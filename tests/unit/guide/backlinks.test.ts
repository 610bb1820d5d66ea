import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { backlinks } from '../../../src/guide/backlinks.ts';
import { contentDir } from '../../../src/guide/paths.ts';

const folder = mkdtempSync(join(contentDir, 'essays/links-'));
const essay = folder.split('/').at(-1);
afterAll(() => rmSync(folder, { recursive: true }));

function page(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('pages point back once at those that link to them, and never at themselves', () => {
  const paths = [
    page(
      '01-a.mdx',
      '见[乙](./02-b.mdx#x)与[](./02-b.mdx)，也见[自己](./01-a.mdx#y)，[站外](https://example.org/z.mdx)。',
    ),
    page('02-b.mdx', '见[甲](./01-a.mdx)、[主题](../../topics/sample.mdx)。'),
    page('03-c.mdx', '见[](./02-b.mdx#z)。'),
  ];
  expect(Object.fromEntries(backlinks(paths))).toMatchObject({
    [`${essay}/02-b`]: [`${essay}/01-a`, `${essay}/03-c`],
    [`${essay}/01-a`]: [`${essay}/02-b`],
    'topics/sample': [`${essay}/02-b`],
  });
  expect(backlinks([resolve(folder, '03-c.mdx')]).has(`${essay}/03-c`)).toBe(false);
});
