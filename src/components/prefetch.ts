/** How long a link must be pointed at or hold the focus to count as one the reader may follow, in ms. */
const DWELL = 80;

/** Fetches a page of the guide while the reader is about to open it. */
export function bindPrefetch(): void {
  const fetched = new Set([location.pathname]);
  let timer = 0;
  const consider = ({ target }: Event) => {
    clearTimeout(timer);
    const link = (target as Element).closest?.<HTMLAnchorElement>('a[href]');
    if (link?.origin !== location.origin || fetched.has(link.pathname)) return;
    timer = window.setTimeout(() => {
      fetched.add(link.pathname);
      document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: link.pathname }));
    }, DWELL);
  };
  document.addEventListener('pointerover', consider);
  document.addEventListener('focusin', consider);
}
