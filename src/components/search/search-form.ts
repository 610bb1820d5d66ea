/** The box that a query is typed into. It is there before the rest of the dialog, and never moves. */
export const SEARCH_FORM =
  '<form class="search-form" role="search"><input type="search" name="q" aria-label="搜索全书" autocomplete="off" spellcheck="false"></form>';
