/** Loads a file of the search by its name; throws where it cannot be had. */
export type Load = (name: string) => Promise<unknown>;

/** Loads each file once; one that failed is loaded anew when it is next asked for. */
export function loadOnce(load: Load): Load {
  const files = new Map<string, Promise<unknown>>();
  return (name) => {
    let file = files.get(name);
    if (!file) {
      file = load(name).catch((error: unknown) => {
        files.delete(name);
        throw error;
      });
      files.set(name, file);
    }
    return file;
  };
}
