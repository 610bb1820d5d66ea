/** The page `/search/?q=…`: the query lives in the address, so a search can be linked. */
class SearchPage extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const { SearchView } = await import('./search-dialog.ts');
    this.innerHTML = '<form><input></form>';
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
