import { scrollWithin } from '../scroll-within.ts';

/** How far below the top of the window a section must begin to count as the one being read, in px. */
const READING_LINE = 96;

/** Marks the entry of the table of contents whose section is being read. */
class TocSpy extends HTMLElement {
  #links = new Map<Element, HTMLAnchorElement>();
  #frame = 0;

  connectedCallback(): void {
    for (const link of this.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!heading) continue;
      this.#links.set(heading, link);
    }
    document.addEventListener('scroll', this, { passive: true });
    window.addEventListener('resize', this);
    this.addEventListener('toggle', this);
    this.handleEvent();
  }

  handleEvent(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#mark());
  }

  #mark(): void {
    if (!this.checkVisibility()) return;
    const { scrollTop, scrollHeight, clientHeight } = document.documentElement;
    const atEnd = scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 2;
    const current = atEnd ? [...this.#links.keys()].at(-1) : this.#reading();
    for (const [heading, link] of this.#links) {
      if (heading === current) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
    const link = current && this.#links.get(current);
    if (link) scrollWithin(this, link);
  }

  #reading(): Element | undefined {
    const headings = [...this.#links.keys()];
    return headings.findLast((heading) => heading.getBoundingClientRect().top <= READING_LINE);
  }
}

customElements.define('toc-spy', TocSpy);
