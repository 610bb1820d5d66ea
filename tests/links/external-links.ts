/**
 * Asks for every address of another site that the built guide links to and reports, as Markdown, those
 * that are gone. Run by a workflow of its own: what other sites do stops neither tests nor a release.
 */
import { appendFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { addresses, readSite } from '../build/site.ts';

const AT_ONCE = 12;
const PATIENCE = 20_000;
const PAUSE_PER_HOST = 500;

/** Answers of sites that turn programs away, or are down for a while: a person has to look. */
const UNSURE = new Set([401, 403, 405, 406, 412, 418, 429, 451, 999]);

const AGENT = 'Mozilla/5.0 (compatible; link check of a guide; +https://github.com)';

type Verdict = { kind: 'found' | 'unsure' | 'gone'; why: string };

const site = readSite(process.env['OUT_DIR'] || 'dist', '/', 'http://localhost:4321');

/** Pages that link to each address, without its fragment. */
function linkedFrom(): Map<string, Set<string>> {
  const pages = new Map<string, Set<string>>();
  for (const page of site.pages) {
    for (const { element, url } of addresses(page)) {
      if (element.tagName !== 'a' || !/^https?:/.test(url) || url.startsWith(site.origin)) continue;
      const address = url.replace(/#.*/, '');
      pages.set(address, (pages.get(address) ?? new Set()).add(page.address));
    }
  }
  return pages;
}

async function ask(url: string, method: 'HEAD' | 'GET'): Promise<Verdict> {
  try {
    const response = await fetch(url, {
      method,
      headers: { 'user-agent': AGENT, accept: 'text/html,*/*' },
      signal: AbortSignal.timeout(PATIENCE),
    });
    await response.body?.cancel();
    if (response.ok) return { kind: 'found', why: '' };
    const unsure = UNSURE.has(response.status) || response.status >= 500;
    return { kind: unsure ? 'unsure' : 'gone', why: String(response.status) };
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string } };
    const code = cause?.code ?? message;
    return { kind: code === 'ENOTFOUND' ? 'gone' : 'unsure', why: code };
  }
}

/** Many sites answer a HEAD wrongly, and a first request by chance. */
async function verdict(url: string): Promise<Verdict> {
  const first = await ask(url, 'HEAD');
  if (first.kind === 'found') return first;
  await wait(PAUSE_PER_HOST);
  return ask(url, 'GET');
}

const linked = linkedFrom();
const byHost = Map.groupBy([...linked.keys()].sort(), (url) => new URL(url).host);
const queue = [...byHost.values()];
const verdicts = new Map<string, Verdict>();
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let urls = queue.shift(); urls; urls = queue.shift()) {
      for (const url of urls) {
        verdicts.set(url, await verdict(url));
        await wait(PAUSE_PER_HOST);
      }
    }
  }),
);

const lines = (kind: Verdict['kind']) =>
  [...verdicts]
    .filter(([, found]) => found.kind === kind)
    .map(([url, { why }]) => `- ${why} <${url}> in ${[...(linked.get(url) ?? [])].join(', ')}`);
const report = `# External links

${verdicts.size} addresses on ${byHost.size} sites.

## Gone (${lines('gone').length})

${lines('gone').join('\n')}

## To be looked at (${lines('unsure').length})

${lines('unsure').join('\n')}
`;
console.log(report);
if (process.env['GITHUB_STEP_SUMMARY']) appendFileSync(process.env['GITHUB_STEP_SUMMARY'], report);
if (lines('gone').length) process.exitCode = 1;
