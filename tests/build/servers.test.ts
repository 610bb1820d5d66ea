import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { execFileSync } from 'node:child_process';
import { globSync } from 'tinyglobby';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostSettings, IMMUTABLE, REVALIDATE } from '../../src/hosting/host-settings.ts';
import { inlineHashesIn } from '../../src/hosting/security-headers.ts';
import { sampleBuilds } from './sample-builds.ts';
import { type RunningServer, SERVERS, serversMissing, startServer } from './web-server.ts';

const missing = serversMissing();
if (missing) console.warn(`The web servers are not tested: ${missing}`);

/** What lies at the root of its host, and what lies below a path. */
const SITES = { '/': sampleBuilds.root, '/guide/sub/': sampleBuilds.nested };

const work = mkdtempSync(join(tmpdir(), 'servers-'));
// A server that root starts reads as someone else.
chmodSync(work, 0o755);

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** Asks as written: fetch would follow, decompress and add headers of its own. */
function ask(url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(url, { headers, method }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

beforeAll(async () => {
  if (missing) return;
  const targets = Object.entries(SITES).map(async ([base, build]) => {
    const { folder } = await build();
    const target = join(work, base === '/' ? 'root' : 'nested', base);
    cpSync(folder, target, { recursive: true });
    return target;
  });
  execFileSync(process.execPath, ['src/hosting/compress.ts', ...(await Promise.all(targets))]);
}, 180_000);

afterAll(() => rmSync(work, { recursive: true, force: true }));

const cases = Object.keys(SERVERS).flatMap((name) => Object.keys(SITES).map((base) => ({ name, base })));

describe.skipIf(missing).each(cases)('$name at $base', ({ name, base }) => {
  const port = 4720 + cases.findIndex((one) => one.name === name && one.base === base);
  let server: RunningServer;
  let root: string;
  let site: string;
  let headers: Record<string, string>;

  beforeAll(async () => {
    const { hosting } = await SITES[base as keyof typeof SITES]();
    root = join(work, base === '/' ? 'root' : 'nested');
    server = await startServer(SERVERS[name]!, root, hosting, join(work, `${name}${port}`), port);
    site = server.url + base;
    const pages = globSync('**/*.html', { cwd: join(root, base), absolute: true });
    const hashes = inlineHashesIn(pages.map((page) => readFileSync(page, 'utf8')));
    headers = lowercase(hostSettings(base, hashes, []).headers);
  }, 30_000);

  afterAll(() => server?.stop());

  const file = (path: string) => readFileSync(join(root, base, path));
  const first = (folder: string) => `${folder}/${readdirSync(join(root, base, folder))[0]}`;
  const searched = (name: string) => `${first('_search')}/${name}`;

  test('pages come at their addresses, as they were built', async () => {
    for (const path of ['', 'kitchen/everything/', 'search/', 'search/?q=召回率']) {
      const { status, headers, body } = await ask(encodeURI(site + path));
      expect([path, status, headers['content-type']]).toEqual([
        path,
        200,
        expect.stringMatching(/^text\/html; ?charset=utf-8$/i),
      ]);
      expect(body.equals(file(`${path.replace(/\?.*/, '')}index.html`))).toBe(true);
    }
  });

  test('an address without its slash leads to the one with it, on whatever host', async () => {
    const { status, headers } = await ask(`${site}kitchen/everything`);
    expect([301, 308]).toContain(status);
    expect(new URL(String(headers['location']), site).href).toBe(`${site}kitchen/everything/`);
  });

  test('a moved page leads to its new place', async () => {
    const { status, headers } = await ask(`${site}kitchen/old-name/`);
    expect(status).toBe(301);
    expect(new URL(String(headers['location']), site).href).toBe(`${site}kitchen/everything/#formulas`);
  });

  test('what is not there is answered with the 404 page and its status, uncached', async () => {
    for (const path of ['no/such/page/', 'no-such-page', '_astro/no-such.css', 'kitchen/everything/none.html']) {
      const { status, headers, body } = await ask(site + path);
      expect([path, status, headers['cache-control']]).toEqual([path, 404, REVALIDATE]);
      expect(body.equals(file('404.html'))).toBe(true);
    }
  });

  test('every answer has every header once', async () => {
    const paths = ['', 'robots.txt', first('_astro'), searched('guide.json'), 'no/such/page/', 'kitchen/old-name/'];
    for (const path of paths) {
      const answer = await ask(site + path);
      expect([path, answer.headers]).toEqual([path, expect.objectContaining(headers)]);
    }
  });

  test('what has a hash in its name is kept for good, the rest asked for each time', async () => {
    for (const path of [first('_astro'), searched('guide.json'), searched('words/0.json'), searched('text/0.json')]) {
      expect([path, (await ask(site + path)).headers['cache-control']]).toEqual([path, IMMUTABLE]);
    }
    for (const path of ['', 'kitchen/', 'search/', 'og.png', 'sitemap.xml']) {
      const { headers } = await ask(site + path);
      expect([path, headers['cache-control']]).toEqual([path, REVALIDATE]);
      const tag = String(headers['etag']);
      expect([path, (await ask(site + path, { 'if-none-match': tag })).status]).toEqual([path, 304]);
    }
  });

  test('scripts, styles and the search’s files have their types', async () => {
    const types: [string, RegExp][] = [
      [
        `_astro/${readdirSync(join(root, base, '_astro')).find((name) => name.endsWith('.js'))}`,
        /^(text|application)\/javascript/,
      ],
      [searched('guide.json'), /^application\/json/],
      [`_astro/${readdirSync(join(root, base, '_astro')).find((name) => name.endsWith('.css'))}`, /^text\/css/],
      [`_astro/${readdirSync(join(root, base, '_astro')).find((name) => name.endsWith('.woff2'))}`, /^font\/woff2/],
      ['favicon.svg', /^image\/svg\+xml/],
      ['sitemap.xml', /^(text|application)\/xml/],
    ];
    for (const [path, type] of types) {
      expect([path, (await ask(site + path)).headers['content-type']]).toEqual([path, expect.stringMatching(type)]);
    }
    for (const path of ['og.png']) {
      const { status, headers, body } = await ask(site + path, { 'accept-encoding': 'gzip, br' });
      expect([path, status, headers['content-encoding']]).toEqual([path, 200, undefined]);
      expect(body.equals(file(path))).toBe(true);
    }
  });

  test('what was compressed before is sent compressed to those who read it', async () => {
    for (const path of ['', 'kitchen/everything/', searched('guide.json')]) {
      const plain = file(path.endsWith('/') || !path ? `${path}index.html` : path);
      const type = (await ask(site + path)).headers['content-type'];
      const brotli = await ask(site + path, { 'accept-encoding': 'gzip, deflate, br' });
      expect([path, brotli.headers]).toEqual([
        path,
        expect.objectContaining({ 'content-encoding': 'br', 'content-type': type, ...headers }),
      ]);
      expect(brotliDecompressSync(brotli.body).equals(plain)).toBe(true);
      const gzip = await ask(site + path, { 'accept-encoding': 'gzip' });
      expect([path, gzip.headers['content-encoding']]).toEqual([path, 'gzip']);
      expect(gunzipSync(gzip.body).equals(plain)).toBe(true);
      for (const answer of [brotli, gzip])
        expect(String(answer.headers['vary']).toLowerCase()).toContain('accept-encoding');
    }
  });

  test('a part of a file can be had', async () => {
    const { status, headers, body } = await ask(`${site}og.png`, { range: 'bytes=10-29' });
    expect([status, headers['content-range']]).toEqual([206, `bytes 10-29/${file('og.png').length}`]);
    expect(body.equals(file('og.png').subarray(10, 30))).toBe(true);
  });

  test('a HEAD is answered without a body', async () => {
    const { status, headers, body } = await ask(site, {}, 'HEAD');
    expect([status, body.length]).toEqual([200, 0]);
    expect(Number(headers['content-length'])).toBe(file('index.html').length);
  });

  // Mozilla’s HTTP Observatory gives 130 points, A+, to a site of which all of this holds and whose plain
  // HTTP leads to HTTPS: its rules are those of @mdn/mdn-http-observatory 1.4.8.
  test('the answers deserve an A+', async () => {
    const { headers } = await ask(site);
    const policy = new Map(
      String(headers['content-security-policy'])
        .split(';')
        .map((directive) => directive.trim().split(/\s+/))
        .map(([name = '', ...values]) => [name, values]),
    );
    expect(policy.get('default-src')).toEqual(["'none'"]);
    const sources = [...policy.values()].flat();
    expect(sources.filter((source) => !/^'(?:none|self|sha256-[\w+/]{43}=)'$/.test(source))).toEqual([]);
    for (const name of ['frame-ancestors', 'base-uri']) expect([name, policy.get(name)]).toEqual([name, ["'none'"]]);
    expect(policy.get('form-action')).toEqual(["'self'"]);
    const [, seconds] = /^max-age=(\d+)/.exec(String(headers['strict-transport-security'])) ?? [];
    expect(Number(seconds)).toBeGreaterThanOrEqual(15_768_000);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin']).toContain(
      headers['referrer-policy'],
    );
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect([headers['set-cookie'], headers['access-control-allow-origin']]).toEqual([undefined, undefined]);
  });

  test('no server’s own settings are served', async () => {
    for (const name of ['nginx.conf', 'Caddyfile', 'apache.conf']) {
      expect((await ask(site + name)).status).toBe(404);
      expect(existsSync(join(root, base, name))).toBe(false);
    }
  });
});

function lowercase(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));
}
