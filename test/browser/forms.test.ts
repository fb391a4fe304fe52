import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { barriersOn } from '../support/axe.ts';
import { enter, open, openBrowser, overflowOf, visit, type Looking } from '../support/browser.ts';
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

const MANAGER = 'suyingxue';
/** What a template engine or a browser would run, and a page of ours shows as it was typed. */
const TRICK = "{{constructor.constructor('return process')()}} ${7*7} <%=7*7%> #{7*7} <img src=x>";

async function sit(look: Looking = {}) {
  const it = await visit(browser, demo.address, look);
  await enter(it, MANAGER, demo.passwordOf(MANAGER), look.locale);
  return it;
}

/** Publishes the ready survey with a title and answers the path of its public page. */
async function publish(it: Awaited<ReturnType<typeof sit>>, title: string): Promise<string> {
  const { page } = it;
  await open(it, '/forms');
  await page.getByRole('button', { name: '客户信息调查表' }).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('textbox', { name: '中文名称' }).first().fill(title);
  await drawer.getByText('云璟台').first().click();
  await drawer.getByRole('button', { name: '发布' }).click();
  await drawer.waitFor({ state: 'detached' });
  const line = page.locator('li.form-line', { hasText: title });
  await line.getByRole('button', { name: '链接与二维码' }).click();
  const address = await page.locator('.form-share code').textContent();
  return new URL(address!).pathname;
}

test('P01, D06: a form is published, filled in on a phone, screened and made a customer', async () => {
  const manager = await sit();
  const path = await publish(manager, `调查 ${TRICK}`);

  const guest = await visit(browser, demo.address, { size: 'hand' });
  const { page } = guest;
  await open(guest, path);
  await page.getByRole('heading', { level: 1, name: `调查 ${TRICK}` }).waitFor();
  await expect(page.getByLabel('怎么称呼您').isDisabled()).resolves.toBe(true);
  await page.getByText('阅读告知书全文').click();
  await page.getByLabel('购房咨询与销售').check();
  await page.getByLabel('怎么称呼您').fill(`尉迟 ${TRICK.slice(0, 20)}`);
  await page.getByLabel('联系电话').fill('13700001234');
  await page.getByLabel('购房', { exact: true }).check();
  await page.getByLabel('学校').check();
  await page.getByLabel('还想告诉我们').fill(TRICK);
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  expect(await barriersOn(page)).toEqual([]);
  await expect
    .poll(
      async () => {
        await page
          .getByRole('button', { name: '提交' })
          .click({ timeout: 900 })
          .catch(() => {});
        return page.getByText('谢谢，已经收到').isVisible();
      },
      { interval: 1_000, timeout: 15_000 },
    )
    .toBe(true);
  expect(guest.faults.filter((it) => !it.includes(' 429 '))).toEqual([]);

  await open(manager, '/forms/submissions');
  await manager.page.getByRole('button', { name: '导出 Excel' }).first().waitFor();
  await manager.page.getByRole('row', { name: /调查/ }).first().click();
  const panel = manager.page.getByRole('dialog');
  await panel.getByText(TRICK, { exact: true }).waitFor();
  await panel.getByRole('button', { name: '登记成客户' }).click();
  await manager.page.waitForURL(/\/customers\/[0-9a-f-]{36}$/);
  expect(manager.faults).toEqual([]);
}, 90_000);

test('a kiosk empties itself when it is left alone, and going back shows nobody', async () => {
  const manager = await sit();
  const path = await publish(manager, '展会问卷');
  const guest = await visit(browser, demo.address);
  const { page } = guest;
  await page.clock.install();
  await open(guest, `${path}?kiosk`);
  await page.getByLabel('购房咨询与销售').check();
  await page.getByLabel('怎么称呼您').fill('程咬金');
  await page.clock.runFor(50_000);
  await page.getByText(/秒后清空/).waitFor();
  await page.clock.runFor(15_000);
  await expect.poll(() => page.getByLabel('怎么称呼您').inputValue()).toBe('');
  await open(guest, '/sign-in');
  await page.goBack();
  await expect.poll(() => page.getByLabel('怎么称呼您').inputValue()).toBe('');
  expect(guest.faults).toEqual([]);
}, 60_000);

test('R-B1: a purpose is added and stands in a notice, beside what the new version changes', async () => {
  const manager = await sit();
  const { page } = manager;
  await open(manager, '/consent');
  await page.getByRole('button', { name: '新增目的' }).click();
  const drawer = page.getByRole('dialog');
  const fill = (name: string, value: string) =>
    drawer.getByRole('textbox', { name, exact: true }).fill(value);
  await fill('代码', 'residents_club');
  const name = `业主会 ${TRICK.slice(0, 24)}`;
  await fill('名称（中文）', name);
  await fill('名称（英文）', 'Residents club');
  await fill('说明（中文）', '组织业主活动');
  await fill('说明（英文）', 'Events for residents');
  await fill('保存期限（天）', '365');
  await fill('接收方（中文）', '客户服务部');
  await fill('接收方（英文）', 'Customer service');
  await drawer.getByRole('button', { name: '保存' }).click();
  await drawer.waitFor({ state: 'detached' });
  await page.getByRole('heading', { name }).waitFor();

  await page.getByRole('button', { name: '发布新版' }).first().click();
  const text = drawer.getByRole('textbox', { name: '正文（中文）' });
  await text.fill(`${await text.inputValue()}我们不打扰您休息。`);
  await drawer.locator('ins', { hasText: '我们不打扰您休息。' }).waitFor();
  expect(await drawer.locator('del').count()).toBe(0);
  expect(await barriersOn(page)).toEqual([]);
  await drawer.getByRole('button', { name: '保存' }).click();
  await drawer.waitFor({ state: 'detached' });
  await page.getByText('版本 3').waitFor();
  expect(manager.faults).toEqual([]);
}, 60_000);

test('C12: no page of ours is shown in a frame of another', async () => {
  for (const path of ['/', '/f/aaaaaaaaaaaaaaaaaaaaaa']) {
    const { headers } = await fetch(demo.address + path);
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  }
  const framed = await browser.newPage();
  await framed.setContent(`<iframe src="${demo.address}/f/aaaaaaaaaaaaaaaaaaaaaa"></iframe>`);
  const inside = framed.frames()[1]!;
  await inside.waitForLoadState().catch(() => {});
  expect(await inside.locator('#form').count()).toBe(0);
  await framed.close();
});
