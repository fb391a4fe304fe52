import type { Browser, Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { enter, open, openBrowser, visit, type Looking } from '../support/browser.ts';
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

const tap = (page: Page, group: string, choice: string) =>
  page
    .getByRole('group', { name: group })
    .or(page.getByRole('radiogroup', { name: group }))
    .getByText(choice)
    .first()
    .click();

const elements = [
  ...['住房与房产情况', '购房原因及需求', '关注点', '讲解内容', '兴趣点', '存在问题', '解决措施'],
  ...['下次需解决的问题及方法', '接待感受', '相貌特征', '性格特点', '工作与经济状况'],
];

test('somebody walks in: his card is filled in the hand, returned, completed, approved and found', async () => {
  const consultant = await sit('xuruochuan', { size: 'hand' });
  const { page } = consultant;
  await open(consultant, '/reception/warm-cards/new');
  await page.getByRole('textbox', { name: '电话' }).fill('139 2222 3333');
  await page.getByRole('textbox', { name: '姓名' }).fill('单雄信');
  await tap(page, '首次方式', '来访');
  await page.getByRole('checkbox', { name: '购房咨询与销售' }).check();
  await tap(page, '凭据', '当面口头');
  await tap(page, '下次日期', '3 天后');
  for (const it of elements) await page.getByRole('textbox', { name: it }).fill('谈过');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('heading', { name: '单雄信' }).waitFor();
  await page.getByText('待审核').first().waitFor();

  const reviewer = await sit('futinglan');
  await open(reviewer, '/approvals');
  await reviewer.page.getByRole('link', { name: '客户档案审核' }).click();
  const drawer = reviewer.page.getByRole('dialog');
  await drawer.getByText('单**').waitFor();
  await drawer.getByText('退回', { exact: true }).click();
  await drawer.getByText('资料不全').click();
  await drawer.getByRole('textbox', { name: '说明' }).fill('请补充地址');
  await reviewer.page.keyboard.press('Control+Enter');
  await reviewer.page.getByText('没有等待您审批的申请').waitFor();

  await open(consultant, '/today');
  await page.getByText('审核退回').waitFor();
  await page.getByRole('link', { name: '单雄信', exact: true }).click();
  await page.getByText('请补充地址').waitFor();
  await page.getByRole('button', { name: '修改', exact: true }).first().click();
  await page.getByRole('textbox', { name: '地址' }).fill('云溪路 18 号');
  await page.getByRole('button', { name: '修改并重新送审' }).click();
  await page.getByText('待审核').first().waitFor();

  await open(reviewer, '/approvals');
  await reviewer.page.getByRole('link', { name: '客户档案审核' }).click();
  await drawer.getByText('单**').waitFor();
  await reviewer.page.keyboard.press('Control+Enter');
  await reviewer.page.getByText('没有等待您审批的申请').waitFor();

  const desk = await sit('xuruochuan');
  await desk.page.goto('/');
  await desk.page.getByRole('button', { name: '查找' }).click();
  await desk.page.getByRole('combobox', { name: '查找' }).fill('sxx');
  await desk.page.keyboard.press('Enter');
  await desk.page.getByText('单雄信').waitFor();
  await desk.page.getByText('已生效').first().waitFor();
  expect(desk.page.url()).not.toContain('sxx');
  expect([...consultant.faults, ...reviewer.faults, ...desk.faults]).toEqual([]);
}, 60_000);

const list = `姓名,手机号,性别,备注\n${Array.from(
  { length: 30 },
  (_, at) =>
    `展客${String.fromCodePoint(0x5b89 + at)},1380013${String(at).padStart(4, '0')},男,展会`,
).join('\n')}\n无电话,,女,\n重复人,13800130001,,\n`;

test('a list is dropped, mapped, checked, submitted by one, approved by another, and can be undone', async () => {
  const officer = await sit('wenzijin');
  const { page } = officer;
  await open(officer, '/imports');
  await page.getByRole('button', { name: '上传名单' }).first().click();
  await page
    .getByLabel('表格文件')
    .setInputFiles({ name: 'fair.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await tap(page, '项目', '云璟台');
  await page.getByRole('textbox', { name: '来源说明' }).fill('展会签到表');
  await page.getByRole('button', { name: '上传' }).click();
  await page.getByRole('button', { name: '开始检查' }).click();
  await page.getByText('缺少电话').waitFor();
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('审核通过后自动建档').waitFor();

  const reviewer = await sit('futinglan', { size: 'hand', locale: 'en' });
  await open(reviewer, '/approvals');
  await reviewer.page.getByRole('button', { name: 'Review of an import' }).click();
  await reviewer.page.getByRole('dialog').getByText('展会签到表').waitFor();
  await reviewer.page.getByRole('button', { name: 'Approve' }).last().click();
  await reviewer.page.getByText('Approved').waitFor();

  await page.reload();
  await page.getByText('已建档').first().waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click();
  await page.getByText('已撤销').first().waitFor();
  expect([...officer.faults, ...reviewer.faults]).toEqual([]);
}, 60_000);

test('a register is taken away as a workbook and the taking stands in the register of exports', async () => {
  const consultant = await sit('xuruochuan');
  const { page } = consultant;
  await open(consultant, '/customers');
  await page.getByRole('button', { name: '导出' }).click();
  await page.getByText('已开始导出').waitFor();
  await open(consultant, '/custody/exports');
  await page.getByText('可下载').waitFor();
  await page
    .getByRole('link', { name: /20\d\d-/ })
    .first()
    .click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: '下载' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('客户档案一览表.xlsx');
  expect(consultant.faults).toEqual([]);
}, 60_000);

test('a masked phone is revealed for a reason, and the reason stands in the register of reveals', async () => {
  const supervisor = await sit('qinshutong');
  const { page } = supervisor;
  await open(supervisor, '/customers?state=in_force');
  await page
    .getByRole('link', { name: /^K[0-9A-Z]{9}$/ })
    .first()
    .click();
  await page.getByRole('button', { name: '揭示信息' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('联系客户').click();
  await drawer.getByRole('button', { name: '揭示' }).click();
  await drawer.getByText(/1\d{10}/).waitFor();
  const officer = await sit('zhangshenyan');
  await open(officer, '/custody/reveals');
  await officer.page.getByText('秦疏桐').first().waitFor();
  expect([...supervisor.faults, ...officer.faults]).toEqual([]);
}, 60_000);

test('warm-card/6b how he heard of us: asked where it matters, counted by the rule, corrected later', async () => {
  const consultant = await sit('xuruochuan', { size: 'hand' });
  const { page } = consultant;
  await open(consultant, '/reception/warm-cards/new');
  await page.getByRole('textbox', { name: '电话' }).fill('139 2222 4444');
  await page.getByRole('textbox', { name: '姓名' }).fill('罗士信');
  await page.getByRole('switch', { name: '短时接待' }).click();
  await page.getByRole('checkbox', { name: '购房咨询与销售' }).check();
  await tap(page, '凭据', '当面口头');
  await tap(page, '认知途径', '路过');
  await page.getByText('此前毫无所知，经过时进来。').waitFor();
  await tap(page, '此前知道本项目吗', '已经知道');
  await page.getByText('只用于此前不知道本项目的客户').waitFor();
  await page.getByRole('switch', { name: '曾收到或看到直投单页' }).click();
  await page.getByText('按制度记为：DM 单').waitFor();
  await page.getByRole('textbox', { name: '兴趣点' }).fill('问了学校');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('heading', { name: '罗士信' }).waitFor();
  await page.getByText('客户说：路过').waitFor();

  await page.getByRole('button', { name: '更正认知途径' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('亲友推荐').click();
  await drawer.getByRole('textbox', { name: '更正理由' }).fill('其实是朋友带来的');
  await drawer.getByRole('button', { name: '保存' }).click();
  await page.getByText('其实是朋友带来的').waitFor();
  expect(consultant.faults).toEqual([]);
  await consultant.close();
});

test('warm-card/4b a call: the card is read first, a reason is taken along, a swipe logs it', async () => {
  const consultant = await sit('xuruochuan', { size: 'hand' });
  const { page, context } = consultant;
  const asked = await context.request.get('/api/customers?scope=own&limit=1');
  const { rows } = (await asked.json()) as { rows: { customer_id: string; name: string }[] };
  const { customer_id, name: who } = rows[0]!;
  const on = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  const promised = { on, kind: 'call', hook: '样板间周末开放' };
  await context.request.post(`/api/reception/customers/${customer_id}/follow-ups`, {
    headers: { 'x-kebu': '1' },
    data: { kind: 'call', outcome: 'needs_time', content: '要商量', next: promised },
  });
  await open(consultant, '/today');
  const task = page.getByRole('listitem').filter({ hasText: who }).first();
  await task.getByRole('button', { name: '准备通话' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('link', { name: /^拨打/ }).waitFor();
  const reason = drawer.getByRole('group', { name: '可用的由头' }).getByRole('checkbox').first();
  await reason.click();
  await drawer.getByRole('button', { name: '记录结果' }).click();
  const content = page.getByRole('textbox', { name: '内容' });
  expect(await content.inputValue()).toMatch(/^由头：/);
  await page.getByRole('button', { name: '取消' }).click();

  const swiped = page.getByRole('listitem').filter({ hasText: who }).first();
  await swiped.dispatchEvent('touchstart', {
    touches: [{ identifier: 1, clientX: 300, clientY: 9 }],
  });
  await swiped.dispatchEvent('touchend', {
    changedTouches: [{ identifier: 1, clientX: 120, clientY: 12 }],
  });
  await page.getByText(`记一次联系 · ${who}`).waitFor();
  expect(consultant.faults).toEqual([]);
  await consultant.close();
});

/** Moves on with Tab until what is wanted has the focus: no trap before it, and nothing skipped. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.first().waitFor();
  const isThere = () =>
    wanted.evaluateAll((them) => them.some((it) => it === document.activeElement));
  for (let steps = 0; steps < 80; steps++) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no Tab leads to ${String(wanted)}`);
}

test('F-29 with the keyboard alone a card is begun, filled and saved', async () => {
  const consultant = await sit('xuruochuan');
  const { page } = consultant;
  const { keyboard } = page;
  await open(consultant, '/today');
  await keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '查找' }).waitFor();
  await keyboard.type('填写温馨卡');
  const begin = page.getByRole('option', { name: '填写温馨卡', exact: true }).first();
  await begin.waitFor();
  for (let steps = 0; (await begin.getAttribute('aria-selected')) !== 'true'; steps++) {
    expect(steps).toBeLessThan(10);
    await keyboard.press('ArrowDown');
  }
  await keyboard.press('Enter');
  await tabTo(page, page.getByRole('textbox', { name: '电话' }));
  await keyboard.type('13944445555');
  await tabTo(page, page.getByRole('textbox', { name: '姓名' }));
  await keyboard.type('史大奈');
  await tabTo(page, page.getByRole('switch', { name: '短时接待' }));
  await keyboard.press('Space');
  await tabTo(page, page.getByRole('checkbox', { name: '购房咨询与销售' }));
  await keyboard.press('Space');
  await tabTo(page, page.getByRole('radio', { name: /^A/ }));
  for (const key of ['ArrowRight', 'ArrowRight']) await keyboard.press(key);
  expect(await page.getByRole('radio', { name: /^B/ }).getAttribute('aria-checked')).toBe('true');
  await tabTo(page, page.getByRole('textbox', { name: '兴趣点' }));
  await keyboard.type('两居，学校');
  await keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: '史大奈' }).waitFor();
  expect(consultant.faults).toEqual([]);
  await consultant.close();
}, 60_000);
