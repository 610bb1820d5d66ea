/** How far below the top of the window a section must begin to count as the one being read, in px. */
const READING_LINE = 96;

/** Marks the entry of the table of contents whose section is being read. */
class TocSpy extends HTMLElement {
  #links = new Map<Element, HTMLAnchorElement>();
  /** The page's sections in order, each with its headings. */
  #sections: { box: Element; headings: Element[] }[] = [];
  #frame = 0;

  connectedCallback(): void {
    for (const link of this.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!heading) continue;
      this.#links.set(heading, link);
      const box = heading.closest('section') ?? heading;
      const last = this.#sections.at(-1);
      if (last?.box === box) last.headings.push(heading);
      else this.#sections.push({ box, headings: [heading] });
    }
    document.addEventListener('scroll', this, { passive: true });
    window.addEventListener('resize', this);
    this.handleEvent();
  }

  disconnectedCallback(): void {
    document.removeEventListener('scroll', this);
    window.removeEventListener('resize', this);
  }

  handleEvent(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#mark());
  }

  #mark(): void {
    const { scrollTop, scrollHeight, clientHeight } = document.documentElement;
    const atEnd = scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 2;
    const current = atEnd ? this.#sections.at(-1)?.headings.at(-1) : this.#reading();
    for (const [heading, link] of this.#links) {
      if (heading === current) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
    const link = current && this.#links.get(current);
    if (link) keepInView(link, this);
  }

  /** Asks sections first: a section out of view is not laid out, and asking its headings would do it. */
  #reading(): Element | undefined {
    const above = (element: Element) => element.getBoundingClientRect().top <= READING_LINE;
    const section = this.#sections.findLast(({ box }) => above(box));
    return section?.headings.findLast(above) ?? section?.headings[0];
  }
}

/** Scrolls the box, and only the box, so that the link can be seen. */
function keepInView(link: HTMLElement, box: HTMLElement): void {
  const inner = link.getBoundingClientRect();
  const outer = box.getBoundingClientRect();
  if (inner.top < outer.top) box.scrollTop -= outer.top - inner.top + inner.height;
  else if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom + inner.height;
}

customElements.define('toc-spy', TocSpy);
