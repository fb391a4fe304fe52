import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { registerMarked } from '../support/application.ts';
import { barriersOn } from '../support/axe.ts';
import { enter, open, openBrowser, visit, type Looking } from '../support/browser.ts';
import { openDemo, type Demo } from '../support/demo-house.ts';
import { clientOf, ok } from '../support/wire.ts';

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
  await it.page.emulateMedia({ reducedMotion: 'reduce' });
  await enter(it, name, demo.passwordOf(name), look.locale);
  return it;
}

async function wire(sign_in_name: string) {
  const client = clientOf(demo.address);
  const password = demo.passwordOf(sign_in_name);
  ok(await client.post('/api/identity/session', { sign_in_name, password }));
  return client;
}

test('the bell rings for the reviewer, leads to what waits, and the asker hears in the hand how it was decided', async () => {
  const reviewer = await sit('futinglan');
  const { page } = reviewer;
  await open(reviewer, '/messages');
  await page
    .getByRole('button', { name: '全部标为已读' })
    .or(page.locator('.bell'))
    .first()
    .click();
  await open(reviewer, '/customers');
  const customer = await registerMarked(await wire('xuruochuan'));
  await page.reload();
  await page.getByRole('button', { name: /[1-9]\d* 条未读消息/ }).click();
  await page.getByRole('link', { name: '有申请等待您审批' }).first().waitFor();
  expect(await barriersOn(page)).toEqual([]);
  await page.getByRole('link', { name: '有申请等待您审批' }).first().click();
  await page.waitForURL(/\/approvals/);
  await page.getByRole('link', { name: '客户档案审核' }).first().click();
  await page.getByRole('dialog').getByRole('radio').first().waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  const asker = await sit('xuruochuan', { size: 'hand', locale: 'en' });
  await open(asker, '/today');
  await asker.page.getByRole('link', { name: /[1-9]\d* unread messages/ }).click();
  const told = asker.page.getByRole('link', { name: /Your request was decided: Approved/ }).first();
  await told.waitFor();
  expect(await asker.page.getByRole('main').innerText()).not.toContain(customer.name);
  await told.click();
  await asker.page.waitForURL(/\/approvals\?open=/);
  expect([...reviewer.faults, ...asker.faults]).toEqual([]);
}, 60_000);

test('how one is told is chosen once and stays', async () => {
  const it = await sit('xuruochuan', { locale: 'en' });
  const { page } = it;
  await open(it, '/messages/settings');
  const mail = page.getByRole('checkbox', {
    name: 'Your exported file can be downloaded · By mail',
  });
  await mail.check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').getByText('please give an address first').waitFor();
  await page.getByRole('textbox', { name: 'Mail address' }).fill('xu@yunlan.example');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The message settings are saved.').waitFor();
  await page.reload();
  expect(await mail.isChecked()).toBe(true);
  expect(it.faults).toEqual([]);
}, 60_000);

test('for who wants no motion, what is moved is there at once: popovers stood outside the window', async () => {
  const it = await sit('futinglan');
  await open(it, '/messages');
  const top = await it.page.evaluate(() => {
    const moved = document.createElement('div');
    moved.style.cssText = 'position: fixed; top: -9000px';
    document.body.append(moved);
    moved.getBoundingClientRect();
    moved.style.top = '0';
    return moved.getBoundingClientRect().top;
  });
  expect(top).toBe(0);
  await it.close();
}, 30_000);
