import { createHash } from 'node:crypto';

/**
 * What a page may load: the site's own files, and nothing inline but the scripts whose hashes are given.
 * @param scriptHashes as they stand in a policy: `sha256-…`
 */
export function contentSecurityPolicy(scriptHashes: readonly string[]): string {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...scriptHashes.map((hash) => `'${hash}'`)].join(' '),
    "style-src 'self'",
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
export function securityHeaders(scriptHashes: readonly string[]): Record<string, string> {
  return {
    'Content-Security-Policy': `${contentSecurityPolicy(scriptHashes)}; frame-ancestors 'none'`,
    'Strict-Transport-Security': 'max-age=31536000',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}

/** Hashes of the scripts that stand in a page itself; data in a script element needs none. */
export function scriptHashesIn(html: string): string[] {
  return [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)]
    .filter(([, attributes = '']) => !/\ssrc\s*=|\stype\s*=\s*["']?application\/(?:ld\+)?json/i.test(attributes))
    .map(([, , text = '']) => `sha256-${createHash('sha256').update(text).digest('base64')}`);
}

/** Puts the policy into a page, before anything that it rules. */
export function withPolicy(html: string, policy: string): string {
  const start = '<meta charset="utf-8">';
  if (!html.includes(start)) throw new Error(`页面里没有 ${start}：内容安全策略要放在它后面`);
  return html.replace(start, `${start}<meta http-equiv="Content-Security-Policy" content="${policy}">`);
}
