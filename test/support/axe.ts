import { readFileSync } from 'node:fs';

import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const source = readFileSync(
  new URL('../../node_modules/axe-core/axe.min.js', import.meta.url),
  'utf8',
);

/**
 * What axe finds serious or critical on the page as it stands, a line each. Rules: WCAG 2.2 A and
 * AA, and axe's own best practices. The page's policy does not bind the debugger who injects it.
 */
export async function barriersOn(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations
    .filter((it) => it.impact === 'serious' || it.impact === 'critical')
    .flatMap((it) =>
      it.nodes
        .slice(0, 5)
        .map((node) => `${it.id} ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
    );
}
