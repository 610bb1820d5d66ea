/**
 * What opens over the text on a narrow screen keeps the focus until it closes: all else is inert meanwhile.
 * That it opens, closes by Esc, by its button or a tap beside it, and gives the focus back, needs no script.
 */
export function bindDrawers(): void {
  for (const drawer of document.querySelectorAll<HTMLElement>('.drawer')) {
    // The focus can return only to what is no longer inert: that is undone before the drawer closes.
    drawer.addEventListener('beforetoggle', () => setAsideTheRest(drawer, false));
    drawer.addEventListener('toggle', ({ newState }) => setAsideTheRest(drawer, newState === 'open'));
    drawer.addEventListener('click', ({ target }) => {
      if ((target as Element).closest('a')) drawer.hidePopover();
    });
  }
}

function setAsideTheRest(drawer: HTMLElement, inert: boolean): void {
  for (let part = drawer; part !== document.body; part = part.parentElement as HTMLElement) {
    for (const other of (part.parentElement as HTMLElement).children) {
      if (other !== part) (other as HTMLElement).inert = inert;
    }
  }
}
