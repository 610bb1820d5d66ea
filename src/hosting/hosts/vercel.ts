import { type HostSettings, IMMUTABLE } from '../host-settings.ts';

/** `vercel.json`; Vercel revalidates what no rule names and answers with `404.html` of itself. */
export function vercelFile({ base, headers, immutable, redirects }: HostSettings): string {
  const fields = (values: Record<string, string>) => Object.entries(values).map(([key, value]) => ({ key, value }));
  return json({
    trailingSlash: true,
    headers: [
      { source: `${base}(.*)`, headers: fields(headers) },
      ...immutable.map((folder) => ({ source: `${folder}(.*)`, headers: fields({ 'Cache-Control': IMMUTABLE }) })),
    ],
    redirects: redirects.map(({ from, to }) => ({ source: from, destination: to, statusCode: 301 })),
  });
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
