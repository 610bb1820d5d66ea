import { createHash } from 'node:crypto';

/** What stands in pages themselves, each as in a policy: `sha256-…`. */
export interface InlineHashes {
  scripts: readonly string[];
  styles: readonly string[];
}

/** What a page may load: the site's own files, and nothing inline but what has one of the hashes. */
export function contentSecurityPolicy({ scripts, styles }: InlineHashes): string {
  const from = (name: string, hashes: readonly string[]) =>
    [name, "'self'", ...hashes.map((hash) => `'${hash}'`)].join(' ');
  return [
    "default-src 'none'",
    from('script-src', scripts),
    from('style-src', styles),
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}

/** The headers of every answer; `frame-ancestors` is the part of the policy that a page cannot give itself. */
export function securityHeaders(hashes: InlineHashes): Record<string, string> {
  return {
    'Content-Security-Policy': `${contentSecurityPolicy(hashes)}; frame-ancestors 'none'`,
    'Strict-Transport-Security': 'max-age=31536000',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}

/** Hashes of the scripts and style sheets that stand in pages, each once, in order; data in a script element needs none. */
export function inlineHashesIn(pages: readonly string[]): InlineHashes {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  for (const html of pages) {
    for (const [, tag, attributes = '', text] of html.matchAll(/<(script|style)\b([^>]*)>([\s\S]*?)<\/\1>/g)) {
      if (/\ssrc\s*=|\stype\s*=\s*["']?application\/(?:ld\+)?json/i.test(attributes)) continue;
      (tag === 'style' ? styles : scripts).add(text as string);
    }
  }
  const hashed = (texts: Set<string>) =>
    [...texts].map((text) => `sha256-${createHash('sha256').update(text).digest('base64')}`).sort();
  return { scripts: hashed(scripts), styles: hashed(styles) };
}

/** Puts the policy into a page, before anything that it rules. */
export function withPolicy(html: string, policy: string): string {
  const start = '<meta charset="utf-8">';
  if (!html.includes(start)) throw new Error(`页面里没有 ${start}：内容安全策略要放在它后面`);
  return html.replace(start, `${start}<meta http-equiv="Content-Security-Policy" content="${policy}">`);
}
