import {
  addresses,
  elements,
  fileAt,
  hasClass,
  type Page,
  type Site,
  styleSheetAddresses,
  visibleText,
} from './site.ts';

/** Every link and asset of a built site that leads nowhere, and every link without a name. */
export function brokenLinks(site: Site): string[] {
  const ids = new Map(site.pages.map((page) => [fileAt(site, page.address), idsOf(page)]));
  const problems: string[] = [];

  for (const page of site.pages) {
    for (const { element, url } of addresses(page)) {
      const problem = problemWith(url, page.address);
      if (problem) problems.push(`${page.address}: <${element.tagName}> “${url}” ${problem}`);
      if (element.tagName !== 'a' || hasClass(element, 'heading-anchor')) continue;
      if (!visibleText(element).trim() && !element.properties['ariaLabel']) {
        problems.push(`${page.address}: the link to “${url}” has no text`);
      }
    }
  }
  for (const { file, url } of styleSheetAddresses(site)) {
    const problem = problemWith(url, site.base + file);
    if (problem) problems.push(`${file}: “${url}” ${problem}`);
  }
  return problems;

  function problemWith(url: string, from: string): string | undefined {
    const target = new URL(url, site.origin + from);
    if (target.origin !== site.origin || !/^https?:$/.test(target.protocol)) return undefined;
    const file = fileAt(site, target.pathname);
    if (!file) return target.pathname.startsWith(site.base) ? 'is not in the site' : 'leaves the base path';
    const fragment = decodeURIComponent(target.hash.slice(1));
    if (fragment && !ids.get(file)?.has(fragment)) return 'names a place that the page does not have';
    return undefined;
  }
}

function idsOf(page: Page): Set<string> {
  return new Set(
    elements(page, ({ properties }) => Boolean(properties.id)).map(({ properties }) => String(properties.id)),
  );
}
