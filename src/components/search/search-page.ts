import { SearchView } from './search-view.ts';

/** The page `/search/?q=…`: the query lives in the address, so a search can be linked. */
class SearchPage extends HTMLElement {
  connectedCallback(): void {
    const view = new SearchView((query) => {
      const url = new URL(location.href);
      if (query) url.searchParams.set('q', query);
      else url.searchParams.delete('q');
      history.replaceState(null, '', url);
    });
    this.replaceChildren(view.root);
    view.input.value = new URLSearchParams(location.search).get('q') ?? '';
    view.input.focus();
    void view.prepare().then(() => view.run());
  }
}

customElements.define('search-page', SearchPage);
