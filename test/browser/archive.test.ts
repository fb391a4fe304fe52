import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';

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

/** Somebody of the demo company in front of a browser of his own. */
async function sit(name: string, look: Looking = {}) {
  const it = await visit(browser, demo.address, look);
  await enter(it, name, demo.passwordOf(name), look.locale);
  return it;
}

const headers = { 'x-kebu': '1' };
let phones = 13_700_000_000;

/** Registers somebody through the interface and opens his page. */
async function openNew(it: Awaited<ReturnType<typeof sit>>, more: object = {}) {
  const answer = await it.context.request.post('/api/customers', {
    headers,
    data: {
      identity: { name: '罗士信', phones: [String(phones++)] },
      intake_channel: 'walk_in',
      consent: {
        notice_code: 'reception',
        given: [{ purpose: 'sales', basis: 'consent', evidence_kind: 'oral' }],
      },
      ...more,
    },
  });
  expect(answer.status()).toBe(200);
  const { customer_id } = (await answer.json()) as { customer_id: string };
  await open(it, `/customers/${customer_id}`);
  return customer_id;
}

test('each value says where it came from, and what changed shows what it was', async () => {
  const consultant = await sit('xuruochuan');
  const { page } = consultant;
  const profile = { region_code: '210702' };
  await openNew(consultant, { contact: { address: '云溪路 16 号' }, profile });
  await page.getByText('辽宁省 / 锦州市 / 古塔区').waitFor();
  await page.getByText('登记表 · 徐若川').first().waitFor();
  await page.getByRole('button', { name: '修改', exact: true }).first().click();
  const address = page.getByRole('textbox', { name: '地址' });
  await address.fill('云溪路 18 号');
  await page.getByRole('button', { name: '修改并重新送审' }).click();
  await page
    .getByRole('button', { name: /修改档案 · 徐若川/ })
    .first()
    .click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('由“云溪路 16 号”改为“云溪路 18 号”').waitFor();
  expect(consultant.faults).toEqual([]);

  const hand = await sit('xuruochuan', { size: 'hand', locale: 'en' });
  await hand.page.goto(page.url(), { waitUntil: 'networkidle' });
  await hand.page.getByText('Revision').first().waitFor();
  await hand.page.getByText('辽宁省 / 锦州市 / 古塔区').waitFor();
  expect(await overflowOf(hand.page)).toBeLessThanOrEqual(0);
  expect(hand.faults).toEqual([]);
}, 60_000);

test('an administrator keeps the classification, a consultant classifies and reclassifies by it', async () => {
  const keeper = await sit('wenzijin');
  await open(keeper, '/customers/dimensions');
  await keeper.page.getByRole('button', { name: '采用现成的分类' }).click();
  await keeper.page.getByRole('heading', { name: /产品需求/ }).waitFor();

  const consultant = await sit('xuruochuan', { size: 'hand' });
  const { page } = consultant;
  await openNew(consultant);
  for (const trade of ['金融', '教育']) {
    await page.getByRole('button', { name: '归类' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('radio', { name: trade, exact: true }).click();
    await drawer.getByText('高消费').click();
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.waitFor({ state: 'detached' });
  }
  await page.getByText('以前：金融').waitFor();
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  expect([...keeper.faults, ...consultant.faults]).toEqual([]);
}, 60_000);

test('Z05: a field for the birth date is added, filled in the browser, and stays 1988-06-01', async () => {
  const keeper = await sit('wenzijin');
  await open(keeper, '/customers/fields');
  await keeper.page.getByRole('button', { name: '新增栏目' }).click();
  const drawer = keeper.page.getByRole('dialog');
  await drawer.getByRole('textbox', { name: '中文名称' }).fill('出生日期');
  await drawer.getByRole('textbox', { name: '英文名称' }).fill('Date of birth');
  await drawer.getByRole('textbox', { name: '代码' }).fill('birth_on');
  await drawer.getByText('日期', { exact: true }).click();
  await drawer.getByText('没有目的的栏目不能收集').waitFor();
  await drawer.getByRole('combobox', { name: '处理目的' }).click();
  await keeper.page.getByTitle('销售', { exact: true }).click();
  await drawer.getByRole('button', { name: '保存' }).click();
  await keeper.page.getByRole('heading', { name: /出生日期/ }).waitFor();

  const consultant = await sit('xuruochuan', { size: 'hand' });
  const { page } = consultant;
  const customer_id = await openNew(consultant);
  await open(consultant, `/customers/${customer_id}/revision`);
  await page.getByLabel('出生日期').fill('1988-06-01');
  await page.getByRole('button', { name: '修改并重新送审' }).click();
  await page.getByText('1988-06-01').waitFor();
  await page.reload();
  await page.getByText('1988-06-01').waitFor();
  await page
    .getByRole('button', { name: /修改档案 · 徐若川/ })
    .first()
    .click();
  await page.getByRole('dialog').getByText('改为“1988-06-01”').waitFor();
  expect([...keeper.faults, ...consultant.faults]).toEqual([]);
}, 60_000);

test('a child is added with his guardian’s consent, and two archives are linked', async () => {
  const consultant = await sit('xuruochuan', { size: 'hand' });
  const { page } = consultant;
  await openNew(consultant, { identity: { name: '尤俊达', phones: ['13799990001'] } });
  await openNew(consultant);
  await page.getByRole('button', { name: '加关系人' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('textbox', { name: '姓名' }).fill('罗小满');
  await drawer.getByLabel('出生日期').fill('2020-01-01');
  await drawer.getByText('须由监护人同意').waitFor();
  await drawer.getByText('监护人', { exact: true }).first().click();
  await drawer.getByRole('textbox', { name: '监护人' }).fill('罗士信');
  await drawer.getByRole('button', { name: '保存' }).click();
  await page.getByText('监护人罗士信同意').waitFor();

  await page.getByRole('button', { name: '关联档案' }).click();
  await drawer.getByRole('textbox', { name: '查找客户' }).fill('尤俊达');
  await page.keyboard.press('Enter');
  await drawer.getByText(/尤俊达 K/).click();
  await drawer.getByRole('button', { name: '保存' }).click();
  await page.getByRole('link', { name: '尤俊达' }).waitFor();
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  expect(consultant.faults).toEqual([]);
}, 60_000);

test('everything that happened stands on one page, and one kind of it alone', async () => {
  const consultant = await sit('xuruochuan', { size: 'hand' });
  const { page } = consultant;
  await openNew(consultant);
  await page.getByText('下次联系请补充').waitFor();
  await page.getByRole('link', { name: '查看全部往来' }).click();
  await page.getByText('登记建档').waitFor();
  await page
    .getByText(/查看档案（\d+ 项）/)
    .first()
    .waitFor();
  await page.getByRole('radio', { name: '变更' }).click();
  await page.getByText(/查看档案/).waitFor({ state: 'detached' });
  await page.getByText('登记建档').waitFor();
  expect(page.url()).toContain('part=changes');
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  expect(consultant.faults).toEqual([]);
}, 60_000);

test('the archive card is a sheet with the head of the regime and nothing else on paper', async () => {
  const consultant = await sit('xuruochuan');
  const { page } = consultant;
  await openNew(consultant, { contact: { address: '云溪路 16 号' } });
  await page.getByRole('link', { name: '打印档案卡' }).click();
  const sheet = page.getByRole('article');
  await sheet.getByText('KH-01').waitFor();
  await sheet.getByText('云溪路 16 号').waitFor();
  await sheet.getByText('待补充').waitFor();
  await sheet.getByText(/徐若川 打印于/).waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0);
  expect(await page.getByRole('button', { name: '打印' }).filter({ visible: true }).count()).toBe(
    0,
  );
  expect(consultant.faults).toEqual([]);
}, 60_000);

test('a supervisor hands several customers over at once, and each says why', async () => {
  const supervisor = await sit('qinshutong');
  const { page } = supervisor;
  await open(supervisor, '/customers');
  for (const at of [1, 2]) await page.getByRole('checkbox').nth(at).click();
  const bar = page.getByRole('region', { name: /2/ });
  await bar.getByRole('button', { name: '转交客户' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('转交 2 位客户').waitFor();
  const consultants = drawer.getByRole('radiogroup', { name: '置业顾问' }).getByRole('radio');
  await consultants.first().click();
  await drawer.getByText('均衡分配').click();
  await drawer.getByRole('button', { name: '转交客户' }).click();
  await page.getByText('已转交 2 位客户').waitFor();
  await page
    .getByRole('link', { name: /^K[0-9A-Z]{9}$/ })
    .first()
    .click();
  await page.getByText(/均衡分配 · 由秦疏桐指定/).waitFor();
  expect(supervisor.faults).toEqual([]);
}, 60_000);

test('an archive in force is corrected by request: verified by one, approved by another', async () => {
  const consultant = await sit('xuruochuan', { size: 'hand' });
  const { page } = consultant;
  await open(consultant, '/customers?state=in_force');
  await page
    .getByText(/K[0-9A-Z]{9}/)
    .first()
    .click();
  await page.getByRole('button', { name: '申请更正' }).click();
  await page.getByText('情况有变').click();
  await page.getByRole('textbox', { name: '微信' }).fill('yunxi_1988');
  await page.getByRole('button', { name: '申请更正' }).click();
  await page.getByText('更正申请已提交').waitFor();
  for (const name of ['futinglan', 'qinshutong']) {
    const approver = await sit(name);
    await open(approver, '/approvals');
    await approver.page.getByRole('link', { name: '客户档案更正' }).first().click();
    const drawer = approver.page.getByRole('dialog');
    await drawer.getByText('有改动，内容不对您开放').waitFor();
    await approver.page.keyboard.press('Control+Enter');
    await drawer.waitFor({ state: 'detached' });
    expect(approver.faults).toEqual([]);
  }
  await page.reload();
  await page.getByText('yunxi_1988').waitFor();
  await page.getByText('更正已批准并写入').waitFor();
  expect(consultant.faults).toEqual([]);
}, 60_000);
