import { getCollection } from 'astro:content';
import { getGuide, getTopics, sectionHref } from '../../guide/guide.ts';
import type { Vocabulary } from '../../search/index/vocabulary.ts';

/** What authors say for the search alone. The search index is made from it, and then it is removed. */
export async function GET(): Promise<Response> {
  const [books, topics, terms, concordance] = await Promise.all([
    getGuide(),
    getTopics(),
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
    topics: topics.map(({ name, href, entry: { data } }) => ({
      id: name,
      at: path(href),
      names: [data.title, ...(data.aliases ?? [])],
    })),
    pageTopics: chapters.map(({ href, entry }) => ({ at: path(href), topics: entry.data.topics })),
    phrases: [...chapters, ...topics].flatMap(({ href, entry }) => asked(path(href), entry.data.phrases)),
    questions: [
      ...[...chapters, ...topics].flatMap(({ href, entry }) => asked(path(href), entry.data.questions)),
      // Who knows the originals searches by their headings.
      ...concordance.map(({ data }) => ({ at: path(sectionHref(data.at, data.folder)), texts: [data.heading] })),
    ],
  };
  return Response.json(vocabulary);
}
