import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Page } from '@playwright/test';
import type { Site } from './sites.ts';

const rules = (css: string) =>
  [...css.matchAll(/(?<=[{}])(\.katex[^{}]*)\{/g)].flatMap(([, selectors = '']) => selectors.split(','));

/** Selectors of KaTeX's own sheet that the site's sheets do without. */
export function rulesLeftOut({ folder }: Site): string[] {
  const kept = globSync('_astro/*.css', { cwd: folder }).flatMap((file) =>
    rules(readFileSync(join(folder, file), 'utf8')),
  );
  const all = rules(readFileSync('node_modules/katex/dist/katex.min.css', 'utf8'));
  return all.filter((selector) => !kept.includes(selector) && !selector.includes('::'));
}

/** Which of these rules the page has elements for. */
export async function rulesMissed(page: Page, leftOut: string[]): Promise<string[]> {
  const missed = await page.evaluate(
    (selectors) => selectors.filter((selector) => document.querySelector(selector)),
    leftOut,
  );
  return missed.map((selector) => `${page.url()} has elements for the rule that is left out: ${selector}`);
}
