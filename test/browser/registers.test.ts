import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { barriersOn } from '../support/axe.ts';
import { enter, open, openBrowser, visit, type Looking } from '../support/browser.ts';
import { openDemo, type Demo } from '../support/demo-house.ts';

let browser: Browser;
let demo: Demo;
beforeAll(async () => {
  [browser, demo] = await Promise.all([openBrowser(), openDemo(500)]);
}, 120_000);
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

const drawn = (page: Page) => page.locator('.rows [role=row]');
/** The last row in the page, by its place in the register. */
const lastDrawn = async (page: Page) => Number(await drawn(page).last().getAttribute('data-row'));
const height = (page: Page) =>
  page.locator('.rows').evaluate((it) => Math.round(it.clientHeight / 42));

test('a register is read on before its reader comes to the end of what is there, and draws only what is in sight', async () => {
  const it = await sit('qinshutong');
  const { page } = it;
  await open(it, '/customers');
  const total = Number(/\d+/.exec(await page.locator('.register-foot').innerText())![0]);
  expect(total).toBeGreaterThan(200);
  for (let steps = 0; steps < 100 && (await lastDrawn(page)) < total - 1; steps++) {
    await page.locator('.register-table').evaluate((table) => table.scrollBy(0, 400));
    expect(await drawn(page).count()).toBeLessThan(60);
    // Nobody waits: what the next screen needs is there, or all there is.
    const ahead = (await height(page)) - (await lastDrawn(page));
    expect(ahead > 45 || (await height(page)) === total).toBe(true);
    await page.waitForFunction(
      ([rows, most]) => {
        const there = document.querySelector('.rows')!.clientHeight / 42;
        const last = Number(
          [...document.querySelectorAll('.rows [role=row]')].at(-1)!.getAttribute('data-row'),
        );
        return there - last > rows || there >= most;
      },
      [95, total] as const,
    );
  }
  expect(await height(page)).toBe(total);
  expect(it.faults).toEqual([]);
}, 120_000);

test('by keyboard rows are walked, chosen with x and shift, taken away, and opened', async () => {
  const it = await sit('xuruochuan');
  const { page } = it;
  const { keyboard } = page;
  await open(it, '/customers');
  for (const key of ['j', 'j', 'k', 'j', 'x', 'j', 'j']) {
    await keyboard.press(key);
    await page.waitForTimeout(60);
  }
  await page.locator('[data-row="3"] a:focus').waitFor();
  await keyboard.press('Shift+X');
  await page.getByRole('region', { name: '已选 3 条' }).waitFor();
  expect(await barriersOn(page)).toEqual([]);
  await page.getByRole('button', { name: '导出所选' }).click();
  await page.getByText('已开始导出').waitFor();
  await keyboard.press('/');
  await page.locator('.chips button:focus').waitFor();
  await page.locator('[data-row="3"] a').focus();
  await keyboard.press('Enter');
  await page.waitForURL(/\/customers\/[0-9a-f-]{36}/);
  expect(it.faults).toEqual([]);
}, 60_000);

test('columns are chosen and put in order, a view is saved and shared, and both are there on another machine', async () => {
  const it = await sit('qinshutong', { locale: 'en' });
  const { page } = it;
  await open(it, '/customers?state=in_force');
  await page.getByRole('button', { name: 'Columns and density' }).click();
  await page
    .getByRole('button', { name: /^Move “.*” down$/ })
    .first()
    .click();
  await page.getByText('Compact').click();
  expect(await barriersOn(page)).toEqual([]);
  await page.keyboard.press('Escape');
  const [first, second] = await page.getByRole('columnheader').allInnerTexts();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('In force');
  await page.getByRole('combobox', { name: 'Share with' }).selectOption({ index: 1 });
  expect(await barriersOn(page)).toEqual([]);
  await page.getByRole('textbox', { name: 'Name' }).press('Enter');
  await page.getByText('The view is saved.').waitFor();

  const elsewhere = await sit('qinshutong', { locale: 'en' });
  await open(elsewhere, '/customers');
  const titles = await elsewhere.page.getByRole('columnheader').allInnerTexts();
  expect(titles.slice(0, 2)).toEqual([first, second]);
  await elsewhere.page.getByRole('button', { name: 'Views' }).click();
  await elsewhere.page.getByRole('button', { name: 'In force' }).first().click();
  await elsewhere.page.waitForURL(/state=in_force/);

  const colleague = await sit('xuruochuan');
  await open(colleague, '/customers');
  await colleague.page.getByRole('button', { name: '视图' }).click();
  await colleague.page.getByRole('button', { name: 'In force' }).waitFor();
  expect([...it.faults, ...elsewhere.faults, ...colleague.faults]).toEqual([]);
}, 60_000);

test('on paper stands the whole register with its title, its filters, who printed it and when', async () => {
  const it = await sit('xuruochuan');
  const { page } = it;
  await page.addInitScript(() => {
    globalThis.print = () => undefined;
  });
  await open(it, '/customers?state=in_force');
  const count = await height(page);
  await page.getByRole('button', { name: '打印' }).click();
  await page.locator('.register-print').waitFor({ state: 'attached' });
  await page.emulateMedia({ media: 'print' });
  const paper = page.locator('.register-print');
  expect(await paper.innerText()).toMatch(/客户档案一览表[^]*已生效[^]*打印：徐若川/);
  expect(await paper.locator('tbody tr').count()).toBe(count);
  expect(await page.locator('.side-nav').isVisible()).toBe(false);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await paper.waitFor({ state: 'detached' });
  expect(it.faults).toEqual([]);
}, 60_000);

test('sales-office/3b on paper every consultant has a page, and on screen one is chosen', async () => {
  const it = await sit('qinshutong');
  const { page } = it;
  await page.addInitScript(() => (window.print = () => undefined));
  await open(it, '/reception/prospects');
  await page.getByRole('button', { name: '打印' }).click();
  await page.emulateMedia({ media: 'print' });
  const sheets = page.locator('.register-sheet');
  await expect.poll(() => sheets.count()).toBeGreaterThan(3);
  const heads = await sheets.locator('h2').allInnerTexts();
  expect(new Set(heads).size).toBe(heads.length);
  const breaks = await sheets.evaluateAll((all) =>
    all.map((one) => getComputedStyle(one).breakBefore),
  );
  expect(breaks.slice(1).every((one) => one === 'page')).toBe(true);
  await page.emulateMedia({ media: null });

  await open(it, '/reception/prospects');
  await page.locator('.chip').filter({ hasText: '置业顾问' }).getByRole('button').first().click();
  await page.getByRole('button', { name: '徐若川' }).click();
  await page.waitForURL(/owner_id=/);
  const owners = drawn(page).filter({ hasText: '徐若川' });
  const isHis = async () => {
    const [his, all] = await Promise.all([owners.count(), drawn(page).count()]);
    return his > 0 && his === all;
  };
  await expect.poll(isHis).toBe(true);
  expect(it.faults).toEqual([]);
  await it.close();
});

test('F-29 the code of a printed card opens a new card with its number, and the number is found', async () => {
  const it = await sit('xuruochuan', { size: 'hand' });
  const { page, context } = it;
  await page.addInitScript(() => (window.print = () => undefined));
  await open(it, '/reception/paper-cards');
  await page.getByRole('button', { name: '取号并打印' }).click();
  const head = page.getByRole('img', { name: /^纸卡 P/ }).first();
  const number = /P\w{9}/.exec((await head.getAttribute('aria-label'))!)![0];
  await open(it, `/reception/warm-cards/new?paper=${number}`);
  await page.getByText(`纸卡 ${number}`).waitFor();
  const filled = await context.request.post('/api/reception/warm-cards', {
    headers: { 'x-kebu': '1' },
    data: {
      archive: { identity: { name: '裴元庆', phones: ['13911112222'] }, intake_channel: 'walk_in' },
      consent: {
        notice_code: 'reception',
        given: [{ purpose: 'sales', basis: 'consent', evidence_kind: 'oral' }],
      },
      ...{ is_short: true, elements: { interests: '两居' }, paper_number: number },
    },
  });
  expect(filled.status()).toBe(200);
  await open(it, `/reception/warm-cards?paper_number=${number}`);
  await page.getByText('裴元庆').waitFor();
  // Scanned again, the sheet leads to the card it became.
  await open(it, `/reception/warm-cards/new?paper=${number}`);
  await page.getByRole('button', { name: '查看客户' }).click();
  await page.getByRole('heading', { name: '裴元庆' }).waitFor();
  expect(it.faults).toEqual([]);
  await it.close();
});
