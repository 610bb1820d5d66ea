/** Scrolls a box, and only the box, where a link in it is out of sight. */
export function scrollWithin(box: Element, link: Element): void {
  const inner = link.getBoundingClientRect();
  const outer = box.getBoundingClientRect();
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  box.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
}
