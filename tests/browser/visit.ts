import { expect, type Page } from '@playwright/test';
import { brokenRulesByLook, brokenRulesInBothThemes } from './axe.ts';
import { emptyFormulas } from './empty-formulas.ts';
import { addStyles, WHOLE_PAGE } from './extra-styles.ts';
import { lettersInOtherFonts } from './formula-fonts.ts';
import { rulesMissed } from './left-out-rules.ts';
import { movement } from './movement.ts';
import { tooWideForNarrowest } from './page-width.ts';

interface Demand {
  /** Selectors of rules that the site's sheets do without. */
  leftOut: string[];
  /** Asks for a contrast of 7:1, of each text, formulas too: the sample, which has every kind of markup, answers for the guide. */
  thorough: boolean;
}

/** Opens a page and finds all that is wrong with it, each with the page's address. */
export async function visit(page: Page, address: string, { leftOut, thorough }: Demand): Promise<string[]> {
  const response = await page.goto(address);
  expect(response?.headers()['content-security-policy'], address).toContain("default-src 'none'");
  await expect(page.getByRole('heading', { level: 1 }), address).toHaveCount(1);
  const found = [...(await movement(page)), ...(await rulesMissed(page, leftOut))];
  await addStyles(page, WHOLE_PAGE);
  await wakeModels(page);
  found.push(...(await lettersInOtherFonts(page)));
  found.push(...(await tooWideForNarrowest(page)));
  if (thorough) return [...found, ...(await brokenRulesInBothThemes(page))];
  await emptyFormulas(page);
  return [...found, ...(await brokenRulesByLook(page))];
}

/** Brings each live model into view: axe takes all that is disabled for out of the keyboard's reach. */
async function wakeModels(page: Page): Promise<void> {
  for (const model of await page.locator('[data-kind="model"]').all()) {
    await model.scrollIntoViewIfNeeded();
    await expect(model).toHaveAttribute('data-live');
  }
}
