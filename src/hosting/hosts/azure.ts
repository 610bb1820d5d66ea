import { type HostSettings, IMMUTABLE, REVALIDATE } from '../host-settings.ts';

/** `staticwebapp.config.json` of Azure Static Web Apps; a route's header replaces the global one. */
export function azureFile({ base, headers, immutable, redirects }: HostSettings): string {
  const settings = {
    trailingSlash: 'always',
    globalHeaders: { ...headers, 'Cache-Control': REVALIDATE },
    routes: [
      ...redirects.map(({ from, to }) => ({ route: from, redirect: to, statusCode: 301 })),
      ...immutable.map((folder) => ({ route: `${folder}*`, headers: { 'Cache-Control': IMMUTABLE } })),
    ],
    responseOverrides: { 404: { rewrite: `${base}404.html` } },
  };
  return `${JSON.stringify(settings, null, 2)}\n`;
}
