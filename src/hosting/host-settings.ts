import { type InlineHashes, securityHeaders } from './security-headers.ts';
import type { Redirect } from './redirects.ts';

/** How a host is to serve the built site: the one source of every host's own settings. */
export interface HostSettings {
  /** Path that the site lies under, with a slash at both ends. */
  base: string;
  /** Headers of every answer. */
  headers: Record<string, string>;
  /** Folders, as paths from the host's root, whose files never change under their name. */
  immutable: string[];
  /** Moved pages, as paths from the host's root. */
  redirects: Redirect[];
}

/** Ask each time whether the file has changed. Netlify, Cloudflare and Vercel do this unasked. */
export const REVALIDATE = 'public, max-age=0, must-revalidate';
/** Keep for a year and never ask. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Folders of the build whose files' paths hold a hash of the content. */
const HASHED = ['_astro/', '_search/'];

/** @param redirects paths from the site's base, which starts with a slash */
export function hostSettings(base: string, hashes: InlineHashes, redirects: Redirect[]): HostSettings {
  const below = (path: string) => base + path.replace(/^\//, '');
  return {
    base,
    headers: securityHeaders(hashes),
    immutable: HASHED.map(below),
    redirects: redirects.map(({ from, to }) => ({ from: below(from), to: below(to) })),
  };
}
