import { type Answer, SearchEngine } from './engine.ts';
import { excerpt, marked } from './excerpt.ts';
import type { GuideFacts, Hit, Outcome, Reply, Request } from './messages.ts';
import type { Ranked } from './rank.ts';

/** The search in a thread of its own, so that typing never waits for it. */

const folder = `${import.meta.env.BASE_URL}search/${__SEARCH_EDITION__}/`;

async function load(name: string): Promise<unknown> {
  const response = await fetch(folder + name);
  if (!response.ok) throw new Error(`${name} is answered with ${response.status}`);
  return response.json();
}

let engine: Promise<SearchEngine> | undefined;

/** Loads the guide's file; a failed attempt is forgotten, so the next request tries again. */
function open(): Promise<SearchEngine> {
  engine ??= SearchEngine.open(load).catch((error: unknown) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

async function answer(request: Request): Promise<GuideFacts | Outcome> {
  const { guide, ...search } = await open().then((found) => ({
    guide: found.guide,
    search: found.search.bind(found),
    text: found.text.bind(found),
  }));
  if (request.ask === 'open') {
    const { essays, topics, places } = guide;
    return { essays, topics, kinds: [...new Set(places.map(({ kind }) => kind))] };
  }
  const found = await search.search(request.query, request.filters, request.asWritten);
  const partial = found.matches.length === 0 && found.related.length > 0;
  const all = partial ? found.related : found.matches;
  const shown = all.slice(request.from, request.from + request.count);
  const hits = await Promise.all(shown.map((result) => hit(result, found)));
  const { query, changes, suggestions, missing, cut } = found;
  return { query, changes, suggestions, missing, cut, total: all.length, hits, partial };

  async function hit({ place, question }: Ranked, { words }: Answer): Promise<Hit> {
    const page = guide.pages[place.page] as (typeof guide.pages)[number];
    const { title, path, anchor, text, questions } = await search.text(place.number);
    const asked = question === undefined ? undefined : questions?.[question - guide.answers.indexOf(place.number)];
    const mark = words.length ? `?mark=${encodeURIComponent(words.join(' '))}` : '';
    return {
      kind: place.kind,
      title: marked(title, words),
      path,
      place: page.place,
      href: `${page.path}${mark}${anchor && `#${anchor}`}`,
      excerpt: excerpt(place.kind === 'term' ? text.replace(`${title}\n`, '') : text, words),
      ...(asked && { question: asked }),
    };
  }
}

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  answer(data).then(
    (result) => postMessage({ id: data.id, result } satisfies Reply),
    (error: unknown) => postMessage({ id: data.id, failed: String(error) } satisfies Reply),
  );
});
