import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { open, openBrowser, visit, type Visit } from '../support/browser.ts';
import { clearHouse, newDataFolder, startHouse, type House } from '../support/house.ts';

const PASSWORD = 'the river bends at Wuzhen';
const OWN_PASSWORD = 'a quiet lake in autumn';
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

async function setUp(page: Page): Promise<void> {
  await page.goto(`/set-up#${house.setUpToken}`);
  await page.getByRole('textbox', { name: 'Company' }).fill('云澜置业');
  await page.getByRole('textbox', { name: 'project' }).fill('云璟台');
  await page.getByRole('textbox', { name: 'Your name' }).fill('阮一舟');
  await page.getByRole('textbox', { name: 'Account' }).fill('ruan');
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  expect(page.url()).not.toContain(house.setUpToken);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Welcome' }).waitFor();
}

/** Adds somebody with an office at the project; answers the password that is shown once. */
async function add(administrator: Visit, name: string, account: string, office: string) {
  const { page } = administrator;
  await open(administrator, '/identity/people');
  await page.getByRole('button', { name: 'Add a person' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await drawer.getByRole('textbox', { name: 'Sign-in name' }).fill(account);
  await drawer.getByRole('combobox', { name: 'Office' }).fill(office);
  await page.keyboard.press('Enter');
  await drawer.getByText('云璟台').click();
  await page.keyboard.press('Control+Enter');
  return drawer.locator('code').innerText();
}

/** Signs in for the first time, in Chinese, with the keyboard alone: the password must be changed. */
async function comeIn(account: string, temporary: string): Promise<Visit> {
  const it = await visit(browser, house.address, { size: 'hand' });
  const { page } = it;
  const { keyboard } = page;
  await page.goto('/');
  await page.getByRole('textbox', { name: '账号' }).waitFor();
  await keyboard.type(account);
  await keyboard.press('Tab');
  await keyboard.type(temporary);
  await keyboard.press('Enter');
  await page.getByText('管理员给的临时口令').waitFor();
  await page.getByRole('textbox', { name: '现在的口令' }).fill(temporary);
  await page.getByRole('textbox', { name: '新口令', exact: true }).fill(OWN_PASSWORD);
  await page.getByRole('textbox', { name: '再输入一次新口令' }).fill(OWN_PASSWORD);
  await keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== '/me/password');
  return it;
}

test('an empty house: set up by its link, peopled, and the first customer registered and reviewed', async () => {
  const administrator = await visit(browser, house.address, { locale: 'en' });
  await setUp(administrator.page);
  const guide = administrator.page.getByRole('region', { name: 'A few steps before' });
  await guide.getByText('1 of 6 done').waitFor();
  const given = {
    xu: await add(administrator, '徐若川', 'xu', 'consultant'),
    fu: await add(administrator, '傅听澜', 'fu', 'reviewer'),
  };

  // What is there is done: the guide counts it, nobody ticks it off.
  await open(administrator, '/');
  await guide.getByText('2 of 6 done').waitFor();
  await guide.getByRole('button', { name: 'Seen' }).first().click();
  await guide.getByText('3 of 6 done').waitFor();
  await guide.getByRole('link', { name: 'Notice' }).click();
  await administrator.page.waitForURL(/\/consent/);

  const consultant = await comeIn('xu', given.xu);
  const { page } = consultant;
  await open(consultant, '/customers/new');
  await page.getByRole('textbox', { name: '电话' }).fill('13922223333');
  await page.getByRole('textbox', { name: '姓名' }).fill('单雄信');
  // Nothing is ticked for the customer: without a purpose the form asks for one.
  await page
    .getByRole('button', { name: /登记|保存/ })
    .last()
    .click();
  await page.getByRole('alert').getByText('目的').waitFor();
  await page.getByRole('checkbox', { name: '购房咨询与销售' }).check();
  await page.getByText('当面口头').click();
  await page
    .getByRole('button', { name: /登记|保存/ })
    .last()
    .click();
  await page.getByRole('heading', { name: '单雄信' }).waitFor();

  const reviewer = await comeIn('fu', given.fu);
  await open(reviewer, '/approvals');
  await reviewer.page.getByRole('button', { name: '客户档案审核' }).click();
  await reviewer.page.getByRole('dialog').getByRole('button', { name: '同意' }).last().click();
  await reviewer.page.getByText('没有等待您审批的申请').waitFor();

  await page.reload();
  await page.getByText('已生效').waitFor();
  await page.getByText('还没有温馨卡').waitFor();
  await page.getByRole('button', { name: '填写温馨卡' }).click();
  const card = page.getByRole('dialog');
  await card.getByRole('switch', { name: '短时接待' }).click();
  await card.getByRole('textbox', { name: '兴趣点' }).fill('学区');
  await card.getByRole('button', { name: '保存' }).click();
  await page.getByText('学区').waitFor();
  expect([...administrator.faults, ...consultant.faults, ...reviewer.faults]).toEqual([]);
}, 90_000);
