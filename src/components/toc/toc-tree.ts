export interface TocHeading {
  depth: number;
  slug: string;
  text: string;
}

export interface TocItem extends TocHeading {
  children: TocItem[];
}

/**
 * Nests a page's headings by depth. A heading hangs under the nearest earlier one that is shallower,
 * so a skipped level (h2 → h4) nests one step, and a page that opens with an h3 loses nothing.
 * @param headings in document order
 */
export function tocTree(headings: readonly TocHeading[]): TocItem[] {
  const roots: TocItem[] = [];
  const path: TocItem[] = [];
  for (const heading of headings) {
    const item: TocItem = { ...heading, children: [] };
    while (path.length && (path.at(-1) as TocItem).depth >= heading.depth) path.pop();
    (path.at(-1)?.children ?? roots).push(item);
    path.push(item);
  }
  return roots;
}
