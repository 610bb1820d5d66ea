import { existsSync, readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';

interface Locked {
  version?: string;
  integrity?: string;
  resolved?: string;
  hasInstallScript?: boolean;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
}

const project = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string | boolean>>;
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
const locked = Object.entries(lock.packages).filter(([path]) => path);

test('every version is exact and what the lock file installs', () => {
  const wanted = Object.entries({ ...project['dependencies'], ...project['devDependencies'] });
  expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
  const installed = wanted.map(([name]) => [name, lock.packages[`node_modules/${name}`]?.version]);
  expect(installed).toEqual(wanted);
});

test('every package is held to its checksum; a binary for another platform may lack it until it is locked there', () => {
  expect(locked.length).toBeGreaterThan(100);
  const elsewhere = (path: string, { optional }: Locked) => optional && !existsSync(path);
  const unchecked = locked.filter(
    ([path, entry]) => !entry.integrity?.startsWith('sha512-') && !elsewhere(path, entry),
  );
  expect(unchecked.map(([path]) => path)).toEqual([]);
  expect(locked.filter(([, { resolved }]) => resolved && !resolved.startsWith('https://'))).toEqual([]);
});

test('the binaries of every platform are locked, so that `npm ci` works on each', () => {
  const missing = locked.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name, version]) => {
        const nested = lock.packages[`${path}/node_modules/${name}`] ?? lock.packages[`node_modules/${name}`];
        const beside = lock.packages[path.replace(/node_modules\/(@[^/]+\/)?[^/]+$/, `node_modules/${name}`)];
        return /^\d/.test(version) && nested?.version !== version && beside?.version !== version;
      })
      .map(([name]) => name),
  );
  expect(missing).toEqual([]);
});

test('packages that run scripts when installed are named, and npm is told to refuse others', () => {
  const scripted = locked.filter(([, { hasInstallScript }]) => hasInstallScript);
  const names = scripted.map(([path]) => path.replace(/^.*node_modules\//, ''));
  expect([...new Set(names)].sort()).toEqual(Object.keys(project['allowScripts'] ?? {}).sort());
  expect(readFileSync('.npmrc', 'utf8').split('\n')).toContain('strict-allow-scripts=true');
});

test('workflows run actions at a commit, with no more rights than they name', () => {
  for (const file of globSync('.github/workflows/*.yml')) {
    const text = readFileSync(file, 'utf8');
    const actions = [...text.matchAll(/uses:\s*(\S+)/g)].map(([, action]) => action as string);
    expect(actions.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
  }
});
