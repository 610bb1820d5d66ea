import { SEARCH_FORM } from './search-form.ts';
import { SearchView } from './search-view.ts';

/** The page `/search/?q=…`: the query lives in the address, so a search can be linked. */
class SearchPage extends HTMLElement {
  connectedCallback(): void {
    this.innerHTML = SEARCH_FORM;
    const view = new SearchView(this, (query) => {
      const url = new URL(location.href);
      if (query) url.searchParams.set('q', query);
      else url.searchParams.delete('q');
      history.replaceState(null, '', url);
    });
    const input = this.querySelector('input') as HTMLInputElement;
    input.value = new URLSearchParams(location.search).get('q') ?? '';
    input.focus();
    view.opened();
  }
}

customElements.define('search-page', SearchPage);
