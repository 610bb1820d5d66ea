import { scrollWithin } from '../scroll-within.ts';

const KEY = 'sidebar';

interface State {
  /** By essay, whether its list is unfolded; a script in the page restores that before the list is shown. */
  open: Record<string, boolean>;
  scroll: number;
}

/** Keeps which essays are unfolded and how far the list is scrolled, for the length of the visit. */
class SidebarState extends HTMLElement {
  connectedCallback(): void {
    // Where the page's script could not run, the list is shown as it is.
    this.dataset['restored'] = '';
    const box = this.parentElement as HTMLElement;
    const essays = [...this.querySelectorAll<HTMLDetailsElement>('details[data-essay]')];
    const current = box.querySelector('[aria-current]');
    const show = () => current && scrollWithin(box, current);
    // As a closed drawer it has no place to scroll to, and looking for one would lay out the page.
    if (box.checkVisibility()) {
      box.scrollTop = readScroll();
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

function readScroll(): State['scroll'] {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<State>).scroll ?? 0;
  } catch {
    return 0;
  }
}

customElements.define('sidebar-state', SidebarState);
