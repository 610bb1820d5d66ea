import type { Filters } from './engine.ts';
import type { ExcerptPart } from './excerpt.ts';
import type { GuideFile, Kind } from './format.ts';
import type { Change } from './repair.ts';

/** What the page asks of the worker; each request has a number that its reply repeats. */
export type Request =
  | { id: number; ask: 'open'; guide: GuideFile }
  | { id: number; ask: 'search'; query: string; filters: Filters; asWritten: boolean; from: number; count: number };

/** `early` is a result that is not whole yet: its excerpts follow in a second reply. */
export type Reply = { id: number } & ({ early: Outcome } | { result: GuideFacts | Outcome } | { failed: string });

/** What the dialog shows before anything is asked: the choices of its filters. */
export interface GuideFacts {
  essays: string[];
  topics: string[];
  /** The kinds that the guide has. */
  kinds: Kind[];
}

/** A result as it is shown. */
export interface Hit {
  kind: Kind;
  title: ExcerptPart[];
  /** Titles above it, page first; empty for a page. */
  path: string[];
  /** Where its page stands in the guide. */
  place: string;
  /** Address below the site's base, with the words to mark on the page. */
  href: string;
  /** What it says; absent as long as it is still to come. */
  excerpt?: ExcerptPart[];
  /** A reader's question that it answers. */
  question?: string;
}

export interface Outcome {
  query: string;
  changes: Change[];
  suggestions: string[];
  missing: string[];
  unsaid: { word: string; found: string[] }[];
  cut: boolean;
  /** Number of all results. */
  total: number;
  hits: Hit[];
  /** The results are about a part of the query only. */
  partial: boolean;
}
