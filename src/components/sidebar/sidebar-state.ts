import { scrollWithin } from '../scroll-within.ts';

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
    const current = box.querySelector('[aria-current]');
    const show = () => current && scrollWithin(box, current);
    // As a closed drawer it has no place to scroll to, and looking for one would lay out the page.
    if (box.checkVisibility()) {
      box.scrollTop = scroll;
      show();
    }
    box.addEventListener('toggle', show);
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

function read(): State {
  try {
    return { open: {}, scroll: 0, ...JSON.parse(sessionStorage.getItem(KEY) ?? '{}') };
  } catch {
    return { open: {}, scroll: 0 };
  }
}

customElements.define('sidebar-state', SidebarState);
