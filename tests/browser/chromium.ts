import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { install, onPath, output, type Packages } from '../system-packages.ts';

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

const PACKAGES: Packages = {
  'apt-get': ['chromium', 'fonts-noto-cjk'],
  dnf: ['chromium', 'google-noto-sans-cjk-fonts'],
  pacman: ['chromium', 'noto-fonts-cjk'],
  apk: ['chromium', 'font-noto-cjk'],
  zypper: ['chromium', 'noto-sans-cjk-fonts'],
  brew: ['--cask', 'chromium'],
};

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
  install('A font for Chinese', { 'apt-get': ['fonts-noto-cjk'] }, 'Install Noto Sans CJK.');
}

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
  const remedy = 'Install Chromium, Chrome or Edge, or set CHROME_PATH to one.';
  install('Chromium', PACKAGES, remedy);
  const path = findBrowser();
  if (!path) throw new Error(`Packages were installed, yet no Chromium is found. ${remedy}`);
  return path;
}
