import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve('.');

/** Replaces text in a file, or writes it, where `find` is absent. */
export interface Change {
  file: string;
  find?: string | RegExp;
  write: string;
}

export interface Run {
  code: number;
  output: string;
}

/**
 * A copy of the project with the fixture site as its content. Astro keeps its state beside the project,
 * where runs over different contents would meet: each copy has its own.
 */
export class SiteCopy {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async make(): Promise<SiteCopy> {
    const folder = await mkdtemp(join(tmpdir(), 'guide-'));
    await Promise.all([
      ...['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'].map((name) =>
        cp(join(root, name), join(folder, name), { recursive: true }),
      ),
      linkPackages(join(folder, 'node_modules')),
    ]);
    return new SiteCopy(folder);
  }

  /** Where a build goes. */
  get output(): string {
    return join(this.#folder, 'dist');
  }

  /**
   * Runs an Astro command over the fixture site with something changed.
   * @param env settings such as `BASE_PATH`
   */
  async run(command: 'sync' | 'build', changes: Change[] = [], env: Record<string, string> = {}): Promise<Run> {
    const content = join(this.#folder, 'content');
    await rm(content, { recursive: true, force: true });
    await cp(join(root, 'tests/fixtures/site'), content, { recursive: true });
    for (const { file, find, write } of changes) {
      const path = join(content, file);
      const before = find === undefined ? '' : await readFile(path, 'utf8');
      const after = find === undefined ? write : before.replace(find, write);
      if (after === before) throw new Error(`${file} has no ${find}: the case changes nothing`);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, after);
    }
    return astro(command, this.#folder, env);
  }

  /** What Astro keeps of the content from one run to the next. */
  readStore(): Promise<string> {
    return readFile(join(this.#folder, 'node_modules/.astro/data-store.json'), 'utf8');
  }

  /** Makes the next run the first. */
  forget(): Promise<void> {
    return rm(join(this.#folder, 'node_modules/.astro'), { recursive: true });
  }

  removeNow(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Links each package alone, so that Astro's cache in `node_modules` is the copy's own. */
async function linkPackages(folder: string): Promise<void> {
  const packages = join(root, 'node_modules');
  await mkdir(folder);
  const names = (await readdir(packages)).filter((name) => !name.startsWith('.'));
  await Promise.all(names.map((name) => symlink(join(packages, name), join(folder, name))));
}

function astro(command: string, cwd: string, settings: Record<string, string>): Promise<Run> {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1', ...settings };
  const program = join(root, 'node_modules/astro/bin/astro.mjs');
  return new Promise((done) => {
    execFile(process.execPath, [program, command], { cwd, env }, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
      done({ code, output: `${stdout}\n${stderr}`.replaceAll(`${cwd}/`, '') });
    });
  });
}
