import { type Answer, SearchEngine } from './engine.ts';
import { excerpt, marked } from './excerpt.ts';
import { load } from './load.ts';
import type { GuideFacts, Hit, Outcome, Reply, Request } from './messages.ts';
import type { Ranked } from './rank.ts';

/** The search in a thread of its own, so that typing never waits for it. */

let engine: SearchEngine | undefined;

/** Milliseconds without a question after which what mends one is fetched. */
const PAUSE = 300;
let pause: ReturnType<typeof setTimeout> | undefined;

/** Milliseconds that results wait for their excerpts before they are shown without. */
const PATIENCE = 16;

async function answer(request: Request): Promise<GuideFacts | Outcome> {
  if (request.ask === 'open') engine = new SearchEngine(request.guide, load);
  if (!engine) throw new Error('the search was not opened');
  const search = engine;
  const { guide } = search;
  if (request.ask === 'open') {
    const { essays, topics, kinds } = guide;
    return { essays, topics, kinds };
  }
  const found = await search.search(request.query, request.filters, request.asWritten);
  const partial = found.matches.length === 0 && found.related.length > 0;
  const all = partial ? found.related : found.matches;
  const shown = all.slice(request.from, request.from + request.count);
  const { query, changes, suggestions, missing, unsaid, cut } = found;
  const outcome = { query, changes, suggestions, missing, unsaid, cut, total: all.length, partial };
  const whole = Promise.all(shown.map((result) => hit(result, found)));
  const soon = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE));
  const isWhole = await Promise.race([whole.then(() => true), soon]);
  if (!isWhole)
    postMessage({
      id: request.id,
      early: { ...outcome, hits: shown.map((result) => bare(result, found)) },
    } satisfies Reply);
  return { ...outcome, hits: await whole };

  /** A result as far as it is known without its text. */
  function bare({ place }: Ranked, { words }: Answer): Hit {
    const page = guide.pages[place.page] as (typeof guide.pages)[number];
    return {
      kind: place.kind,
      title: marked(place.title || page.title, words),
      path: place.level > 1 ? [page.title] : [],
      place: page.place,
      href: `${page.path}${place.anchor && `#${place.anchor}`}`,
    };
  }

  async function hit({ place, question }: Ranked, { words }: Answer): Promise<Hit> {
    const page = guide.pages[place.page] as (typeof guide.pages)[number];
    const { title, path, anchor, text, questions } = await search.text(place.number);
    const asked = question === undefined ? undefined : questions?.[question];
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
  clearTimeout(pause);
  answer(data)
    .then(
      (result) => postMessage({ id: data.id, result } satisfies Reply),
      (error: unknown) => postMessage({ id: data.id, failed: String(error) } satisfies Reply),
    )
    .finally(() => {
      // A failure is told to the query that needs it.
      pause = setTimeout(() => engine?.prepare().catch(() => {}), PAUSE);
    });
});
