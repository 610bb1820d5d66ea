import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { SiteCopy } from '../site-copy.ts';

/** A built copy of the sample site. */
export interface SampleBuild {
  folder: string;
  /** Where the build left the settings of hosts that read them from elsewhere. */
  hosting: string;
}

const copies: SiteCopy[] = [];
process.once('exit', () => copies.forEach((copy) => copy.removeNow()));

/** Each is built when a test first asks for it and kept for those that follow. */
export const sampleBuilds = {
  /** At the root of its host. */
  root: once(() => build({ SITE_URL: 'https://example.org' })),
  /** Below a path. */
  nested: once(() => build({ SITE_URL: 'https://example.org', BASE_PATH: '/guide/sub/' })),
  /** At the root again, where the clock, the language and the order of files in folders are others. */
  elsewhere: once(() =>
    build({
      SITE_URL: 'https://example.org',
      TZ: 'Pacific/Kiritimati',
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
      NODE_OPTIONS: `--import ${pathToFileURL(resolve('tests/build/shuffled-folders.ts')).href}`,
    }),
  ),
};

async function build(env: Record<string, string>): Promise<SampleBuild> {
  const copy = await SiteCopy.make();
  copies.push(copy);
  const { code, output } = await copy.run('build', [], env);
  if (code) throw new Error(output);
  return { folder: copy.output, hosting: `${copy.output}.hosting` };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
