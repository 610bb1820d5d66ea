import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
];

const PROGRAMS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);

const PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    '/usr/lib/chromium/chromium',
    '/usr/lib64/chromium-browser/chromium-browser',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: PROGRAMS.flatMap((folder) => [
    join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
    join(folder, 'Chromium', 'Application', 'chrome.exe'),
    join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ]),
};

/** How each package manager installs Chromium, without a question; the first one present is used. */
const MANAGERS: { command: string; steps: string[][]; asRoot: boolean }[] = [
  {
    command: 'apt-get',
    steps: [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
    ],
    asRoot: true,
  },
  { command: 'dnf', steps: [['install', '-y', '-q', 'chromium', 'google-noto-sans-cjk-fonts']], asRoot: true },
  { command: 'pacman', steps: [['-Sy', '--noconfirm', '--needed', 'chromium', 'noto-fonts-cjk']], asRoot: true },
  { command: 'apk', steps: [['add', '--no-progress', 'chromium', 'font-noto-cjk']], asRoot: true },
  { command: 'zypper', steps: [['--non-interactive', 'install', 'chromium', 'noto-sans-cjk-fonts']], asRoot: true },
  { command: 'brew', steps: [['install', '--cask', 'chromium']], asRoot: false },
];

/**
 * Path of a Chromium to test in: `CHROME_PATH`, an installed one, Playwright's own, or one that the
 * system's package manager installs now.
 * @throws Error that says what to install where none of these gives one
 */
export function browserPath(): string {
  return findBrowser() ?? installBrowser();
}

/** Makes sure Han text has a face: without one every character is the same box. */
export function requireHanFont(): void {
  if (process.platform !== 'linux' || !onPath('fc-list') || output('fc-list', [':lang=zh']).trim()) return;
  if (!onPath('apt-get') || !canBeRoot()) {
    throw new Error(
      'No font for Chinese is installed: install Noto Sans CJK (on Debian: apt-get install fonts-noto-cjk).',
    );
  }
  runAsRoot('apt-get', ['update', '-qq']);
  runAsRoot('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'fonts-noto-cjk']);
}

export const isRoot = process.getuid?.() === 0;

function findBrowser(): string | undefined {
  const asked = process.env['CHROME_PATH'];
  if (asked) {
    if (existsSync(asked)) return asked;
    throw new Error(`CHROME_PATH is ${asked}, and no file is there.`);
  }
  const places = [...COMMANDS.map(onPath), ...(PLACES[process.platform] ?? []), chromium.executablePath()];
  return places.find((path) => path && existsSync(path));
}

function installBrowser(): string {
  const manager = MANAGERS.find(({ command }) => onPath(command));
  const remedy = 'Install Chromium, Chrome or Edge, or set CHROME_PATH to one.';
  if (!manager) throw new Error(`No Chromium found, and no package manager to install it with. ${remedy}`);
  const { command, steps, asRoot } = manager;
  const written = steps.map((step) => [command, ...step].join(' ')).join(' && ');
  if (asRoot && !canBeRoot()) throw new Error(`No Chromium found. ${remedy} As root: ${written}`);
  console.log(`No Chromium found; installing one: ${written}`);
  for (const step of steps) {
    if (asRoot) runAsRoot(command, step);
    else run(command, step);
  }
  const path = findBrowser();
  if (!path) throw new Error(`“${written}” ran, yet no Chromium is found. ${remedy}`);
  return path;
}

function onPath(command: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const names = process.platform === 'win32' ? [`${command}.exe`] : [command];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
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

function runAsRoot(command: string, args: string[]): void {
  if (isRoot) run(command, args);
  else run('sudo', ['-n', command, ...args]);
}

function run(command: string, args: string[]): void {
  execFileSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

function output(command: string, args: string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
