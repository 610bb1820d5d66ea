import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hostSettings } from '../../src/hosting/host-settings.ts';
import { headersFile } from '../../src/hosting/hosts/netlify.ts';
import { scriptHashesIn } from '../../src/hosting/security-headers.ts';
import { site } from './built-site.ts';
import { elements, weight } from './site.ts';

const policyOf = (page: (typeof site.pages)[number]) =>
  elements(page, ({ properties }) => String(properties.httpEquiv) === 'Content-Security-Policy');

describe.each(site.pages.map((page) => [page.address, page] as const))('%s', (_address, page) => {
  test('holds nothing inline that a strict policy refuses', () => {
    const refused = elements(page, ({ tagName, properties }) => {
      const urls = [properties.href, properties.src, properties['action']].map(String);
      return (
        tagName === 'style' ||
        Object.keys(properties).some((name) => name === 'style' || /^on[A-Za-z]/.test(name)) ||
        urls.some((url) => /^\s*(?:javascript|data):/i.test(url))
      );
    });
    expect(refused.map(({ tagName, properties }) => ({ tagName, properties }))).toEqual([]);
  });

  test('has the policy first in its head, with a hash for each script of its own', () => {
    const [policy, ...others] = policyOf(page);
    expect(others).toEqual([]);
    expect(page.html).toMatch(/<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"/);
    for (const hash of scriptHashesIn(page.html)) expect(policy?.properties.content).toContain(`'${hash}'`);
  });
});

test('the header says what the pages say', () => {
  const policies = new Set(site.pages.map((page) => String(policyOf(page)[0]?.properties.content)));
  expect(policies.size).toBe(1);
  const hashes = [...new Set(site.pages.flatMap(({ html }) => scriptHashesIn(html)))].sort();
  const settings = hostSettings(site.base, hashes, []);
  expect(settings.headers['Content-Security-Policy']).toBe(`${[...policies][0]}; frame-ancestors 'none'`);
  expect(readFileSync(join(site.folder, '_headers'), 'utf8')).toBe(headersFile(settings));
});

test('the styles that were inline weigh little', () => {
  const sheets = [...site.files].filter((file) => file.endsWith('.css'));
  const rules = sheets.flatMap((file) => readFileSync(join(site.folder, file), 'utf8').match(/\._\w+\{[^}]*\}/g) ?? []);
  expect(rules.length).toBeGreaterThan(100);
  expect(weight(rules.join(''))).toBeLessThan(3_000);
});

test('servers’ own settings lie beside the site, not in it', () => {
  for (const name of ['nginx.conf', 'Caddyfile', 'apache.conf']) {
    expect(existsSync(join(`${site.folder}.hosting`, name))).toBe(true);
    expect(site.files).not.toContain(name);
  }
});
