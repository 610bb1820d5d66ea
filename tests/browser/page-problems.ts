import type { Page } from '@playwright/test';
import { watchPolicy } from './policy-violations.ts';

/** Collects, from the next page on, the errors that are logged, files that are missed or asked of another origin, and breaches of the policy. */
export async function watchProblems(page: Page, origin: string): Promise<string[]> {
  const problems = await watchPolicy(page);
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(`${page.url()}: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { origin: asked, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && asked !== origin) problems.push(`${page.url()} asks for ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${page.url()}: ${response.url()} is ${response.status()}`);
  });
  return problems;
}
