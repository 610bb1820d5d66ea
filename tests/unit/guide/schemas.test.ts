import { describe, expect, test } from 'vitest';
import * as schemas from '../../../src/guide/schemas.ts';

const valid = {
  essay: {
    title: '题',
    shortTitle: '短题',
    order: 1,
    question: '问？',
    abstract: '提要',
    parts: ['一'],
    updated: '2026-11-22',
  },
  chapter: { title: '题', question: '问？', takeaways: ['甲', '乙'], part: 1, topics: ['data'], updated: '2026-11-22' },
  topic: { title: '题', question: '问？', summary: '一句话', order: 1, updated: '2026-11-22' },
  path: {
    id: 'a',
    title: '题',
    situation: '谁',
    outcome: '得到',
    steps: [1, 2, 3].map((n) => ({ at: `a/0${n}-b`, why: '因' })),
  },
  colophon: { title: '题', question: '问？' },
  concordanceEntry: { source: '1.2', at: '01-a#b', heading: '原题' },
  erratum: { id: 'a-b', source: '1', at: '01-a', claim: '误', correction: '正', cite: ['a2020'] },
  term: { id: 'recall', term: '召回率', en: 'recall', definition: '定义', at: 'battle/03-a#b' },
  reference: {
    id: 'a2020paper',
    type: 'book',
    title: '书',
    author: [{ family: '姓', given: '名' }, { literal: '机构' }],
    issued: { 'date-parts': [[2020, 5, 1]] },
    DOI: '10.1/x',
  },
} satisfies Partial<Record<keyof typeof schemas, object>>;

type Name = keyof typeof valid;

describe.each(Object.keys(valid) as Name[])('%s', (name) => {
  const schema = schemas[name];
  const data: Record<string, unknown> = valid[name];

  test('accepts a whole one', () => {
    expect(schema.safeParse(data).success).toBe(true);
  });
  test('accepts no further key', () => {
    expect(schema.safeParse({ ...data, extra: 1 }).success).toBe(false);
  });
  test.each(Object.keys(data).filter((key) => key !== 'DOI'))('needs %s', (key) => {
    expect(schema.safeParse({ ...data, [key]: undefined }).success).toBe(false);
  });
});

test.each<[Name, Record<string, unknown>, string]>([
  ['chapter', { title: '字'.repeat(25) }, 'a title over 24 characters'],
  ['chapter', { question: '这不是问句。' }, 'a question without ？'],
  ['chapter', { question: '半角问号?' }, 'a question with a half-width mark'],
  ['chapter', { takeaways: ['一条'] }, 'one takeaway'],
  ['chapter', { takeaways: ['1', '2', '3', '4', '5'] }, 'five takeaways'],
  ['chapter', { takeaways: ['甲', ' '] }, 'an empty takeaway'],
  ['chapter', { part: 0 }, 'a part before the first'],
  ['chapter', { part: '1' }, 'a part in words'],
  ['chapter', { updated: 2026 }, 'a year for a date'],
  ['chapter', { updated: null }, 'an empty date'],
  ['chapter', { updated: '2026-13-01' }, 'a thirteenth month'],
  ['essay', { shortTitle: '一二三四五六七' }, 'a short title over 6 characters'],
  ['essay', { parts: [] }, 'no parts'],
  ['essay', { order: 1.5 }, 'half an order'],
  ['erratum', { id: 'Capital' }, 'an id with capitals'],
  ['erratum', { cite: [] }, 'an erratum without a source'],
  ['term', { id: '召回' }, 'an id in Chinese'],
  ['term', { aliases: '查全率' }, 'aliases that are no list'],
  ['reference', { DOI: undefined }, 'neither DOI nor number nor address'],
  ['reference', { DOI: 'https://doi.org/10.1/x' }, 'a DOI written as an address'],
  ['reference', { URL: 'ftp://example.org' }, 'an address that is no web page'],
  ['reference', { type: 'blog' }, 'an unknown type'],
  ['reference', { author: [] }, 'no author'],
  ['reference', { author: ['某人'] }, 'an author in plain text'],
  ['reference', { issued: { 'date-parts': [['2020']] } }, 'a year in words'],
])('%s with %j is refused: %s', (name, change) => {
  expect(schemas[name].safeParse({ ...valid[name], ...change }).success).toBe(false);
});

test.each([{ number: 'arXiv:1810.04805' }, { URL: 'https://example.org' }])(
  'a reference is found by %j alone',
  (place) => {
    expect(schemas.reference.safeParse({ ...valid.reference, DOI: undefined, ...place }).success).toBe(true);
  },
);

test('a date written in front matter becomes a date', () => {
  expect(schemas.chapter.parse(valid.chapter).updated).toEqual(new Date('2026-11-22'));
  expect(schemas.chapter.parse({ ...valid.chapter, updated: new Date('2026-11-22') }).updated).toEqual(
    new Date('2026-11-22'),
  );
});
