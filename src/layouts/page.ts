/** Everything a page does by script before the reader asks for more; it reads whole without it. */
import '../components/sidebar/sidebar-state.ts';
import '../components/theme-switch.ts';
import '../components/toc/toc-spy.ts';
import { bindCopyButtons } from '../components/copy-buttons.ts';
import { bindDrawers } from '../components/drawer.ts';
import { bindNotePreviews } from '../components/note-preview.ts';
import { bindPrefetch } from '../components/prefetch.ts';
import { bindSearch } from '../components/search/search-open.ts';

bindSearch();
bindDrawers();
bindPrefetch();
bindCopyButtons();
bindNotePreviews();

/**
 * What brings a live model or a checklist to life is fetched two windows ahead of it. Where that fails, the page
 * reads as it did, and it is tried again when the reader next comes near.
 */
const ahead = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      const code = target.matches('ul') ? import('../components/check-list.ts') : import('../models/hydrate.ts');
      code.catch(() => {});
    }
  },
  { rootMargin: '200%' },
);
for (const box of document.querySelectorAll('[data-kind="model"], .contains-task-list')) ahead.observe(box);
