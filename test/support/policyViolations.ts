import type { Page } from 'playwright-core';

/**
 * Collects what content security policies refuse while a page lives. Chromium writes every refusal, of any frame, to
 * the console; a listener in the webview's document would not do, because writing the document drops its listeners.
 * VS Code's own pages are left out: they are not ours to mend.
 */
export function collectPolicyViolations(page: Page): readonly string[] {
  const violations: string[] = [];
  page.on('console', (message) => {
    const isWorkbench = /\/workbench\.js|\/\?folder=/.test(message.location().url);
    if (/Content Security Policy/i.test(message.text()) && !isWorkbench) violations.push(message.text());
  });
  return violations;
}
