const loading = new Map<string, Promise<void>>();

/**
 * Loads a style sheet of the search once; settles when it is there, or failed to come.
 * @param name under which the search's button has the address, as sheets that no page links have no other place
 */
export function loadStyles(name: 'styles' | 'marks'): Promise<void> {
  let loaded = loading.get(name);
  if (!loaded) {
    loaded = new Promise((resolve) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = document.getElementById('search-open')?.dataset[name] as string;
      link.onload = link.onerror = () => resolve();
      document.head.append(link);
    });
    loading.set(name, loaded);
  }
  return loaded;
}
