const loading = new Map<string, Promise<void>>();

/** Loads a style sheet once; settles when it is there, or failed to come. */
export function loadStyles(href: string): Promise<void> {
  let loaded = loading.get(href);
  if (!loaded) {
    loaded = new Promise((resolve) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = href;
      link.onload = link.onerror = () => resolve();
      document.head.append(link);
    });
    loading.set(href, loaded);
  }
  return loaded;
}
