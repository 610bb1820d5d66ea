import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hostSettings } from '../../src/hosting/host-settings.ts';
import { headersFile } from '../../src/hosting/hosts/netlify.ts';
import { contentSecurityPolicy, inlineHashesIn } from '../../src/hosting/security-headers.ts';
import { site } from './built-site.ts';
import { elements, weight } from './site.ts';

const policyOf = (page: (typeof site.pages)[number]) =>
  elements(page, ({ properties }) => String(properties.httpEquiv) === 'Content-Security-Policy');

describe.each(site.pages.map((page) => [page.address, page] as const))('%s', (_address, page) => {
  test('holds nothing inline that a strict policy refuses', () => {
    const refused = elements(page, ({ properties }) => {
      const urls = [properties.href, properties.src, properties['action']].map(String);
      return (
        Object.keys(properties).some((name) => name === 'style' || /^on[A-Za-z]/.test(name)) ||
        urls.some((url) => /^\s*(?:javascript|data):/i.test(url))
      );
    });
    expect(refused.map(({ tagName, properties }) => ({ tagName, properties }))).toEqual([]);
  });

  test('has the policy first in its head, with a hash for each script and style sheet of its own', () => {
    const [policy, ...others] = policyOf(page);
    expect(others).toEqual([]);
    expect(page.html).toMatch(/<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"/);
    expect(policy?.properties.content).toBe(contentSecurityPolicy(inlineHashesIn([page.html])));
  });
});

test('the header allows what the pages hold, and nothing else', () => {
  const settings = hostSettings(site.base, inlineHashesIn(site.pages.map(({ html }) => html)), []);
  expect(readFileSync(join(site.folder, '_headers'), 'utf8')).toBe(headersFile(settings));
});

test('few hashes allow all that stands in pages', () => {
  const { scripts, styles } = inlineHashesIn(site.pages.map(({ html }) => html));
  expect(scripts).toHaveLength(1);
  expect(styles.length).toBeLessThanOrEqual(8);
});

test('the styles that were inline weigh little', () => {
  const files = [...site.files].filter((file) => file.endsWith('.css'));
  const sheets = [...files.map((file) => readFileSync(join(site.folder, file), 'utf8')), site.pages[0]?.html ?? ''];
  const rules = sheets.flatMap((css) => css.match(/\._\w+\{[^}]*\}/g) ?? []);
  expect(rules.length).toBeGreaterThan(100);
  expect(weight(rules.join(''))).toBeLessThan(3_000);
});

test('servers’ own settings lie beside the site, not in it', () => {
  for (const name of ['nginx.conf', 'Caddyfile', 'apache.conf']) {
    expect(existsSync(join(`${site.folder}.hosting`, name))).toBe(true);
    expect(site.files).not.toContain(name);
  }
});
