const KEY = 'sidebar';

interface State {
  /** Essays whose list the reader closed or opened. */
  open: Record<string, boolean>;
  scroll: number;
}

/** Keeps which essays are unfolded and how far the list is scrolled, for the length of the visit. */
class SidebarState extends HTMLElement {
  connectedCallback(): void {
    const box = this.parentElement as HTMLElement;
    const essays = [...this.querySelectorAll<HTMLDetailsElement>('details[data-essay]')];
    const { open, scroll } = read();
    for (const essay of essays) {
      const holdsCurrent = essay.querySelector('[aria-current]') !== null;
      if (!holdsCurrent) essay.open = open[essay.dataset['essay'] as string] ?? essay.open;
    }
    box.scrollTop = scroll;
    showCurrent(box);
    box.addEventListener('toggle', () => showCurrent(box));
    addEventListener('pagehide', () => {
      const state: State = {
        open: Object.fromEntries(essays.map((essay) => [essay.dataset['essay'], essay.open])),
        scroll: box.scrollTop,
      };
      try {
        sessionStorage.setItem(KEY, JSON.stringify(state));
      } catch {
        // Storage may be disabled; the list then starts afresh on each page.
      }
    });
  }
}

/** Scrolls the list, and only the list, where the page that is being read is out of sight in it. */
function showCurrent(box: HTMLElement): void {
  const link = box.querySelector('[aria-current]');
  if (!link) return;
  const inner = link.getBoundingClientRect();
  const outer = box.getBoundingClientRect();
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  box.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
}

function read(): State {
  try {
    return { open: {}, scroll: 0, ...JSON.parse(sessionStorage.getItem(KEY) ?? '{}') };
  } catch {
    return { open: {}, scroll: 0 };
  }
}

customElements.define('sidebar-state', SidebarState);
