/** The part of Pagefind's browser API that the guide uses. */
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<Record<string, Record<string, number>>>;
  search(term: string, options: { filters: Record<string, string> }): Promise<{ results: PagefindResult[] }>;
}

interface PagefindResult {
  id: string;
  score: number;
  data(): Promise<PagefindPage>;
}

interface PagefindPage {
  url: string;
  meta: Record<string, string | undefined>;
  sub_results: PagefindSection[];
}

interface PagefindSection {
  title: string;
  url: string;
  excerpt: string;
  weighted_locations: { balanced_score: number }[];
}

/** A stretch of an excerpt; `marked` where it matches the query. */
export interface ExcerptPart {
  text: string;
  marked: boolean;
}

export interface SectionHit {
  title: string;
  url: string;
  excerpt: ExcerptPart[];
}

/** A page that matches, with the sections of it that match best. */
export interface PageHit {
  title: string;
  /** Where it stands in the guide, as shown beside its title. */
  place: string;
  url: string;
  sections: SectionHit[];
}

export interface SearchOutcome {
  query: string;
  /** Number of matching pages, of which `pages` holds the first. */
  total: number;
  pages: PageHit[];
}

/** The index could not be loaded: offline, blocked, or replaced by a newer build. */
class IndexUnavailable extends Error {}

const PAGES_SHOWN = 8;
const SECTIONS_PER_PAGE = 3;
/** In words, as Pagefind cuts Chinese: about two lines of a result. */
const EXCERPT_LENGTH = 40;

let loading: Promise<Pagefind> | undefined;
let attempts = 0;
let loadedEdition = '';

/** Loads the index's entry; a failed attempt is forgotten, so the next call tries again. */
export function loadIndex(): Promise<Pagefind> {
  loading ??= (async () => {
    try {
      attempts += 1;
      const retry = attempts > 1 ? `?attempt=${attempts}` : '';
      const url = new URL(`${import.meta.env.BASE_URL}pagefind/pagefind.js${retry}`, location.href);
      const pagefind = (await import(/* @vite-ignore */ url.href)) as Pagefind;
      await pagefind.options({ baseUrl: import.meta.env.BASE_URL, excerptLength: EXCERPT_LENGTH });
      await pagefind.init();
      loadedEdition = await edition();
      return pagefind;
    } catch (error) {
      loading = undefined;
      throw new IndexUnavailable('search index unavailable', { cause: error });
    }
  })();
  return loading;
}

/** Names of the essays that can be filtered by, with their number of pages. */
export async function essays(): Promise<Record<string, number>> {
  const pagefind = await loadIndex();
  return (await pagefind.filters())['essay'] ?? {};
}

/**
 * Searches the guide.
 * @param essay name of the essay to stay within; all of them where it is empty
 * @throws IndexUnavailable where the index or a part of it cannot be loaded
 */
export async function search(query: string, essay = ''): Promise<SearchOutcome> {
  const pagefind = await loadIndex();
  try {
    const filters: Record<string, string> = essay ? { essay } : {};
    const { results } = await pagefind.search(query, { filters });
    if (!results.length && (await edition()) !== loadedEdition) throw new Error('the index was replaced');
    const pages = await Promise.all(results.slice(0, PAGES_SHOWN).map(async (result) => pageHit(await result.data())));
    return { query, total: results.length, pages };
  } catch (error) {
    loading = undefined;
    throw new IndexUnavailable('search index damaged', { cause: error });
  }
}

/**
 * What the index's entry says now; every build of other text changes it. Pagefind finds nothing,
 * without an error, where a part of its index does not load: asking for the entry tells the two apart.
 */
async function edition(): Promise<string> {
  const response = await fetch(`${import.meta.env.BASE_URL}pagefind/pagefind-entry.json`, { cache: 'no-store' });
  if (!response.ok) throw new Error(`the index's entry is answered with ${response.status}`);
  return response.text();
}

function pageHit({ url, meta, sub_results }: PagefindPage): PageHit {
  const sections = sub_results
    .map((section) => ({
      section,
      weight: section.weighted_locations.reduce((sum, word) => sum + word.balanced_score, 0),
    }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, SECTIONS_PER_PAGE)
    .map(({ section }) => ({
      title: section.title,
      url: section.url,
      excerpt: excerptParts(withoutTitle(section.excerpt, section.title)),
    }));
  return { title: meta['title'] ?? url, place: meta['place'] ?? '', url, sections };
}

/** An excerpt from a section's beginning repeats its title, which stands above it already. */
function withoutTitle(html: string, title: string): string {
  const letters = [...title].map((letter) => letter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const marks = '(?:</?mark>)*';
  return html.replace(new RegExp(`^${marks}${letters.join(marks)}${marks}\\.\\s*`), '');
}

/** Cuts Pagefind's excerpt, escaped HTML with `<mark>`, into plain stretches of text. */
export function excerptParts(html: string): ExcerptPart[] {
  return html
    .split(/(<mark>.*?<\/mark>)/s)
    .filter(Boolean)
    .map((part) => ({ text: decode(part.replace(/<\/?mark>/g, '')), marked: part.startsWith('<mark>') }));
}

const ENTITIES: Record<string, string> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  '#39': "'",
  '#x27': "'",
  '#x2F': '/',
};

function decode(text: string): string {
  return text.replace(/&(lt|gt|amp|quot|#39|#x27|#x2F);/g, (_, name: string) => ENTITIES[name] as string);
}
