/**
 * Lays out the sections that the style sheet leaves out while they are out of view, one per idle moment:
 * the first screen comes at once, and soon the page's length, its targets and a jump's end are exact.
 * A browser without idle callbacks (Safari) does not keep the reader's place either when a section
 * above grows: there, sections are laid out as they come into view.
 */
export function layOutWhenIdle(): void {
  if (!('requestIdleCallback' in window)) return;
  const sections = [...document.querySelectorAll<HTMLElement>('.prose > section')];
  const next = () => {
    const section = sections.shift();
    if (!section) return;
    section.style.contentVisibility = 'visible';
    requestAnimationFrame(() => requestIdleCallback(next));
  };
  requestIdleCallback(next);
}
