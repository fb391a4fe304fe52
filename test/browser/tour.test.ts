import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { barriersOn } from '../support/axe.ts';
import { enter, open, openBrowser, visit } from '../support/browser.ts';
import { openDemo, type Demo } from '../support/demo-house.ts';

let browser: Browser;
let demo: Demo;
beforeAll(async () => {
  [browser, demo] = await Promise.all([openBrowser(), openDemo()]);
});
afterAll(async () => {
  await browser?.close();
  await demo?.close();
});

test('the tour leads through what one may open, by keyboard, and is not offered again', async () => {
  const it = await visit(browser, demo.address, { locale: 'en' });
  const { page } = it;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await enter(it, 'xuruochuan', demo.passwordOf('xuruochuan'), 'en');
  await open(it, '/today');
  await page.getByRole('button', { name: 'Show me around' }).focus();
  await page.keyboard.press('Enter');
  const tour = page.getByRole('region', { name: 'A look around' });
  await tour.getByText('1 of').waitFor();
  expect(await barriersOn(page)).toEqual([]);
  await tour.getByRole('button', { name: 'Next' }).click();
  await page.waitForURL(/\/customers/);
  for (let at = 0; at < 8 && (await tour.getByRole('button', { name: 'Next' }).count()) > 0; at++)
    await tour.getByRole('button', { name: 'Next' }).click();
  await tour.getByText('Ctrl K').waitFor();
  await tour.getByRole('button', { name: 'Done' }).click();
  await tour.waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
  await page.reload({ waitUntil: 'networkidle' });
  await page.getByRole('navigation').first().waitFor();
  expect(await page.getByRole('button', { name: 'Show me around' }).count()).toBe(0);
  expect(it.faults).toEqual([]);
}, 60_000);
