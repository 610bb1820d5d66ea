import type { ReadingTime } from '../markdown/reading-time.ts';
import type { CitedReference } from '../markdown/remark-citations.ts';

/** What the Markdown plugins found out about a page, beside its HTML. */
export interface PageFacts {
  hasMath: boolean;
  hasDiagrams: boolean;
  reading: ReadingTime;
  /** Minutes that each section takes to read, by its id. */
  sections: Record<string, number>;
  /** In order of first use. */
  citations: CitedReference[];
  /** Names of the live models placed, in order. */
  models: string[];
  /** Ids of the glossary terms used, in order. */
  terms: string[];
}

/** Whether any entry rendered from a list holds a formula. */
export function hasMathIn(entries: readonly { rendered?: { html: string } | undefined }[]): boolean {
  return entries.some(({ rendered }) => rendered?.html.includes('class="katex'));
}
