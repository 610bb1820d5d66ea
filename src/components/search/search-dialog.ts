import { openSearch, wasReplaced } from '../../search/client.ts';
import { el } from './element.ts';
import { markWords } from './mark-words.ts';
import { SearchView } from './search-view.ts';
import { loadStyles } from './stylesheet.ts';

export { markWords, SearchView };

let view: SearchView | undefined;

/**
 * Fetches ahead what a search needs.
 * @param stylesheet address of the search's style sheet, which comes with it and not with every page
 */
export function prepare(stylesheet: string): Promise<void> {
  // A failure is told when the reader searches, which tries again.
  openSearch().catch(() => {});
  return loadStyles(stylesheet);
}

/**
 * Builds the search around the box in a dialog, where the reader may be typing already.
 * @throws where the site was built anew, so that only another page can search it
 */
export async function show(dialog: HTMLDialogElement, stylesheet: string): Promise<void> {
  await prepare(stylesheet);
  view ??= fill(dialog, stylesheet);
  view.opened();
  await openSearch().catch((error: unknown) => {
    // The view tells any other failure.
    if (wasReplaced(error)) throw error;
  });
}

function fill(dialog: HTMLDialogElement, stylesheet: string): SearchView {
  dialog.ariaLabel = '搜索';
  const made = new SearchView(dialog);
  const close = el('button', { type: 'button', className: 'icon-button', ariaLabel: '关闭搜索' }, '✕');
  close.addEventListener('click', () => dialog.close());
  dialog.append(close, el('p', { className: 'search-keys' }, '↑ ↓ 选择　Enter 打开　Esc 关闭'));
  // The browser traps the focus in the dialog and gives it back on closing. A click on the backdrop is
  // a click on the dialog itself, outside its content.
  dialog.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('.search-results a');
    if (event.target === dialog) dialog.close();
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    dialog.close();
    if (link.pathname === location.pathname) {
      event.preventDefault();
      void showHere(link, stylesheet);
    }
  });
  dialog.classList.add('ready');
  return made;
}

/** A result on the page that is being read: goes to its place without loading the page again. */
async function showHere(link: HTMLAnchorElement, stylesheet: string): Promise<void> {
  history.pushState(null, '', link.pathname + link.search);
  if (link.hash) location.hash = link.hash;
  else scrollTo(0, 0);
  await markWords(stylesheet);
}
