import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { list } from './guide/list-loader.ts';
import { pages, requirePart, requireSections, requireTopics } from './guide/pages-loader.ts';
import * as schemas from './guide/schemas.ts';

/** Where an entry of a list stands: the folder (the essay, for lists that each has), and its place in the file. */
const inList = { folder: z.string(), position: z.number() };

export const collections = {
  essays: defineCollection({
    loader: pages({
      pattern: 'essays/*/index.mdx',
      schema: schemas.essay,
      unique: { name: '“order” ', of: (_id, data) => String(data['order']), key: 'order' },
    }),
    schema: schemas.essay,
  }),
  chapters: defineCollection({
    loader: pages({
      pattern: 'essays/*/[0-9][0-9]-*.mdx',
      schema: schemas.chapter,
      checks: [requirePart, requireTopics, requireSections],
      unique: { name: '章的序号（文件名开头的两位数）', of: (id) => id.replace(/-[^/]*$/, '') },
    }),
    schema: schemas.chapter,
  }),
  topics: defineCollection({
    loader: pages({
      pattern: 'topics/*.mdx',
      schema: schemas.topic,
      checks: [requireSections],
      unique: { name: '“order” ', of: (_id, data) => String(data['order']), key: 'order' },
    }),
    schema: schemas.topic,
  }),
  paths: defineCollection({
    loader: list({
      pattern: 'paths.yaml',
      schema: schemas.path,
      id: (entry) => entry.id,
      places: (entry) => entry.steps.map(({ at }, index) => ({ at, within: ['steps', index] })),
    }),
    schema: schemas.path.extend(inList),
  }),
  colophon: defineCollection({
    loader: pages({ pattern: 'about.mdx', schema: schemas.colophon }),
    schema: schemas.colophon,
  }),
  concordance: defineCollection({
    loader: list({
      pattern: 'essays/*/concordance.yaml',
      schema: schemas.concordanceEntry,
      id: (entry, essay) => `${essay}/${entry.source}`,
      places: (entry) => [entry],
    }),
    schema: schemas.concordanceEntry.extend(inList),
  }),
  errata: defineCollection({
    loader: list({
      pattern: 'essays/*/errata.yaml',
      schema: schemas.erratum,
      id: (entry, essay) => `${essay}/${entry.id}`,
      places: (entry) => [entry],
      cite: (entry) => entry.cite,
      markdown: 'correction',
    }),
    schema: schemas.erratum.extend(inList),
  }),
  glossary: defineCollection({
    loader: list({
      pattern: 'glossary.yaml',
      schema: schemas.term,
      id: (entry) => entry.id,
      places: (entry) => [entry],
      markdown: 'definition',
    }),
    schema: schemas.term.extend(inList),
  }),
  references: defineCollection({
    loader: list({ pattern: 'references.json', schema: schemas.reference, id: (entry) => entry.id }),
    schema: schemas.reference.safeExtend(inList),
  }),
};
