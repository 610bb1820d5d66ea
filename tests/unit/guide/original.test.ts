import { expect, test } from 'vitest';
import { originalPlace } from '../../../src/guide/original.ts';

test.each([
  ['1.1.2', '1.1.2'],
  ['ch3', '第3章'],
  ['appA', '附录A'],
  ['appA.1', '附录A.1'],
  ['abstract', '摘要'],
  ['summary', '总结'],
  ['3.1-2', '3.1（第二处）'],
  ['ch3-2', '第3章（第二处）'],
])('%s is called %s', (source, name) => {
  expect(originalPlace(source)).toBe(name);
});
