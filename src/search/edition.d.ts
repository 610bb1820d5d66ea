/** Names the content that the search's files were made from; see `index/search-index.ts`. */
declare const __SEARCH_EDITION__: string;
