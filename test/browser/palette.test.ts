import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { barriersOn } from '../support/axe.ts';
import { enter, open, openBrowser, visit, type Looking } from '../support/browser.ts';
import { openDemo, type Demo } from '../support/demo-house.ts';
import { clientOf, ok, rowsOf } from '../support/wire.ts';

let browser: Browser;
let demo: Demo;
beforeAll(async () => {
  [browser, demo] = await Promise.all([openBrowser(), openDemo()]);
});
afterAll(async () => {
  await browser?.close();
  await demo?.close();
});

async function sit(name: string, look: Looking = {}) {
  const it = await visit(browser, demo.address, look);
  await enter(it, name, demo.passwordOf(name), look.locale);
  await open(it, '/');
  return it;
}

async function oneCustomer() {
  const client = clientOf(demo.address);
  const sign_in_name = 'xuruochuan';
  const password = demo.passwordOf(sign_in_name);
  ok(await client.post('/api/identity/session', { sign_in_name, password }));
  const [row] = rowsOf<{ name: string; customer_id: string }>(await client.get('/api/customers'));
  return row!;
}

test('A25: with the keyboard alone a customer, a screen, a clause and a command are reached, and no address names anybody', async () => {
  const it = await sit('xuruochuan');
  const { page } = it;
  const { keyboard } = page;
  const addresses: string[] = [];
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  const customer = await oneCustomer();

  await keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '查找' }).waitFor();
  expect(await barriersOn(page)).toEqual([]);
  await keyboard.insertText(customer.name);
  await page.getByRole('option', { name: customer.name }).nth(1).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: customer.name }).waitFor();
  await page.waitForURL(/\/customers\//);

  await keyboard.press('Control+k');
  await keyboard.insertText('来电来访');
  await page.getByRole('option', { name: '来电来访' }).first().waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await page.waitForURL(/\/reception\/inquiries/);

  await keyboard.press('Control+k');
  await page.getByRole('option', { name: customer.name }).waitFor();
  await keyboard.insertText('warm-card/4a');
  await page.getByRole('group', { name: '制度条款' }).getByRole('option').first().waitFor();
  await keyboard.press('ArrowUp');
  await keyboard.press('Enter');
  await page.waitForURL(/\/policy\/clauses\/warm-card\/4a/);

  await keyboard.press('Control+k');
  await keyboard.insertText('深色');
  await page.getByRole('option', { name: '外观: 深色' }).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await page.locator('html[data-appearance=dark]').waitFor();

  await keyboard.press('?');
  await page.getByRole('heading', { name: '键盘快捷键' }).waitFor();
  expect(await barriersOn(page)).toEqual([]);
  await keyboard.press('Escape');
  expect(addresses.filter((url) => decodeURIComponent(url).includes(customer.name))).toEqual([]);
  expect(it.faults).toEqual([]);
}, 60_000);

test('in the hand the palette is the whole page, and "log a call" opens its form', async () => {
  const it = await sit('xuruochuan', { size: 'hand', locale: 'en' });
  const { page } = it;
  await page.getByRole('button', { name: 'Find' }).click();
  const dialog = page.getByRole('dialog', { name: 'Find and do' });
  expect(await dialog.boundingBox()).toMatchObject({ x: 0, y: 0, width: 390, height: 844 });
  expect(await barriersOn(page)).toEqual([]);
  await dialog.getByRole('option', { name: 'Log a call' }).click();
  await page.waitForURL(/new=yes/);
  await page.getByRole('dialog').getByRole('textbox').first().waitFor();
  expect(it.faults).toEqual([]);
}, 60_000);
