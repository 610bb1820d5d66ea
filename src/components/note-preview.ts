const LINKS = 'a[role="doc-biblioref"], a[data-footnote-ref], a.term';
const LINGER = 200;

/**
 * Shows what a citation, a footnote mark or a term points at, on hover, focus and touch.
 * The text is copied from the lists at the end of the page, where the links lead without JavaScript.
 */
export function bindNotePreviews(): void {
  const box = document.createElement('div');
  box.id = 'note-preview';
  box.className = 'note-preview';
  box.setAttribute('role', 'tooltip');
  box.popover = 'manual';
  document.querySelector('main')?.append(box);

  let owner: HTMLAnchorElement | undefined;
  let closing = 0;

  const hide = () => {
    owner?.removeAttribute('aria-describedby');
    owner = undefined;
    if (box.matches(':popover-open')) box.hidePopover();
  };
  const hideSoon = () => {
    closing = window.setTimeout(hide, LINGER);
  };
  const show = (link: HTMLAnchorElement) => {
    clearTimeout(closing);
    if (link === owner) return;
    hide();
    const content = contentOf(link);
    if (!content) return;
    box.replaceChildren(content);
    owner = link;
    link.setAttribute('aria-describedby', box.id);
    box.showPopover();
    place(box, link);
  };
  const linkOf = (event: Event) => (event.target as Element).closest?.<HTMLAnchorElement>(LINKS);

  document.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'touch') return;
    const link = linkOf(event);
    if (link) show(link);
    else if (owner && (event.target as Element).closest('#note-preview')) clearTimeout(closing);
    else if (owner) hideSoon();
  });
  document.addEventListener('focusin', (event) => {
    const link = linkOf(event);
    if (link?.matches(':focus-visible')) show(link);
  });
  document.addEventListener('focusout', hideSoon);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
  });
  // On a touch screen the first tap shows the note, a second one follows the link.
  document.addEventListener('click', (event) => {
    const link = linkOf(event);
    if (!link) return hide();
    if ((event as PointerEvent).pointerType === 'touch' && link !== owner) {
      event.preventDefault();
      show(link);
    }
  });
}

/** A copy of the list entry that a link leads to, without the entry's own links back. */
function contentOf(link: HTMLAnchorElement): DocumentFragment | undefined {
  const id = link.classList.contains('term') ? `term-${link.hash.slice(1)}` : decodeURIComponent(link.hash.slice(1));
  const entry = document.getElementById(id);
  if (!entry) return undefined;
  const content = document.createDocumentFragment();
  content.append(...(entry.cloneNode(true) as Element).childNodes);
  for (const back of content.querySelectorAll('[data-footnote-backref], .backlinks')) back.remove();
  for (const element of content.querySelectorAll('[id]')) element.removeAttribute('id');
  return content;
}

/** Puts the box below the link, or above it where there is no room, inside the window. */
function place(box: HTMLElement, link: HTMLElement): void {
  const anchor = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const margin = 8;
  const below = anchor.bottom + margin;
  const top = below + box.offsetHeight < innerHeight ? below : Math.max(margin, anchor.top - margin - box.offsetHeight);
  const left = Math.min(Math.max(margin, anchor.left - 24), innerWidth - box.offsetWidth - margin);
  box.style.top = `${top}px`;
  box.style.left = `${left}px`;
}
