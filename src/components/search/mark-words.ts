import { occurrences } from '../../search/excerpt.ts';
import { el } from './element.ts';
import { loadStyles } from './stylesheet.ts';

const NAME = 'search-words';
/** Text that is no prose: formulas in their markup, drawings. */
const SKIPPED = '.katex, svg, script, .chapter-head .meta, nav';
let bar: HTMLElement | undefined;

/**
 * Marks the words of the search that led here (`?mark=…`) in the page's text, with a button that clears
 * them. The text itself stays as it is; a browser without the Custom Highlight API shows no marks.
 */
export async function markWords(): Promise<void> {
  clear();
  const words = (new URLSearchParams(location.search).get('mark') ?? '').slice(0, 200).split(' ').filter(Boolean);
  const main = document.querySelector('main');
  if (!main || !words.length || !('highlights' in CSS)) return;
  await loadStyles('marks');
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const { from, to } of occurrences(node.nodeValue ?? '', words)) {
      const range = new Range();
      range.setStart(node, from);
      range.setEnd(node, to);
      ranges.push(range);
    }
  }
  if (!ranges.length) return;
  CSS.highlights.set(NAME, new Highlight(...ranges));
  const button = el('button', { type: 'button', className: 'text-button' }, '清除标记');
  bar = el('p', { className: 'search-marks' }, `本页标出${ranges.length}处搜索词`, button);
  button.addEventListener('click', () => {
    clear();
    const url = new URL(location.href);
    url.searchParams.delete('mark');
    history.replaceState(null, '', url);
  });
  document.body.append(bar);
}

function clear(): void {
  if ('highlights' in CSS) CSS.highlights.delete(NAME);
  bar?.remove();
}
