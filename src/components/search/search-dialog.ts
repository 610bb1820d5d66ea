import { el } from './element.ts';
import { SearchView } from './search-view.ts';

let dialog: HTMLDialogElement | undefined;
let view: SearchView | undefined;
let styled: Promise<void> | undefined;

/**
 * Opens the search dialog; the browser traps the focus in it and gives it back on closing.
 * @param stylesheet address of its style sheet, which comes with the dialog and not with every page
 */
export async function openSearch(stylesheet: string): Promise<void> {
  styled ??= loadStyles(stylesheet);
  await styled;
  dialog ??= build();
  if (!dialog.open) dialog.showModal();
  view?.input.select();
  void view?.prepare();
}

function build(): HTMLDialogElement {
  view = new SearchView();
  const close = el('button', { type: 'button', className: 'icon-button', ariaLabel: '关闭搜索' }, '✕');
  const keys = el('p', { className: 'search-keys' }, '↑ ↓ 选择　Enter 打开　Esc 关闭');
  const made = el('dialog', { className: 'search-dialog', ariaLabel: '搜索' }, close, view.root, keys);
  close.addEventListener('click', () => made.close());
  // A click on the backdrop is a click on the dialog itself, outside its content.
  made.addEventListener('click', (event) => {
    if (event.target === made) made.close();
  });
  made.addEventListener('click', (event) => {
    if ((event.target as Element).closest('.search-results a')) made.close();
  });
  document.body.append(made);
  return made;
}

function loadStyles(href: string): Promise<void> {
  return new Promise((resolve) => {
    const link = el('link', { rel: 'stylesheet', href });
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => resolve());
    document.head.append(link);
  });
}
