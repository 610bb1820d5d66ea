import { expect, test } from 'vitest';
import { nearest } from '../../../src/markdown/nearest.ts';

const known = ['loss', 'recall', 'devlin2019bert'];

test.each([
  ['los', 'loss'],
  ['recal', 'recall'],
  ['devlin2018bert', 'devlin2019bert'],
  ['loss', 'loss'],
  ['precision', undefined],
  ['x', undefined],
])('nearest to “%s” is %j', (name, expected) => {
  expect(nearest(name, known)).toBe(expected);
});

test('nothing is near where nothing is known', () => {
  expect(nearest('loss', [])).toBeUndefined();
});
