import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { enter, open, openBrowser, visit, type Visit } from '../support/browser.ts';
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

const CARD = '/reception/warm-cards/new';

/** The consultant with the phone in the hand. */
async function sit(name = 'xuruochuan'): Promise<Visit> {
  const it = await visit(browser, demo.address, { size: 'hand' });
  await enter(it, name, demo.passwordOf(name));
  return it;
}

const tap = (page: Page, group: string, choice: string) =>
  page
    .getByRole('group', { name: group })
    .or(page.getByRole('radiogroup', { name: group }))
    .getByText(choice)
    .first()
    .click();

interface Met {
  name: string;
  phone: string;
}

async function typeWho(page: Page, { name, phone }: Met): Promise<void> {
  await page.getByRole('textbox', { name: '电话' }).fill(phone);
  await page.getByRole('textbox', { name: '姓名' }).fill(name);
}

/** What a short reception asks for, below who he is. */
async function typeRest(page: Page): Promise<void> {
  await page.getByRole('switch', { name: '短时接待' }).click();
  await tap(page, '首次方式', '来访');
  await page.getByRole('checkbox', { name: '购房咨询与销售' }).check();
  await tap(page, '凭据', '当面口头');
  await page.getByRole('textbox', { name: '兴趣点' }).fill('看过样板间');
}

const save = (page: Page) => page.getByRole('button', { name: '保存' }).click();

/** How many customers of one's own have this phone, as the server knows it. */
async function registered(context: BrowserContext, { phone }: Met): Promise<number> {
  const asked = { headers: { 'x-kebu': '1' }, data: { term: phone } };
  const reply = await context.request.post('/api/customers/search?scope=own', asked);
  return ((await reply.json()) as { rows: unknown[] }).rows.length;
}

interface Record {
  id: string;
  kind: string;
}

/** What lies in the browser's own store, and all its bytes as text. */
const shelf = (page: Page): Promise<{ records: Record[]; bytes: string }> =>
  page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    const database = await asked(indexedDB.open('kebu'));
    const all = await asked(database.transaction('kept').objectStore('kept').getAll());
    database.close();
    const bytes = all.map((it) => new TextDecoder().decode(it.sealed)).join() + JSON.stringify(all);
    return { records: all.map(({ id, kind }) => ({ id, kind })), bytes };
  });

const kept = (page: Page, kind: string, count: number) =>
  expect
    .poll(async () => (await shelf(page)).records.filter((it) => it.kind === kind).length)
    .toBe(count);

test('the network is cut in the middle of a card: nothing is lost and nothing doubled', async () => {
  const he = { name: '程咬金', phone: '13912340001' };
  const { page, context, faults } = await sit();
  await open({ page } as Visit, CARD);
  await typeWho(page, he);
  await kept(page, 'draft', 1);
  await context.setOffline(true);
  await typeRest(page);
  await save(page);
  await page.getByText('1 份没有送出，联网后自动送出').waitFor();
  expect(await page.getByRole('textbox', { name: '姓名' }).inputValue()).toBe('');
  await kept(page, 'unsent', 1);
  const { records, bytes } = await shelf(page);
  expect(records).toHaveLength(1);
  for (const word of [he.name, he.phone, '看过样板间']) expect(bytes).not.toContain(word);

  await page.close();
  await context.setOffline(false);
  expect(await registered(context, he)).toBe(0);
  const again = await context.newPage();
  await open({ page: again } as Visit, '/today');
  await again.getByText('已送出：温馨卡 · 程咬金').waitFor();
  expect(await registered(context, he)).toBe(1);
  expect((await shelf(again)).records).toEqual([]);
  expect(faults.filter((it) => !it.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  await context.close();
});

test('an answer that was lost: the card goes again and is the same customer', async () => {
  const he = { name: '秦琼', phone: '13912340002' };
  const { page, context } = await sit();
  await open({ page } as Visit, CARD);
  await typeWho(page, he);
  await typeRest(page);
  let lost = 0;
  await page.route('**/api/reception/warm-cards', async (route) => {
    await route.fetch();
    if (lost++ === 0) return route.abort();
    return route.continue();
  });
  await save(page);
  await page.getByText('已送出：温馨卡 · 秦琼').waitFor();
  expect([lost, await registered(context, he)]).toEqual([2, 1]);
  await context.close();
});

test('a closed tab: what was typed is there again, and lets itself be begun anew', async () => {
  const { page, context } = await sit();
  await open({ page } as Visit, CARD);
  await typeWho(page, { name: '尉迟恭', phone: '13912340003' });
  await kept(page, 'draft', 1);
  await page.close();
  const again = await context.newPage();
  await open({ page: again } as Visit, CARD);
  await again.getByText('接着上次没写完的').waitFor();
  const name = again.getByRole('textbox', { name: '姓名' });
  expect(await name.inputValue()).toBe('尉迟恭');
  await again.getByRole('button', { name: '重新填写' }).click();
  expect(await name.inputValue()).toBe('');
  await kept(again, 'draft', 0);
  await context.close();
});

test('A25 whoever signs in next finds nothing of it, nor does signing out forget to ask', async () => {
  const he = { name: '罗成', phone: '13912340004' };
  const { page, context } = await sit();
  await open({ page } as Visit, CARD);
  await typeWho(page, he);
  await kept(page, 'draft', 1);
  await context.clearCookies(); // His session ends without his signing out.
  const other = 'tangyuan';
  await enter({ context } as Visit, other, demo.passwordOf(other));
  await open({ page } as Visit, CARD);
  expect(await page.getByRole('textbox', { name: '姓名' }).inputValue()).toBe('');
  const { bytes } = await shelf(page);
  for (const word of Object.values(he)) expect(bytes).not.toContain(word);

  await context.clearCookies();
  await enter({ context } as Visit, 'xuruochuan', demo.passwordOf('xuruochuan'));
  await open({ page } as Visit, CARD);
  await page.getByText('接着上次没写完的').waitFor();
  await open({ page } as Visit, '/me');
  const signOut = page.getByRole('button', { name: '退出登录' });
  await signOut.click();
  const question = page.getByRole('dialog', { name: '还有没送出的内容' });
  await question.getByText('温馨卡 · 罗成').waitFor();
  await question.getByRole('button', { name: '清除并退出' }).click();
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await enter({ context } as Visit, 'xuruochuan', demo.passwordOf('xuruochuan'));
  await open({ page } as Visit, CARD);
  expect(await page.getByRole('textbox', { name: '姓名' }).inputValue()).toBe('');
  await context.close();
});

test('what the server will not take says why, and is mended where it was written', async () => {
  const first = { name: '单雄信', phone: '13912340005' };
  const { page, context } = await sit();
  await open({ page } as Visit, CARD);
  await typeWho(page, first);
  await typeRest(page);
  await save(page);
  await page.getByRole('heading', { name: first.name }).waitFor();

  await open({ page } as Visit, CARD);
  await context.setOffline(true);
  await typeWho(page, { ...first, name: '单二郎' });
  await typeRest(page);
  await save(page);
  await page.getByText('1 份没有送出').waitFor();
  await context.setOffline(false);
  await page.getByText('1 份被退回，请看一看').waitFor();
  await page.getByRole('button', { name: '查看' }).click();
  await page.getByText('已经登记').first().waitFor();
  await page.locator('.unsent-list').getByRole('button', { name: '修改' }).click();
  await page.getByRole('textbox', { name: '电话' }).fill('13912340006');
  await save(page);
  await page.getByRole('heading', { name: '单二郎' }).waitFor();
  await kept(page, 'unsent', 0);
  await context.close();
});
