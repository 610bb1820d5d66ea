import { z } from 'astro/zod';

/** What the YAML and JSON under `content/` may say: every key is named, no other is accepted. */

const text = z.string().trim().min(1);
const date = z.union([z.date(), z.iso.date()], '应是日期，例如 2026-11-22').pipe(z.coerce.date());
const slug = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, '只用小写字母、数字与连字符，以字母开头');
const citationKey = z.string().regex(/^[a-z0-9-]+$/, '应是 references.json 里的一个 id');

/** By the id of a section: what readers ask or type who look for it, which the search indexes. */
const bySection = z.record(slug, z.array(text).min(1));

/** `content/essays/<essay>/index.mdx` */
export const essay = z.strictObject({
  title: text,
  /** Name in the sidebar and in breadcrumbs, at most 6 characters. */
  shortTitle: text.max(6),
  /** Place among the essays. */
  order: z.number().int().positive(),
  question: text,
  abstract: text,
  /** Titles of the essay's parts, in order; a chapter names its part by position. */
  parts: z.array(text).min(1),
  updated: date,
});

/** `content/essays/<essay>/NN-slug.mdx`; the file name gives the chapter's number and address. */
export const chapter = z.strictObject({
  title: text.max(24),
  question: text.regex(/？$/, '要写成问句，以“？”结尾'),
  takeaways: z.array(text).min(2).max(4),
  /** Position of the part it belongs to, from 1. */
  part: z.number().int().positive(),
  /** Names of the files in `content/topics/` whose subject the chapter treats. */
  topics: z.array(slug).min(1).max(4),
  /** Questions in readers' own words that a section answers, shown with it where it is found by one. */
  questions: bySection.optional(),
  /** Further words that readers may type, in a few letters each: they lead to the section and are never shown. */
  phrases: bySection.optional(),
  updated: date,
});

/** `content/topics/<topic>.mdx`: what the essays say of one subject, reconciled. */
export const topic = z.strictObject({
  title: text.max(12),
  question: text.regex(/？$/, '要写成问句，以“？”结尾'),
  /** The verdict in a sentence or two. */
  summary: text,
  /** Place among the topics. */
  order: z.number().int().positive(),
  /** Other names that readers search it by. */
  aliases: z.array(text).optional(),
  questions: bySection.optional(),
  phrases: bySection.optional(),
  updated: date,
});

/** `content/paths.yaml`: a route through the guide for a founder's situation. */
export const path = z.strictObject({
  id: slug,
  title: text,
  /** Whom it is for, and what they hold in their hands at its end. */
  situation: text,
  outcome: text,
  steps: z.array(z.strictObject({ at: text, why: text })).min(3),
});

/** `content/about.mdx` */
export const colophon = z.strictObject({ title: text, question: text });

/** `content/essays/<essay>/concordance.yaml`: where a section of the original went. */
export const concordanceEntry = z.strictObject({
  source: text,
  at: text,
  heading: text,
});

/** `content/essays/<essay>/errata.yaml` */
export const erratum = z.strictObject({
  id: slug,
  source: text,
  at: text,
  /** What the original says, in plain words: formulas belong in the correction. */
  claim: text.regex(/^[^$]*$/, '原文的说法用文字写，公式放在 correction 里'),
  correction: text,
  cite: z.array(citationKey).min(1),
});

/** `content/glossary.yaml` */
export const term = z.strictObject({
  id: slug,
  term: text,
  en: text,
  abbr: text.optional(),
  aliases: z.array(text).optional(),
  /** What readers say in its place when they search; the text may use these words for other things too. */
  everyday: z.array(text).optional(),
  definition: text,
  /** Where it is treated: `battle/03-mathematics#loss`. */
  at: text,
});

const name = z.union([z.strictObject({ family: text, given: text.optional() }), z.strictObject({ literal: text })]);

/** `content/references.json`, in CSL-JSON. */
export const reference = z
  .strictObject({
    id: citationKey,
    type: z.enum([
      'article',
      'article-journal',
      'article-newspaper',
      'book',
      'chapter',
      'dataset',
      'legal_case',
      'legislation',
      'paper-conference',
      'report',
      'software',
      'thesis',
      'webpage',
    ]),
    title: text,
    author: z.array(name).min(1),
    issued: z.strictObject({ 'date-parts': z.array(z.array(z.number().int()).min(1).max(3)).length(1) }),
    'container-title': text.optional(),
    publisher: text.optional(),
    volume: text.optional(),
    issue: text.optional(),
    page: text.optional(),
    edition: text.optional(),
    number: text.optional(),
    DOI: text.regex(/^10\./, '应以 10. 开头，不带网址').optional(),
    URL: z.url({ protocol: /^https?$/ }).optional(),
    note: text.optional(),
  })
  .refine((item) => item.DOI ?? item.number ?? item.URL, {
    message: '至少要有 DOI、number（arXiv 号或文号）、URL 之一',
  });

export type Essay = z.infer<typeof essay>;
export type Chapter = z.infer<typeof chapter>;
export type ConcordanceEntry = z.infer<typeof concordanceEntry>;
export type Erratum = z.infer<typeof erratum>;
export type Topic = z.infer<typeof topic>;
export type Path = z.infer<typeof path>;
export type Term = z.infer<typeof term>;
export type Reference = z.infer<typeof reference>;
