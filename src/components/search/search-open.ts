import { SEARCH_FORM } from './search-form.ts';

/**
 * Opens the search from its button, Ctrl/⌘-K and `/`. The box takes keys at once; what surrounds it is
 * loaded when the reader first shows an interest.
 */
export function bindSearch(): void {
  const button = document.querySelector<HTMLAnchorElement>('#search-open') as HTMLAnchorElement;
  const styles = button.dataset['styles'] as string;
  const load = () => import('./search-dialog.ts').then((module) => module.prepare(styles));
  let dialog: HTMLDialogElement | undefined;
  const open = async () => {
    if (!dialog) {
      dialog = document.createElement('dialog');
      dialog.className = 'search-dialog';
      dialog.ariaLabel = '搜索';
      dialog.innerHTML = SEARCH_FORM;
      document.body.append(dialog);
    }
    if (!dialog.open) dialog.showModal();
    const box = dialog.querySelector('input') as HTMLInputElement;
    box.select();
    await load()
      .then((show) => show(dialog as HTMLDialogElement))
      .catch(() => location.assign(`${button.href}?q=${encodeURIComponent(box.value)}`));
  };
  for (const interest of ['pointerenter', 'pointerdown', 'focus']) {
    button.addEventListener(interest, () => void load().catch(() => {}), { once: true });
  }
  button.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void open();
  });
  document.addEventListener('keydown', (event) => {
    const typing = (event.target as Element).closest?.('input, textarea, select, [contenteditable]');
    const control = event.ctrlKey || event.metaKey;
    if (!(control ? event.key.toLowerCase() === 'k' : event.key === '/' && !typing && !event.altKey)) return;
    event.preventDefault();
    void open();
  });
  if (/[?&]mark=/.test(location.search)) void import('./mark-words.ts').then(({ markWords }) => markWords(styles));
}
