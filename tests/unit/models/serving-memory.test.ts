import fc from 'fast-check';
import { expect, test } from 'vitest';
import { solve } from '../../../src/models/model.ts';
import { examples } from '../../../src/models/serving-memory/examples.ts';
import {
  cacheBytesPerToken,
  concurrency,
  FILLED,
  pricePerMillion,
  stepTime,
  trainingBytes,
  weightBytes,
} from '../../../src/models/serving-memory/formulas.ts';
import model from '../../../src/models/serving-memory/model.tsx';
import { anyValues } from './any-values.ts';

const [{ values }] = examples;
type Serving = typeof values;

test('the cache is what keys and values allocated one by one take', () => {
  const [layers, kvHeads, headSize] = [3, 2, 5];
  let bytes = 0;
  for (let layer = 0; layer < layers; layer += 1) {
    for (let head = 0; head < kvHeads; head += 1) {
      bytes += new Uint16Array(headSize).byteLength; // key
      bytes += new Uint16Array(headSize).byteLength; // value
    }
  }
  expect(cacheBytesPerToken({ layers, kvHeads, headSize }, 2)).toBe(bytes);
});

test('published shapes: a token of Llama 2 7B is four of Llama 3 8B', () => {
  expect(cacheBytesPerToken({ layers: 32, kvHeads: 32, headSize: 128 }, 2)).toBe(524_288);
  expect(cacheBytesPerToken({ layers: 32, kvHeads: 8, headSize: 128 }, 2)).toBe(131_072);
});

test('training states: 7.5 billion parameters take the 120 GB that the ZeRO paper says, tensor by tensor', () => {
  expect(trainingBytes(7.5e9)).toBe(120e9);
  const N = 11;
  const tensors = [
    new Uint16Array(N),
    new Uint16Array(N),
    new Float32Array(N),
    new Float32Array(N),
    new Float32Array(N),
  ];
  expect(trainingBytes(N)).toBe(tensors.reduce((sum, { byteLength }) => sum + byteLength, 0));
});

test('so many sequences fit and one more does not, found by filling', () => {
  const memory = fc.integer({ min: 1, max: 1000 });
  fc.assert(
    fc.property(memory, memory, fc.integer({ min: 1, max: 100 }), (total, weights, cache) => {
      let fit = 0;
      while (10 * (weights + (fit + 1) * cache) <= 9 * total) fit += 1;
      expect(concurrency(total, weights, cache)).toBe(fit);
    }),
  );
});

test('a step is never faster than reading once or than the arithmetic, and as fast as the slower of the two', () => {
  expect(stepTime({ N: 10, weights: 20, caches: 30, batch: 1 }, 5, 1e9)).toBe(10);
  expect(stepTime({ N: 10, weights: 20, caches: 30, batch: 4 }, 1e9, 8)).toBe(10);
});

test('one accelerator busy for an hour at a thousand tokens a second costs an hour', () => {
  let tokens = 0;
  for (let second = 0; second < 3600; second += 1) tokens += 1000;
  expect(pricePerMillion(15, 1, 1, 1000)).toBeCloseTo((15 * 1e6) / tokens, 12);
  expect(pricePerMillion(15, 1, 0.25, 1000)).toBeCloseTo((4 * 15 * 1e6) / tokens, 12);
});

test('the chapter’s speeds for one, 32 and 128 people', () => {
  const rates = [1, 32, 128].map((B) => Math.round(solve(model, { ...values, s: 2048, B }).result.tokensPerSecond));
  expect(rates).toEqual([205, 4349, 8505]);
});

test('whatever the setting: what fits, fits; more accelerators, shorter texts, fewer bits never take fewer people', () => {
  fc.assert(
    fc.property(anyValues(model), (any) => {
      const serving = any as unknown as Serving;
      const of = (change: Partial<Serving>) => solve(model, { ...serving, ...change }).result;
      const { limit, weights, cachePerSequence, fewest, batch } = of({});
      const memory = FILLED * serving.G * serving.M * 1e9;
      if (limit) expect(weights + limit * cachePerSequence).toBeLessThanOrEqual(memory * (1 + 1e-6));
      expect(weights + (limit + 1) * cachePerSequence).toBeGreaterThan(memory * (1 - 1e-6));
      expect(limit > 0).toBe(fewest <= serving.G);
      expect(batch).toBe(Math.min(serving.B, limit));
      expect(of({ G: serving.G + 1 }).limit).toBeGreaterThanOrEqual(limit);
      expect(of({ s: Math.ceil(serving.s / 2) }).limit).toBeGreaterThanOrEqual(limit);
      expect(of({ weightBits: '4' }).limit).toBeGreaterThanOrEqual(limit);
      expect(of({ cacheBits: '4' }).limit).toBeGreaterThanOrEqual(limit);
      expect(weights).toBe(weightBytes(serving.N * 1e8, Number(serving.weightBits) / 8));
    }),
  );
});

test('the words change where the memory is full', () => {
  const says = (change: Partial<Serving>) => solve(model, { ...values, ...change }).report.says;
  expect(says({})).toContain('1张卡最多104段');
  expect(says({})).toContain('并发多21.2%；缓存压到8位，多100%');
  expect(says({ B: 200 })).toContain('多的要排队');
  expect(says({ N: 700 })).toContain('至少要2张这样的卡');
});
