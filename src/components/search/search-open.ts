/** Opens the search dialog from its button, Ctrl/⌘-K and `/`; its code is loaded when first wanted. */
export function bindSearch(): void {
  const load = () => import('./search-dialog.ts');
  const open = async () => {
    try {
      await (await load()).openSearch(button?.dataset['styles'] ?? '');
    } catch {
      location.assign(button?.href ?? '');
    }
  };
  const button = document.querySelector<HTMLAnchorElement>('#search-open');
  button?.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void open();
  });
  button?.addEventListener('pointerenter', () => void load().catch(() => {}), { once: true });
  document.addEventListener('keydown', (event) => {
    const typing = (event.target as Element).closest?.('input, textarea, select, [contenteditable]');
    const shortcut = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
    const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!shortcut && !slash) return;
    event.preventDefault();
    void open();
  });
}
