import type { Page } from '@playwright/test';

/** Collects what a page's security policy refuses, from the next page on. */
export async function watchPolicy(page: Page): Promise<string[]> {
  const violations: string[] = [];
  await page.exposeFunction('noteViolation', (violation: string) => violations.push(violation));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, disposition, sourceFile, lineNumber, sample } = event;
      void (window as unknown as { noteViolation: (violation: string) => void }).noteViolation(
        [location.href, disposition, effectiveDirective, blockedURI, `${sourceFile}:${lineNumber}`, sample].join(' '),
      );
    });
  });
  return violations;
}
