import { loadGuide, thread } from '../../search/ahead.ts';

/** Where keys are text, or choose something. */
const TAKES_KEYS = 'input:not([type=checkbox],[type=range]),select';

/**
 * Opens the search from its button, Ctrl/⌘-K and `/`. The box takes keys at once; what surrounds it is
 * loaded when the reader first shows an interest.
 */
export function bindSearch(): void {
  const button = document.querySelector<HTMLAnchorElement>('#search-open') as HTMLAnchorElement;
  const load = () => {
    const dialog = import('./search-dialog.ts');
    // A failure is told by the dialog, which tries again.
    loadGuide().catch(() => {});
    thread();
    return dialog;
  };
  let dialog: HTMLDialogElement | undefined;
  const open = async () => {
    if (!dialog) {
      dialog = document.createElement('dialog');
      dialog.className = 'search-dialog';
      // A modal dialog makes the browser style all of the page anew: on a slow phone a long chapter takes 0.1 s.
      dialog.popover = 'auto';
      dialog.ariaModal = 'true';
      dialog.innerHTML = '<form><input></form>';
      document.body.append(dialog);
    }
    if (!dialog.matches(':popover-open')) dialog.showPopover();
    const box = dialog.querySelector('input') as HTMLInputElement;
    box.focus();
    box.select();
    // Starting a thread takes a while: the key that asked for it is answered first.
    await new Promise((resolve) => setTimeout(resolve));
    await load()
      .then((search) => search.show(dialog as HTMLDialogElement))
      .catch(() => location.assign(button.href + (box.value && `?q=${encodeURIComponent(box.value)}`)));
  };
  for (const interest of ['pointerenter', 'focus']) {
    button.addEventListener(
      interest,
      () =>
        void load().then(
          (search) => search.prepare(),
          () => {},
        ),
      { once: true },
    );
  }
  button.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void open();
  });
  document.addEventListener('keydown', (event) => {
    const typing = (event.target as Element).closest?.(TAKES_KEYS);
    const control = event.ctrlKey || event.metaKey;
    if (control ? event.key.toLowerCase() !== 'k' : event.key !== '/' || typing || event.altKey) return;
    event.preventDefault();
    void open();
  });
  if (/[?&]mark=/.test(location.search)) void load().then((search) => search.markWords());
}
