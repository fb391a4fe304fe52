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

test('a form quotes its clause in place: nothing typed is left for it', async () => {
  const it = await visit(browser, demo.address, { size: 'hand', locale: 'en' });
  const { page } = it;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await enter(it, 'xuruochuan', demo.passwordOf('xuruochuan'), 'en');
  await open(it, '/customers/new');
  await page.getByRole('textbox', { name: 'Phone' }).fill('139 2222');
  const help = page.getByRole('button', { name: 'What the regime says' });
  await help.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('blockquote').getByText('Receiving, screening, entering').waitFor();
  expect(await barriersOn(page)).toEqual([]);
  await page.keyboard.press('Enter');
  expect(await page.getByRole('blockquote').isVisible()).toBe(false);
  expect(await page.getByRole('textbox', { name: 'Phone' }).inputValue()).toContain('139');

  await open(it, '/reception/inquiries?new=yes');
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: 'What the regime says' }).click();
  await drawer.getByRole('link', { name: /sales-office\/6a/ }).waitFor();
  expect(it.faults).toEqual([]);
}, 60_000);
