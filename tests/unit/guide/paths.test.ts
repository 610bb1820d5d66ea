import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { contentDir } from '../../../src/guide/paths.ts';

test('CONTENT_DIR points at the content, from the folder the build runs in', () => {
  expect(process.env['CONTENT_DIR']).toBe('tests/fixtures/site');
  expect(contentDir).toBe(resolve('tests/fixtures/site'));
});
