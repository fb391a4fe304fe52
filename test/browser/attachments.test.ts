import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { enter, open, openBrowser, overflowOf, visit, type Looking } from '../support/browser.ts';
import { openDemo, type Demo } from '../support/demo-house.ts';
import { PAPER, photo } from '../support/pictures.ts';

let browser: Browser;
let demo: Demo;
beforeAll(async () => {
  [browser, demo] = await Promise.all([openBrowser(), openDemo()]);
});
afterAll(async () => {
  await browser?.close();
  await demo?.close();
});

const NAME = 'xuruochuan';
const headers = { 'x-kebu': '1' };
let phones = 13_600_000_000;

async function openNew(look: Looking) {
  const it = await visit(browser, demo.address, look);
  await enter(it, NAME, demo.passwordOf(NAME), look.locale);
  const data = {
    identity: { name: '罗士信', phones: [String(phones++)] },
    intake_channel: 'walk_in',
    consent: {
      notice_code: 'reception',
      given: [{ purpose: 'sales', basis: 'consent', evidence_kind: 'oral' }],
    },
  };
  const answer = await it.context.request.post('/api/customers', { headers, data });
  const { customer_id } = (await answer.json()) as { customer_id: string };
  await open(it, `/customers/${customer_id}`);
  return { ...it, customer_id };
}

test('on a phone a photo is taken, seen, and removed for a reason; its bytes never run', async () => {
  const it = await openNew({ size: 'hand' });
  const { page, customer_id } = it;
  const camera = page.locator('input[capture="environment"]');
  await page.getByRole('button', { name: '拍照' }).waitFor();
  await page.getByText('证件', { exact: true }).click();
  const sent = { name: '../<b>身份证</b>.jpg', mimeType: 'image/jpeg', buffer: await photo() };
  await camera.setInputFiles(sent);
  const tile = page.getByRole('button', { name: /打开 / });
  await tile.click();
  const picture = page.getByRole('dialog').locator('img');
  await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalHeight)).toBe(600);
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);

  const address = (await picture.getAttribute('src'))!;
  expect(address).toContain(customer_id);
  const served = await it.context.request.get(address);
  expect(served.headers()).toMatchObject({
    'content-type': 'image/jpeg',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox'),
    'content-disposition': expect.stringMatching(/^attachment; filename="[\w.-]+"; filename\*=/),
  });
  await page.getByRole('button', { name: '移除附件' }).click();
  await page.getByRole('button', { name: '看不清' }).click();
  await tile.waitFor({ state: 'detached' });
  expect(it.faults).toEqual([]);
}, 60_000);

test('E04: a page called a photo is refused in a sentence, and a paper is saved under its name', async () => {
  const it = await openNew({ locale: 'en' });
  const { page } = it;
  const picker = page.getByLabel('Choose a file', { exact: true }).and(page.locator('input'));
  const html = Buffer.from('<!doctype html><script>alert(document.domain)</script>'.padEnd(90));
  await picker.setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: html });
  await page.getByText('What a file is, is read from its content').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(it.faults.splice(0)).toEqual([expect.stringContaining('400')]);

  await picker.setInputFiles({ name: '合同.pdf', mimeType: 'application/pdf', buffer: PAPER });
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Open 合同.pdf' }).click();
  expect((await saving).suggestedFilename()).toBe('合同.pdf');
  expect(it.faults).toEqual([]);
}, 60_000);
