import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { contentDir } from '../../src/guide/paths.ts';
import { passages } from './content-text.ts';
import { bannedPhrases, oneTerm, report, typography } from './rules.ts';

const text = passages();
const list = (file: string) => parse(readFileSync(join(contentDir, file), 'utf8'));

test('套话不用', () => {
  expect(report(text, bannedPhrases(list('banned-phrases.yaml')))).toEqual([]);
});

test('一个东西一个词', () => {
  expect(report(text, oneTerm(list('glossary.yaml')))).toEqual([]);
});

test.each(Object.entries(typography))('%s', (_name, rule) => {
  expect(report(text, rule)).toEqual([]);
});
