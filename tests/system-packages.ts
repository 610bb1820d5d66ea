import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** How each package manager installs without a question; the first one present is used. */
const MANAGERS = {
  'apt-get': {
    steps: [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends'],
    ],
    asRoot: true,
  },
  dnf: { steps: [['install', '-y', '-q']], asRoot: true },
  pacman: { steps: [['-Sy', '--noconfirm', '--needed']], asRoot: true },
  apk: { steps: [['add', '--no-progress']], asRoot: true },
  zypper: { steps: [['--non-interactive', 'install']], asRoot: true },
  brew: { steps: [['install']], asRoot: false },
};

/** Names of packages by the manager that knows them so. */
export type Packages = Partial<Record<keyof typeof MANAGERS, string[]>>;

export const isRoot = process.getuid?.() === 0;

/**
 * Installs packages by the system's package manager.
 * @param missing what is not there, for the messages
 * @param remedy what a person can do instead
 * @throws Error that says what to install where it cannot be done from here
 */
export function install(missing: string, packages: Packages, remedy: string): void {
  const command = (Object.keys(packages) as (keyof Packages)[]).find((name) => onPath(name));
  if (!command) throw new Error(`${missing} not found, and no package manager to install it with. ${remedy}`);
  const { steps, asRoot } = MANAGERS[command];
  const runs = steps.map((step, index) => (index === steps.length - 1 ? [...step, ...packages[command]!] : step));
  const written = runs.map((step) => [command, ...step].join(' ')).join(' && ');
  if (asRoot && !canBeRoot()) throw new Error(`${missing} not found. ${remedy} As root: ${written}`);
  console.log(`${missing} not found; installing: ${written}`);
  for (const step of runs) {
    if (asRoot && !isRoot) run('sudo', ['-n', command, ...step]);
    else run(command, step);
  }
}

/** Where a command is; undefined where it is not. */
export function onPath(command: string): string | undefined {
  // Servers lie in folders that only root's PATH names.
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const names = process.platform === 'win32' ? [`${command}.exe`] : [command];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
}

export function output(command: string, args: string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

function canBeRoot(): boolean {
  if (isRoot) return true;
  if (!onPath('sudo')) return false;
  try {
    output('sudo', ['-n', 'true']);
    return true;
  } catch {
    return false;
  }
}

function run(command: string, args: string[]): void {
  execFileSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
