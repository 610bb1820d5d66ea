import type { APIRoute } from 'astro';
import { getGuide, getTopics, href } from '../guide/guide.ts';

/** Every page worth finding, with the date its text was last revised. */
export const GET: APIRoute = async ({ site }) => {
  const [books, topics] = await Promise.all([getGuide(), getTopics()]);
  const pages: { path: string; updated?: Date }[] = [
    { path: href() },
    { path: href('about/') },
    { path: href('models/') },
    { path: href('glossary/') },
    { path: href('references/') },
    { path: href('paths/') },
    { path: href('topics/') },
    ...topics.map((topic) => ({ path: topic.href, updated: topic.entry.data.updated })),
    ...books.flatMap((book) => [
      { path: book.href, updated: book.entry.data.updated },
      ...book.chapters.map((chapter) => ({ path: chapter.href, updated: chapter.entry.data.updated })),
      { path: `${book.href}errata/` },
      { path: `${book.href}concordance/` },
    ]),
  ];
  const urls = pages.map(({ path, updated }) => {
    const lastmod = updated ? `<lastmod>${updated.toISOString().slice(0, 10)}</lastmod>` : '';
    return `<url><loc>${new URL(path, site)}</loc>${lastmod}</url>`;
  });
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
  return new Response(xml, { headers: { 'content-type': 'application/xml' } });
};
