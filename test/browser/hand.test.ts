import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';

import {
  enter,
  open,
  openBrowser,
  overflowOf,
  visit,
  type Looking,
  type Visit,
} from '../support/browser.ts';
import { openDemo, type Demo } from '../support/demo-house.ts';
import { PAPER, photo } from '../support/pictures.ts';
import { stand, Thumb } from '../support/thumb.ts';

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

/** 八项统一选项, one value of each. */
const eightLists = [
  ...['单位性质:个体', '年龄:35–45 岁', '住房性质:商品房', '购房用途:自己住', '认知途径:网络'],
  ...['意向面积:80–100 ㎡', '接受价格:2500–3000 元/㎡', '家庭收入:10–20 万元/年'],
];

/** One customer of this consultant, to be called today for a reason. */
async function promised({ context }: Visit): Promise<string> {
  const asked = await context.request.get('/api/customers?scope=own&limit=1');
  const { rows } = (await asked.json()) as { rows: { customer_id: string; name: string }[] };
  const { customer_id, name } = rows[0]!;
  const on = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  await context.request.post(`/api/reception/customers/${customer_id}/follow-ups`, {
    headers: { 'x-kebu': '1' },
    data: {
      ...{ kind: 'call', outcome: 'needs_time', content: '要商量' },
      next: { on, kind: 'call', hook: '样板间周末开放' },
    },
  });
  return name;
}

test('F-29 by thumb: a new card with all eight lists in less than a minute, its paper photographed', async () => {
  const { page, faults, close } = await stand(browser, demo, 'xuruochuan');
  const thumb = new Thumb(page);
  await thumb.tap(page.getByRole('button', { name: '新建' }));
  await thumb.tap(page.getByRole('dialog').getByRole('link', { name: '填写温馨卡' }));
  const phone = page.getByRole('textbox', { name: '电话' });
  await expect.poll(() => phone.evaluate((it) => it === document.activeElement)).toBe(true);
  await thumb.type('13912350001');
  await thumb.tap(page.getByRole('textbox', { name: '姓名' }));
  await thumb.type('史大奈');
  const short = page.getByRole('switch', { name: '短时接待' });
  await thumb.tap(page.locator('label').filter({ has: short }));
  await thumb.tap(page.getByText('购房咨询与销售'));
  await thumb.choose('级别', 'B');
  for (const it of eightLists) await thumb.choose(...(it.split(':') as [string, string]));
  await thumb.choose('下次日期', '3 天后');
  await thumb.tap(page.getByRole('textbox', { name: '兴趣点' }));
  await thumb.type('两居，学校');
  const save = page.getByRole('button', { name: '保存' });
  expect((await save.boundingBox())!.y, 'saving is in reach of the thumb').toBeGreaterThan(844 / 2);
  await thumb.tap(save);
  await page.getByRole('heading', { name: '史大奈' }).waitFor();
  const spent = thumb.spent();
  expect(spent).toMatchObject({ taps: 17, tooSmall: [] });
  expect(spent.needed_s).toBeLessThanOrEqual(60);

  await page.getByText('拍下手写卡').waitFor();
  const camera = page.locator('.card-photo input[capture="environment"]');
  await camera.setInputFiles({ name: '1.jpg', mimeType: 'image/jpeg', buffer: await photo() });
  await page.getByText(/纸质卡片 · /).waitFor();
  expect(faults).toEqual([]);
  await close();
});

test('F-30 by thumb: a call is logged from today with four taps, in less than fifteen seconds', async () => {
  const consultant = await stand(browser, demo, 'xuruochuan');
  const { page, faults, close } = consultant;
  const who = await promised(consultant);
  await open(consultant, '/today');
  const thumb = new Thumb(page);
  const task = page.getByRole('listitem').filter({ hasText: who }).first();
  await thumb.tap(task.getByRole('button', { name: '记电话' }));
  await thumb.choose('结果', '约好来访');
  await thumb.choose('下次日期', '3 天后');
  await thumb.tap(page.getByRole('dialog').getByRole('button', { name: '保存' }));
  await page.getByText('已记录').first().waitFor();
  const spent = thumb.spent();
  expect(spent).toMatchObject({ taps: 4, tooSmall: [] });
  expect(spent.needed_s).toBeLessThanOrEqual(15);
  expect(faults).toEqual([]);
  await close();
});

test('R-J1 by thumb: any customer is found with two taps and four digits, four seconds of a hand', async () => {
  const consultant = await stand(browser, demo, 'xuruochuan');
  const { page, context, faults, close } = consultant;
  const asked = await context.request.get('/api/customers?scope=own&limit=1');
  const { rows } = (await asked.json()) as { rows: { phone: string; name: string }[] };
  const { phone, name: who } = rows[0]!;
  const find = async () => {
    await open(consultant, '/today');
    const thumb = new Thumb(page);
    await thumb.tap(page.getByRole('button', { name: '查找' }));
    await thumb.sees('dialog', '命令');
    await thumb.type(phone.slice(-4));
    await thumb.sees('[role=option]', who);
    await thumb.tap(page.getByRole('option', { name: who }).first());
    await thumb.sees('h1', who);
    return thumb.spent();
  };
  const tries = [await find(), await find(), await find()];
  for (const it of tries) expect(it).toMatchObject({ taps: 2, keys: 4, tooSmall: [] });
  // The hand leaves the machine more than a second of the five. Alone it takes 0.9, the touching by
  // script included; what else this machine does meanwhile is not the product's time.
  expect(tries[0]!.hand_s).toBeLessThanOrEqual(4);
  expect(Math.min(...tries.map((it) => it.waited_s))).toBeLessThanOrEqual(3);
  expect(faults).toEqual([]);
  await close();
});
