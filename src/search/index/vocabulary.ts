/** What authors wrote for the search; places are addresses below the site's base, `battle/bert/#fields`. */
export interface Vocabulary {
  /** Names of a term, its title first, what readers say in its place, and the section that treats it. */
  terms: { at: string; names: string[]; everyday: string[]; treated: string }[];
  /** The topics, in order. */
  topics: { id: string; at: string; names: string[] }[];
  /** The topics that a page belongs to. */
  pageTopics: { at: string; topics: string[] }[];
  /** What readers may ask that a section answers. */
  questions: { at: string; texts: string[] }[];
  /** What readers may type who look for a section, in words that it may never use. */
  phrases: { at: string; texts: string[] }[];
}
