import { getCollection } from 'astro:content';
import { getGuide, sectionHref } from '../../guide/guide.ts';
import type { Vocabulary } from '../../search/index/vocabulary.ts';

/** What authors say for the search alone. The search index is made from it, and then it is removed. */
export async function GET(): Promise<Response> {
  const [books, topics, terms, concordance] = await Promise.all([
    getGuide(),
    getCollection('topics'),
    getCollection('glossary'),
    getCollection('concordance'),
  ]);
  const path = (href: string) => href.slice(import.meta.env.BASE_URL.length);
  const asked = (page: string, questions: Record<string, string[]> = {}) =>
    Object.entries(questions).map(([id, texts]) => ({ at: `${page}#${id}`, texts }));
  const chapters = books.flatMap((book) => book.chapters);
  const vocabulary: Vocabulary = {
    terms: terms.map(({ id, data }) => ({
      at: `glossary/#${id}`,
      names: [data.term, ...(data.aliases ?? []), ...(data.abbr ? [data.abbr] : []), data.en],
      everyday: data.everyday ?? [],
      treated: path(sectionHref(data.at)),
    })),
    topics: topics
      .sort((a, b) => a.data.order - b.data.order)
      .map(({ id, data }) => ({ id, at: `topics/${id}/`, names: [data.title, ...(data.aliases ?? [])] })),
    pageTopics: chapters.map(({ href, entry }) => ({ at: path(href), topics: entry.data.topics })),
    questions: [
      ...chapters.flatMap(({ href, entry }) => asked(path(href), entry.data.questions)),
      ...topics.flatMap(({ id, data }) => asked(`topics/${id}/`, data.questions)),
      // Who knows the originals searches by their headings.
      ...concordance.map(({ data }) => ({ at: path(sectionHref(data.at, data.folder)), texts: [data.heading] })),
    ],
  };
  return Response.json(vocabulary);
}
