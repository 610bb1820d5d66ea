/** What the background thread is to do: import a module, and call one of its functions if one is named. */
export interface Task {
  module: string;
  name?: string;
  args: unknown[];
}

/** Does a task; the thread pool calls it in the background thread. */
export default async function work({ module, name, args }: Task): Promise<unknown> {
  const functions = (await import(module)) as Record<string, (...args: unknown[]) => unknown>;
  if (!name) return undefined;
  const call = functions[name];
  if (!call) throw new Error(`${module} has no function ${name}`);
  return call(...args);
}
