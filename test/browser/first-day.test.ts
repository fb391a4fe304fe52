import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openBrowser, visit } from '../support/browser.ts';
import { clearHouse, newDataFolder, startHouse, type House } from '../support/house.ts';

const PASSWORD = 'the river bends at Wuzhen';
const data_dir = newDataFolder();
let browser: Browser;
let house: House;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), startHouse(data_dir, { isBuilt: true })]);
});
afterAll(async () => {
  await browser?.close();
  await clearHouse(data_dir, house);
});

test('an empty house is set up by its link, and the first consultant signs in', async () => {
  const first = await visit(browser, house.address, { locale: 'en', size: 'hand' });
  const { page } = first;
  await page.goto(`/set-up#${house.setUpToken}`);
  await page.getByRole('textbox', { name: 'Company' }).fill('云澜置业');
  await page.getByRole('textbox', { name: 'project' }).fill('云璟台');
  await page.getByRole('textbox', { name: 'Your name' }).fill('阮一舟');
  await page.getByRole('textbox', { name: 'Account' }).fill('ruan');
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  expect(page.url()).not.toContain(house.setUpToken);
  await page.keyboard.press('Enter');
  await page.waitForURL((it) => !it.pathname.startsWith('/set-up'));

  await page.goto('/identity/people');
  await page.getByRole('button', { name: 'Add' }).click();
  expect(first.faults).toEqual([]);
}, 60_000);
