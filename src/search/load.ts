const folder = `${import.meta.env.BASE_URL}_search/${__SEARCH_EDITION__}/`;

/** A file of the search is no longer there: the site was built anew under the open page. */
export class Replaced extends Error {}

/** Files that came damaged: the browser may have kept them for ever. */
const damaged = new Set<string>();

/**
 * Loads one of the search's files by its name.
 * @throws Replaced where it is gone
 * @throws Error where it cannot be had for another reason, or is damaged
 */
export async function load(name: string): Promise<unknown> {
  const response = await fetch(folder + name, damaged.has(name) ? { cache: 'reload' } : {});
  if (response.status === 404) throw new Replaced(`${name} is gone`);
  if (!response.ok) throw new Error(`${name} is answered with ${response.status}`);
  damaged.add(name);
  const content: unknown = await response.json();
  damaged.delete(name);
  return content;
}
