import { describe, expect, test } from 'vitest';
import { hostSettings, IMMUTABLE, REVALIDATE } from '../../../src/hosting/host-settings.ts';
import { apacheFile } from '../../../src/hosting/hosts/apache.ts';
import { azureFile } from '../../../src/hosting/hosts/azure.ts';
import { caddyFile } from '../../../src/hosting/hosts/caddy.ts';
import { headersFile, redirectsFile } from '../../../src/hosting/hosts/netlify.ts';
import { nginxFile } from '../../../src/hosting/hosts/nginx.ts';
import { vercelFile } from '../../../src/hosting/hosts/vercel.ts';

// What nginx, Caddy and Apache make of their files is asked of themselves in tests/build/servers.test.ts.
// The others are read here as their documentation says: of several rules for an address all hold.

/** What a host answers an address with: headers in lower case, or where it leads to. */
type Host = (path: string) => { headers: Record<string, string>; redirect?: string | undefined };

const lower = (fields: [string, string][]) =>
  Object.fromEntries(fields.map(([name, value]) => [name.toLowerCase(), value]));

function netlify(headers: string, redirects: string): Host {
  const rules: { path: string; fields: [string, string][] }[] = [];
  for (const line of headers.trimEnd().split('\n')) {
    const [, name, value] = /^\s+([\w-]+): (.*)$/.exec(line) ?? [];
    if (name) rules.at(-1)?.fields.push([name, value as string]);
    else rules.push({ path: line, fields: [] });
  }
  return (path) => {
    const fields = rules.filter((rule) => path.startsWith(rule.path.replace(/\*$/, ''))).flatMap((rule) => rule.fields);
    const names = fields.map(([name]) => name);
    expect(names, 'two rules give one header, whose values the host would join').toEqual([...new Set(names)]);
    const moved = redirects.split('\n').map((line) => line.split(' '));
    const redirect = moved.find(([from]) => from === path)?.[1];
    return { headers: { 'cache-control': REVALIDATE, ...lower(fields) }, redirect };
  };
}

function vercel(file: string): Host {
  const { headers, redirects } = JSON.parse(file) as {
    headers: { source: string; headers: { key: string; value: string }[] }[];
    redirects: { source: string; destination: string }[];
  };
  return (path) => {
    const rules = headers.filter(({ source }) => new RegExp(`^${source}$`).test(path));
    const fields = rules.flatMap((rule) => rule.headers.map(({ key, value }): [string, string] => [key, value]));
    const redirect = redirects.find(({ source }) => source === path)?.destination;
    return { headers: { 'cache-control': REVALIDATE, ...lower(fields) }, redirect };
  };
}

function azure(file: string): Host {
  const { globalHeaders, routes } = JSON.parse(file) as {
    globalHeaders: Record<string, string>;
    routes: { route: string; redirect?: string; headers?: Record<string, string> }[];
  };
  return (path) => {
    const first = routes.find(({ route }) =>
      route.endsWith('*') ? path.startsWith(route.slice(0, -1)) : route === path,
    );
    return {
      headers: lower(Object.entries({ ...globalHeaders, ...first?.headers })),
      redirect: first?.redirect,
    };
  };
}

describe.each(['/', '/guide/sub/'])('for a site at %s', (base) => {
  const settings = hostSettings(base, { scripts: ['sha256-x'], styles: [] }, [{ from: '/old/', to: '/new/#a' }]);
  const hosts: [string, Host][] = [
    ['Netlify and Cloudflare', netlify(headersFile(settings), redirectsFile(settings))],
    ['Vercel', vercel(vercelFile(settings))],
    ['Azure', azure(azureFile(settings))],
  ];

  test.each(hosts)('%s says what the settings say', (_name, host) => {
    const all = lower(Object.entries(settings.headers));
    for (const path of ['', 'tech/data/', 'og.png', 'search/']) {
      expect(host(base + path)).toEqual({ headers: { ...all, 'cache-control': REVALIDATE }, redirect: undefined });
    }
    for (const path of ['_astro/a.css', '_search/0a1b/guide.json', '_search/0a1b/words/0.json']) {
      expect(host(base + path)).toEqual({ headers: { ...all, 'cache-control': IMMUTABLE }, redirect: undefined });
    }
    expect(host(`${base}old/`).redirect).toBe(`${base}new/#a`);
  });

  test('each server’s file holds every header with its value', () => {
    for (const write of [nginxFile, caddyFile, apacheFile]) {
      const text = write(settings);
      for (const [name, value] of Object.entries(settings.headers)) expect(text).toContain(`${name} "${value}"`);
    }
  });
});
