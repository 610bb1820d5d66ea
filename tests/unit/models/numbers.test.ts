import { expect, test } from 'vitest';
import { han, percent, scientific, short } from '../../../src/models/numbers.ts';

test.each([
  [short(52.3692), '52.4'],
  [short(8.064), '8.06'],
  [short(691.2), '691'],
  [short(4032), '4,032'],
  [short(0.008), '0.008'],
  [short(0), '0'],
  [short(-12.34), '-12.3'],
  [short(3.15e23), '3.15e23'],
  [scientific(1e22), '1e22'],
  [scientific(0.00001234), '1.23e-5'],
  [han(5_236_920_000, '元'), '52.4亿元'],
  [han(40_320_000, '元'), '4,032万元'],
  [han(9999, '元'), '9,999元'],
  [han(1.30923e13, '元'), '13.1万亿元'],
  [percent(0.00857), '0.86%'],
  [percent(0.0857), '8.57%'],
])('%s is written as the guide writes it: %s', (written, expected) => {
  expect(written).toBe(expected);
});
