import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  contentSecurityPolicy,
  inlineHashesIn,
  securityHeaders,
  withPolicy,
} from '../../../src/hosting/security-headers.ts';

const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

test('scripts and styles that stand in pages are hashed, each once; files and data are not', () => {
  const page = `<script>let a = '<b>';</script><script src="a.js"></script><script type="application/json">{}</script>`;
  expect(inlineHashesIn([page, `${page}<style>a{}</style>`])).toEqual({
    scripts: [hash(`let a = '<b>';`)],
    styles: [hash('a{}')],
  });
});

test('the policy allows nothing unsafe, and the header adds what a page cannot say', () => {
  const hashes = { scripts: ['sha256-x'], styles: ['sha256-y'] };
  const policy = contentSecurityPolicy(hashes);
  expect(policy).toContain("script-src 'self' 'sha256-x'; style-src 'self' 'sha256-y';");
  expect(policy).not.toMatch(/unsafe-|\*|https?:|data:/);
  expect(securityHeaders(hashes)['Content-Security-Policy']).toBe(`${policy}; frame-ancestors 'none'`);
});

test('a page has its policy before anything that the policy rules', () => {
  expect(withPolicy('<head><meta charset="utf-8"><script></script></head>', 'p')).toBe(
    '<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="p"><script></script></head>',
  );
  expect(() => withPolicy('<head></head>', 'p')).toThrow('charset');
});
