import type { Server } from 'node:http';
import type { Page } from '@playwright/test';
import { normalize } from '../../src/search/normalize.ts';
import { pagesOfSections, type Query, termTitles } from './queries.ts';

/** What the search page shows for a query. */
interface Shown {
  /** Results, best first. */
  results: { path: string; kind: string; title: string }[];
  /** The query that was searched in place of the reader's. */
  searched: string;
  /** Milliseconds from the key to the results. */
  time: number;
  /** Bytes that were transferred for it. */
  bytes: number;
}

export interface Figures {
  queries: number;
  hit1: number;
  hit5: number;
  /** Queries that the guide answers, and that found nothing. */
  falseZero: number;
  /** Queries that the guide does not answer, and that found something. */
  falseMatch: number;
}

export interface Measured {
  byKind: Map<string, Figures>;
  all: Figures;
  firstBytes: number;
  laterBytes: { median: number; most: number };
  /** Milliseconds from the key to the results, when a query is asked for the first and the second time. */
  coldTime: { median: number; most: number };
  warmTime: { median: number; most: number };
  /** What was not answered first, for those who mend it. */
  misses: { query: Query; shown: Shown; rank: number }[];
}

/** Counts the bytes that a server sends, headers included. */
export function countBytes(server: Server): () => number {
  let bytes = 0;
  // Before the server's own listener, which may answer at once.
  server.prependListener('request', ({ socket }, response) => {
    const before = socket.bytesWritten;
    response.on('close', () => (bytes += socket.bytesWritten - before));
  });
  return () => bytes;
}

/** Opens the search of a page, and waits for all that is fetched before the reader types. */
export async function openSearch(page: Page): Promise<void> {
  const last = page.waitForResponse(/\/repair\.json$/);
  await page.keyboard.press('/');
  await page.locator('.search-filters option').nth(1).waitFor({ state: 'attached' });
  await (await last).finished();
}

/** Types a query into the search that is open on a page, and waits for what it shows. */
async function ask(page: Page, query: string, bytes: () => number): Promise<Shown> {
  const before = bytes();
  const shown = await page.evaluate(async (typed) => {
    const input = document.querySelector<HTMLInputElement>('.search-form input') as HTMLInputElement;
    const status = document.querySelector('.search-status') as HTMLElement;
    const start = performance.now();
    const changed = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!/“.*”/.test(status.textContent)) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(status, { childList: true, characterData: true, subtree: true });
    });
    status.textContent = '';
    input.value = typed;
    input.dispatchEvent(new InputEvent('input'));
    await changed;
    const time = performance.now() - start;
    // Excerpts that come after the results are part of their cost.
    while (document.querySelector('.search-results .hit-text:empty'))
      await new Promise((resolve) => setTimeout(resolve, 5));
    const partial = document.querySelector('.search-results.partial');
    const links = partial ? [] : [...document.querySelectorAll<HTMLAnchorElement>('.search-results a')];
    return {
      time,
      searched: /^已按“(.*?)”搜索/.exec(document.querySelector('.search-notes')?.textContent ?? '')?.[1] ?? typed,
      results: links.map((link) => ({
        path: link.pathname,
        kind: link.closest('li')?.dataset['kind'] ?? '',
        title: [...(link.querySelector('.hit-title')?.childNodes ?? [])]
          .filter(({ nodeName }) => nodeName !== 'B')
          .map(({ textContent }) => textContent)
          .join('')
          .trim(),
      })),
    };
  }, query);
  await page.waitForTimeout(5);
  return { ...shown, bytes: bytes() - before };
}

/**
 * Asks every query on the open search page and compares with what is expected.
 * @param base the site's base path
 * @param opened bytes that opening the search took
 */
export async function measure(
  page: Page,
  queries: readonly Query[],
  base: string,
  opened: number,
  bytes: () => number,
): Promise<Measured> {
  const pages = pagesOfSections();
  const terms = termTitles();
  const byKind = new Map<string, Figures>();
  const shownAll: Shown[] = [];
  const misses: Measured['misses'] = [];
  for (const query of queries) {
    const shown = await ask(page, query.q, bytes);
    shownAll.push(shown);
    const wanted = new Set(query.expect.map((section) => base + (pages.get(section) ?? section)));
    const term = terms.get(normalize(shown.searched)) ?? terms.get(normalize(query.q));
    const rank = shown.results.findIndex(
      ({ path, kind, title }) =>
        wanted.has(path) ||
        (kind === 'term' && title === term) ||
        (kind === 'topic' && normalize(title) === normalize(shown.searched)),
    );
    const figures = byKind.get(query.kind) ?? { queries: 0, hit1: 0, hit5: 0, falseZero: 0, falseMatch: 0 };
    byKind.set(query.kind, figures);
    figures.queries += 1;
    if (query.expect.length === 0) {
      const right = shown.results.length === 0;
      figures.hit1 += Number(right);
      figures.hit5 += Number(right);
      figures.falseMatch += Number(!right);
      if (!right) misses.push({ query, shown, rank });
    } else {
      figures.hit1 += Number(rank === 0);
      figures.hit5 += Number(rank >= 0 && rank < 5);
      figures.falseZero += Number(shown.results.length === 0);
      if (rank !== 0) misses.push({ query, shown, rank });
    }
  }
  const warm: number[] = [];
  for (const { q } of queries) warm.push((await ask(page, q, bytes)).time);
  const sum = (key: keyof Figures) => [...byKind.values()].reduce((total, figures) => total + figures[key], 0);
  const later = shownAll.slice(1);
  return {
    byKind,
    all: {
      queries: sum('queries'),
      hit1: sum('hit1'),
      hit5: sum('hit5'),
      falseZero: sum('falseZero'),
      falseMatch: sum('falseMatch'),
    },
    firstBytes: opened + (shownAll[0]?.bytes ?? 0),
    laterBytes: spread(later.map((shown) => shown.bytes)),
    coldTime: spread(later.map((shown) => shown.time)),
    warmTime: spread(warm),
    misses,
  };
}

function spread(numbers: number[]): { median: number; most: number } {
  const sorted = [...numbers].sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1] ?? 0, most: sorted.at(-1) ?? 0 };
}
