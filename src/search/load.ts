const folder = `${import.meta.env.BASE_URL}_search/${__SEARCH_EDITION__}/`;

/**
 * Loads one of the search's files by its name.
 * @throws Error where it cannot be had, as after the site was built anew
 */
export async function load(name: string): Promise<unknown> {
  const response = await fetch(folder + name);
  if (!response.ok) throw new Error(`${name} is answered with ${response.status}`);
  return response.json();
}
