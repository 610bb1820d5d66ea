import { readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { hostSettings, IMMUTABLE, REVALIDATE } from '../../src/hosting/host-settings.ts';
import { inlineHashesIn } from '../../src/hosting/security-headers.ts';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

interface Line {
  /** Milliseconds from a request to the first byte of its answer. */
  roundTrip: number;
  bytesPerSecond: number;
}

/**
 * Serves a built folder below a base path as static hosts do: a folder's `index.html`, a redirect
 * to a folder's address with a slash, `404.html` with status 404, text compressed, and the headers that the
 * guide asks of its hosts, the security policy among them.
 * `astro preview` is no such host: it answers a folder's address without a slash with its own 404.
 * @param line the line to the reader, where it is not to be as fast as the machine
 */
export function serve(folder: string, base: string, port: number, line?: Line): Promise<Server> {
  let free = 0;
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.startsWith(base) ? join('/', decodeURIComponent(pathname.slice(base.length))) : '';
    const target = join(folder, path);
    if (path && isFolder(target) && !pathname.endsWith('/')) {
      response.writeHead(301, { location: `${pathname}/${search}` }).end();
      return;
    }
    const wanted = pathname.endsWith('/') ? join(target, 'index.html') : target;
    const found = path !== '' && isFile(wanted);
    const file = found ? wanted : join(folder, '404.html');
    const type = TYPES[extname(file)];
    // A page's own hashes alone: where a deploy swaps the folder, the policy is the new pages'.
    const page = extname(file) === '.html' ? [readFileSync(file, 'utf8')] : [];
    const { headers, immutable } = hostSettings(base, inlineHashesIn(page), []);
    const packed =
      type !== undefined && !type.startsWith('font/') && /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
    response.writeHead(found ? 200 : 404, {
      'content-type': type ?? 'application/octet-stream',
      'cache-control': found && immutable.some((below) => pathname.startsWith(below)) ? IMMUTABLE : REVALIDATE,
      ...(packed && { 'content-encoding': 'br' }),
      ...headers,
    });
    const body = packed ? brotli(file) : readFileSync(file);
    if (!line) {
      response.end(body);
      return;
    }
    // What is sent at the same time shares the line.
    const now = performance.now();
    free = Math.max(now + line.roundTrip, free) + (body.length / line.bytesPerSecond) * 1000;
    setTimeout(() => response.end(body), free - now);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', () => resolve(server));
  });
}

/** As hosts compress what they have not compressed before. */
function brotli(file: string): Buffer {
  return brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
