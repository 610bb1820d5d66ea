import { join } from 'node:path';
import { type CollectionEntry, getCollection } from 'astro:content';
import { backlinks } from './backlinks.ts';
import { contentDir } from './paths.ts';

export interface ChapterPage {
  entry: CollectionEntry<'chapters'>;
  /** Number within the essay, from the file name. */
  number: number;
  slug: string;
  href: string;
  book: EssayBook;
}

interface Part {
  title: string;
  chapters: ChapterPage[];
}

export interface EssayBook {
  entry: CollectionEntry<'essays'>;
  id: string;
  href: string;
  parts: Part[];
  /** All chapters in reading order. */
  chapters: ChapterPage[];
}

export interface TopicPage {
  entry: CollectionEntry<'topics'>;
  /** Name of its file, by which chapters name it. */
  name: string;
  href: string;
}

/** An address inside the site: `href('battle/')` under the base path it was built for. */
export function href(path = ''): string {
  return `${import.meta.env.BASE_URL}${path}`;
}

/** Address of a place written as in the content files: `battle/03-mathematics#loss`, `topics/data`. */
export function sectionHref(at: string, essay?: string): string {
  const [page = '', fragment] = at.split('#') as [string, string?];
  const [folder, file] = page.includes('/') ? page.split('/') : [essay, page];
  return href(`${folder}/${file?.replace(/^\d+-/, '')}/${fragment ? `#${fragment}` : ''}`);
}

/** The whole guide: essays in order, each with its parts and chapters. */
export async function getGuide(): Promise<EssayBook[]> {
  const [essays, chapters] = await Promise.all([getCollection('essays'), getCollection('chapters')]);
  return essays
    .sort((a, b) => a.data.order - b.data.order)
    .map((entry) => {
      const own = chapters.filter(({ id }) => id.startsWith(`${entry.id}/`));
      const book: EssayBook = { entry, id: entry.id, href: href(`${entry.id}/`), parts: [], chapters: [] };
      book.chapters = own.map((chapter) => chapterPage(chapter, book)).sort((a, b) => a.number - b.number);
      book.parts = entry.data.parts.map((title, index) => ({
        title,
        chapters: book.chapters.filter((chapter) => chapter.entry.data.part === index + 1),
      }));
      return book;
    });
}

function chapterPage(entry: CollectionEntry<'chapters'>, book: EssayBook): ChapterPage {
  const [, number = '', slug = ''] = /^[^/]+\/(\d+)-(.+)$/.exec(entry.id) ?? [];
  return { entry, number: Number(number), slug, href: `${book.href}${slug}/`, book };
}

/** The topics in order. */
export async function getTopics(): Promise<TopicPage[]> {
  const entries = await getCollection('topics');
  return entries
    .sort((a, b) => a.data.order - b.data.order)
    .map((entry) => ({ entry, name: entry.id.replace('topics/', ''), href: href(`${entry.id}/`) }));
}

/** The chapters whose text links to each chapter, by the id of the chapter that they point at. */
export async function getBacklinks(books: EssayBook[]): Promise<Map<string, ChapterPage[]>> {
  const chapters = books.flatMap((book) => book.chapters);
  const byId = new Map(chapters.map((chapter) => [chapter.entry.id, chapter]));
  const ids = backlinks(chapters.map(({ entry }) => join(contentDir, 'essays', `${entry.id}.mdx`)));
  return new Map(
    [...ids].map(([id, sources]) => [
      id,
      sources.map((source) => byId.get(source)).filter((page) => page !== undefined),
    ]),
  );
}
