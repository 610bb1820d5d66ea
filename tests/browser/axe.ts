import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';
import { FIRST, IN_LIGHT, markLooks } from './looks.ts';

/** Put into each page once; the package's own `source` is twice as long. */
const SOURCE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const CONTRAST = 'color-contrast';
/** Asks for 7:1 and reports only what `color-contrast`, which asks for 4.5:1, lets pass. */
const ENHANCED = 'color-contrast-enhanced';
const LINKS = 'link-in-text-block';

/** What a reporter is given of a rule, before axe describes all that it has looked at, which takes most of the time. */
interface Outcome {
  id: string;
  help: string;
  error?: unknown;
  violations: Looked[];
  passes: Looked[];
  incomplete: Looked[];
}

interface Looked {
  node: { element: Element; selector: string[]; source: string };
  any: { message: string; data: unknown }[];
}

/** Breaches of every rule, in the page or a part of it, as it is; contrast is to be 7:1. */
export function brokenRules(page: Page, within?: string): Promise<string[]> {
  return run(page, { runOnly: TAGS, rules: { [ENHANCED]: { enabled: true } } }, within);
}

/** Breaches of every rule in light, and of those that colours bear on in dark; contrast is to be 7:1. */
export async function brokenRulesInBothThemes(page: Page): Promise<string[]> {
  await setTheme(page, 'light');
  const inLight = await brokenRules(page);
  await setTheme(page, 'dark');
  return [...inLight, ...(await run(page, { runOnly: [CONTRAST, ENHANCED, LINKS] }))];
}

/** The same, sooner: contrast is to be 4.5:1, and is measured in dark once for each look. */
export async function brokenRulesByLook(page: Page): Promise<string[]> {
  await setTheme(page, 'light');
  const inLight = await run(page, { runOnly: TAGS });
  await setTheme(page, 'dark');
  await markLooks(page);
  return [...inLight, ...(await run(page, { runOnly: [CONTRAST, LINKS] }, undefined, `[${FIRST}]`))];
}

/** Colours change at once. */
function setTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  return page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
}

/**
 * @param within selector of the only part to be looked at
 * @param measured selector of the only elements whose contrast is to be measured
 */
async function run(page: Page, options: axe.RunOptions, within?: string, measured = '*'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  return page.evaluate(
    async ([options, within, measured, contrast, keptAs]) => {
      const { axe: program } = window as unknown as { axe: typeof axe };
      const theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
      const report = (outcomes: Outcome[], _: unknown, done: (breaches: string[]) => void) => {
        for (const { passes, violations, incomplete } of outcomes.filter(({ id }) => id === contrast)) {
          for (const { node, any } of [...passes, ...violations, ...incomplete])
            node.element.setAttribute(keptAs, JSON.stringify(any[0]?.data));
        }
        done(
          outcomes.flatMap(({ id, help, error, violations }) => [
            ...(error ? [`${decodeURI(location.href)}, ${theme}: ${id} fails: ${JSON.stringify(error)}`] : []),
            ...violations.map(({ node, any }) => {
              const detail = [node.source.slice(0, 120), ...any.map(({ message }) => message)].join(' ');
              return `${decodeURI(location.href)}, ${theme}: ${id} (${help}) at ${node.selector.join(' ')}: ${detail}`;
            }),
          ]),
        );
      };
      program.configure({ rules: [{ id: contrast, selector: measured }] });
      return program.run(within ?? document, { ...options, reporter: report as never }) as unknown as Promise<string[]>;
    },
    [options, within, measured, CONTRAST, IN_LIGHT] as const,
  );
}
