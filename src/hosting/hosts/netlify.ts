import { type HostSettings, IMMUTABLE } from '../host-settings.ts';

/** `_headers` of Netlify and Cloudflare Pages. Both add up what several rules say, so no rule repeats a header. */
export function headersFile({ base, headers, immutable }: HostSettings): string {
  const rules: [string, Record<string, string>][] = [
    [`${base}*`, headers],
    ...immutable.map((folder): [string, Record<string, string>] => [`${folder}*`, { 'Cache-Control': IMMUTABLE }]),
  ];
  return rules
    .map(([path, fields]) => [path, ...Object.entries(fields).map(([name, value]) => `  ${name}: ${value}`)].join('\n'))
    .join('\n')
    .concat('\n');
}

/** `_redirects` of Netlify and Cloudflare Pages. */
export function redirectsFile({ redirects }: HostSettings): string {
  return redirects.map(({ from, to }) => `${from} ${to} 301\n`).join('');
}
