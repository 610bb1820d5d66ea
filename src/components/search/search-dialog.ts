import { openSearch, wasReplaced } from '../../search/client.ts';
import { el } from './element.ts';
import { markWords } from './mark-words.ts';
import { SearchView } from './search-view.ts';
import { loadStyles } from './stylesheet.ts';

export { markWords, SearchView };

let view: SearchView | undefined;

/** Fetches ahead what a search needs. */
export function prepare(): Promise<void> {
  // A failure is told when the reader searches, which tries again.
  openSearch().catch(() => {});
  return loadStyles('styles');
}

/**
 * Builds the search around the box in a dialog, where the reader may be typing already.
 * @throws where the site was built anew, so that only another page can search it
 */
export async function show(dialog: HTMLDialogElement): Promise<void> {
  await prepare();
  if (!view) {
    // A frame for the page to take the style sheet in, which on a slow processor is long enough by itself.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
  view ??= fill(dialog);
  view.opened();
  await openSearch().catch((error: unknown) => {
    // The view tells any other failure.
    if (wasReplaced(error)) throw error;
  });
}

function fill(dialog: HTMLDialogElement): SearchView {
  dialog.ariaLabel = '搜索';
  const made = new SearchView(dialog);
  // The search page has another.
  (dialog.querySelector('form') as HTMLFormElement).ariaLabel = '搜索全书';
  const close = el('button', { type: 'button', className: 'icon-button', ariaLabel: '关闭搜索' }, '✕');
  close.addEventListener('click', () => dialog.hidePopover());
  dialog.append(close, el('p', { className: 'search-keys' }, '↑ ↓ 选择　Enter 打开　Esc 关闭'));
  // A click on its text leaves the focus here, not in the page beneath.
  dialog.tabIndex = -1;
  dialog.addEventListener('keydown', keepFocus);
  dialog.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('.search-results a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    dialog.hidePopover();
    if (link.pathname === location.pathname) {
      event.preventDefault();
      void showHere(link);
    }
  });
  dialog.classList.add('ready');
  return made;
}

/** Tab goes round inside the dialog. */
function keepFocus(event: KeyboardEvent): void {
  if (event.key !== 'Tab') return;
  const dialog = event.currentTarget as HTMLElement;
  const stops = [...dialog.querySelectorAll<HTMLElement>('a,button,input,select')].filter((stop) => !stop.hidden);
  const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (document.activeElement !== from && document.activeElement !== dialog) return;
  event.preventDefault();
  to?.focus();
}

/** A result on the page that is being read: goes to its place without loading the page again. */
async function showHere(link: HTMLAnchorElement): Promise<void> {
  history.pushState(null, '', link.pathname + link.search);
  if (link.hash) location.hash = link.hash;
  else scrollTo(0, 0);
  await markWords();
}
