import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { movedPage, readRedirects } from '../../../src/hosting/redirects.ts';

const folder = mkdtempSync(join(tmpdir(), 'redirects-'));
afterAll(() => rmSync(folder, { recursive: true }));

const pages = new Map([
  ['index.html', ''],
  ['tech/new/index.html', '<h2 id="here">'],
]);

function read(yaml: string) {
  const file = join(folder, 'redirects.yaml');
  writeFileSync(file, yaml);
  return readRedirects(file, pages);
}

test('moved pages are read in order; a file without any holds none', () => {
  expect(read('- {from: /tech/old/, to: "/tech/new/#here"}\n- {from: /old/, to: /}')).toEqual([
    { from: '/tech/old/', to: '/tech/new/#here' },
    { from: '/old/', to: '/' },
  ]);
  expect(read('# 还没有\n')).toEqual([]);
  expect(readRedirects(join(folder, 'none.yaml'), pages)).toEqual([]);
});

test.each([
  ['- from: /tech/new/\n  to: /', 'redirects.yaml:1', '“/tech/new/” 现在有一页'],
  ['- from: /tech/old/\n  to: /tech/none/', 'redirects.yaml:2', '“/tech/none/” 没有这一页'],
  ['- from: /tech/old/\n  to: /tech/new/#gone', 'redirects.yaml:2', '没有 “#gone”'],
  ['- {from: /a/, to: /}\n- {from: /a/, to: /}', 'redirects.yaml:2', '写了两次'],
  ['- from: tech/old\n  to: /', 'redirects.yaml:1', '应是站内地址'],
  ['- from: /tech/old/\n  to: https://example.org/', 'redirects.yaml:2', '应是站内地址'],
  ['- form: /tech/old/\n  to: /', 'redirects.yaml:1', '“form”'],
])('%j stops the build', (yaml, place, problem) => {
  expect(() => read(yaml)).toThrow(place);
  expect(() => read(yaml)).toThrow(problem);
});

test('the page at an old address leads on by itself and by a link', () => {
  const html = movedPage('/guide/tech/new/#here');
  expect(html).toContain('<meta http-equiv="refresh" content="0; url=/guide/tech/new/#here">');
  expect(html).toContain('<a href="/guide/tech/new/#here">');
});
