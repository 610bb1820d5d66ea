import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  contentSecurityPolicy,
  scriptHashesIn,
  securityHeaders,
  withPolicy,
} from '../../../src/hosting/security-headers.ts';

test('scripts that stand in a page are hashed; files and data are not', () => {
  const html = `<script>let a = '<b>';</script><script src="a.js"></script><script type="application/json">{}</script>`;
  const hash = createHash('sha256').update(`let a = '<b>';`).digest('base64');
  expect(scriptHashesIn(html)).toEqual([`sha256-${hash}`]);
});

test('the policy allows nothing unsafe, and the header adds what a page cannot say', () => {
  const policy = contentSecurityPolicy(['sha256-x']);
  expect(policy).toContain("script-src 'self' 'sha256-x';");
  expect(policy).not.toMatch(/unsafe-|\*|https?:|data:/);
  expect(securityHeaders(['sha256-x'])['Content-Security-Policy']).toBe(`${policy}; frame-ancestors 'none'`);
});

test('a page has its policy before anything that the policy rules', () => {
  expect(withPolicy('<head><meta charset="utf-8"><script></script></head>', 'p')).toBe(
    '<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="p"><script></script></head>',
  );
  expect(() => withPolicy('<head></head>', 'p')).toThrow('charset');
});
