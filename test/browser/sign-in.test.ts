import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { fromBase32 } from '../../src/modules/identity/rules/base32.ts';
import { codeOf, stepAt } from '../../src/modules/identity/totp-code.ts';
import { enter, open, openBrowser, overflowOf, visit, type Looking } from '../support/browser.ts';
import { openCompanyServer, type CompanyServer } from '../support/company-server.ts';
import { PASSWORD } from '../support/house.ts';
import { openOwnHouse, type OwnHouse } from '../support/own-house.ts';

let browser: Browser;
let house: OwnHouse;
let company: CompanyServer;
const folder = mkdtempSync(join(tmpdir(), 'kebu-company-'));
beforeAll(async () => {
  company = await openCompanyServer();
  const oidc = { provider_id: 'oidc', kind: 'oidc', name: '云璟账号', client_id: 'kebu' };
  const provider = { ...oidc, issuer: company.address, secret_file: 'secret' };
  writeFileSync(join(folder, 'secret'), 'a secret of the issuer');
  const settings = join(folder, 'sign-in.json');
  writeFileSync(settings, JSON.stringify({ hosts: [company.host], providers: [provider] }));
  const env = { KEBU_COMPANY_SIGN_IN: settings };
  [browser, house] = await Promise.all([openBrowser(), openOwnHouse(4, env)]);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
  await company?.close();
  rmSync(folder, { recursive: true, force: true });
});

const passwordOf = (account: string) =>
  account === 'admin' ? PASSWORD : `${PASSWORD} ${account.charCodeAt(account.length - 1) - 97}`;

/** Somebody of the house in front of a browser of his own. */
async function sit(account: string, look: Looking = {}) {
  const it = await visit(browser, house.address, look);
  await enter(it, account, passwordOf(account), look.locale);
  return it;
}

test('B17 a forgotten device is seen on the security page and ended from there', async () => {
  const forgotten = await sit('consultant_a');
  const here = await sit('consultant_a', { size: 'hand' });
  const { page } = here;
  await open(here, '/me/security');
  await page.getByText('这台', { exact: true }).waitFor();
  expect(await overflowOf(page)).toBe(0);
  await page.getByRole('button', { name: '结束其他全部登录' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '结束其他全部登录' }).click();
  await page.getByText('只在这台设备上登录').waitFor();
  await forgotten.page.goto('/me');
  await forgotten.page.getByRole('heading', { name: '登录' }).waitFor();
  expect(here.faults).toEqual([]);
  await Promise.all([forgotten.close(), here.close()]);
});

test('B17 an administrator ends one session of a colleague', async () => {
  const colleague = await sit('consultant_b');
  const administrator = await sit('admin', { locale: 'en' });
  const { page } = administrator;
  await open(administrator, '/identity/people');
  await page.getByRole('link', { name: '顾问1' }).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: 'End', exact: true }).first().waitFor();
  const before = await drawer.getByRole('button', { name: 'End', exact: true }).count();
  await drawer.getByRole('button', { name: 'End', exact: true }).first().click();
  await page.getByText('Ended.').waitFor();
  await expect
    .poll(() => drawer.getByRole('button', { name: 'End', exact: true }).count())
    .toBe(before - 1);
  expect(administrator.faults).toEqual([]);
  await Promise.all([colleague.close(), administrator.close()]);
});

/** What the app of a phone would show now, or so many codes later. */
const codeOfApp = (secret: string, later = 0) =>
  codeOf(Buffer.from(fromBase32(secret.replaceAll(' ', ''))!), stepAt(new Date()) + later);

test('B11 an app is added by hand or scan, asked for at sign-in, and taken off again', async () => {
  const it = await sit('consultant_c', { size: 'hand' });
  const { page } = it;
  await open(it, '/me/security');
  await page.getByRole('button', { name: '设置验证器' }).click();
  await page.getByRole('img', { name: '验证器二维码' }).waitFor();
  const secret = await page.locator('.totp-offer code').innerText();
  await page.getByRole('textbox', { name: '验证码' }).fill(codeOfApp(secret));
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.recovery-codes code').count()).toBe(10);
  expect(await overflowOf(page)).toBe(0);
  const [recovery] = await page.locator('.recovery-codes code').allInnerTexts();
  expect(it.faults).toEqual([]);
  await it.close();

  const again = await visit(browser, house.address, { size: 'hand' });
  await again.page.goto('/');
  const signIn = async () => {
    await again.page.getByRole('textbox', { name: '账号' }).fill('consultant_c');
    await again.page.getByLabel('口令', { exact: true }).fill(passwordOf('consultant_c'));
    await again.page.keyboard.press('Enter');
    await again.page.getByRole('heading', { name: '再验证一次' }).waitFor();
  };
  await signIn();
  await again.page.getByRole('textbox', { name: '验证码' }).fill(recovery!);
  await again.page.keyboard.press('Enter');
  await again.page.getByRole('navigation').first().waitFor();
  await open(again, '/me/security');
  await again.page.getByText('还剩 9 个恢复码').waitFor();
  await again.page.getByRole('button', { name: '停用', exact: true }).click();
  await again.page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await again.page.getByRole('button', { name: '设置验证器' }).waitFor();
  expect(again.faults).toEqual([]);
  await again.close();
}, 60_000);

test('B15 a link of an administrator lets its owner set a password, once', async () => {
  const administrator = await sit('admin');
  await open(administrator, '/identity/people');
  await administrator.page.getByRole('link', { name: '顾问3' }).first().click();
  const drawer = administrator.page.getByRole('dialog');
  await drawer.getByRole('button', { name: '给一个设口令的链接' }).click();
  await drawer.getByRole('img', { name: '设口令的二维码' }).waitFor();
  const url = await drawer.locator('.entry-link code').innerText();
  expect(url).toMatch(new RegExp(`^${house.address}/link#[\\w-]{43}$`));

  const invited = await visit(browser, house.address, { size: 'hand' });
  await invited.page.goto(url);
  await invited.page.getByText('顾问3，您好').waitFor();
  expect(invited.page.url()).not.toContain('#');
  expect(await overflowOf(invited.page)).toBe(0);
  await invited.page
    .getByRole('textbox', { name: '新口令', exact: true })
    .fill('a lake beneath the autumn hill');
  await invited.page
    .getByRole('textbox', { name: '再输入一次新口令' })
    .fill('a lake beneath the autumn hill');
  await invited.page.keyboard.press('Enter');
  await invited.page.getByRole('navigation').first().waitFor();
  expect([...administrator.faults, ...invited.faults]).toEqual([]);

  const late = await visit(browser, house.address);
  await late.page.goto(url);
  await late.page.getByText('这个链接无效').waitFor();
  await late.page.getByRole('link', { name: '回到登录' }).click();
  await late.page.getByRole('link', { name: '忘记口令' }).click();
  await late.page.getByRole('textbox', { name: '账号' }).fill('consultant_d');
  await late.page.getByRole('button', { name: '要一个链接' }).click();
  await late.page.getByText('已经告诉管理员').waitFor();
  await Promise.all([administrator.close(), invited.close(), late.close()]);
}, 60_000);

test('B12 an old proof: the page asks who is there, and then does what was asked', async () => {
  const it = await sit('admin');
  const { page } = it;
  await open(it, '/identity/people');
  await page.getByRole('link', { name: '顾问1' }).first().click();
  await page.getByRole('dialog').getByText('登录中的设备').waitFor();
  await house.rows(`update identity.session set authenticated_at = now() - interval '6 minutes'`);
  await page.waitForTimeout(1_100); // A credential is remembered for a second.
  const asks = () => page.getByRole('button', { name: '给一个设口令的链接' }).click();
  const proof = page.getByRole('dialog', { name: '请再验证一次' });

  await asks();
  await proof.getByRole('button', { name: '取消' }).click();
  await page.getByText('这件事要紧').waitFor();
  await asks();
  await proof.getByLabel('口令', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('img', { name: '设口令的二维码' }).waitFor();
  expect(await proof.count()).toBe(0);
  expect(it.faults.filter((fault) => !/ 401 .*\/links$/.test(fault))).toEqual([]);
  await it.close();
}, 60_000);

/** A device in the browser that says yes, as a finger would. */
async function withDevice(context: BrowserContext, page: Page) {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  const options = {
    ...{ protocol: 'ctap2' as const, transport: 'internal' as const, hasResidentKey: true },
    ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  };
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', { options });
  return { session, authenticatorId };
}

test('B11 a passkey is added, signs in alone and as the second step, and is removed', async () => {
  const it = await sit('consultant_b', { size: 'hand' });
  const { page, context } = it;
  await withDevice(context, page);
  await open(it, '/me/security');
  await page.getByRole('button', { name: '登记一把通行密钥' }).click();
  await page.getByText('通行密钥已登记').waitFor();
  await page.getByRole('button', { name: '改名' }).click();
  await page.getByRole('textbox', { name: '名称' }).fill('我的手机');
  await page.keyboard.press('Enter');
  await page.getByText('我的手机').waitFor();
  expect(await overflowOf(page)).toBe(0);

  await context.clearCookies();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: '用通行密钥登录' }).click();
  await page.getByRole('navigation').first().waitFor();

  await context.clearCookies();
  await page.goto('/sign-in');
  await page.getByRole('textbox', { name: '账号' }).fill('consultant_b');
  await page.getByLabel('口令', { exact: true }).fill(passwordOf('consultant_b'));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '用通行密钥验证' }).click();
  await page.getByRole('navigation').first().waitFor();

  await open(it, '/me/security');
  await page.getByText('通行密钥登录').first().waitFor();
  await house.rows(`update identity.session set authenticated_at = now() - interval '6 minutes'`);
  await page.waitForTimeout(1_100); // A credential is remembered for a second.
  await page.getByRole('button', { name: '移除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '移除' }).click();
  const proof = page.getByRole('dialog', { name: '请再验证一次' });
  await proof.getByRole('button', { name: '用通行密钥验证' }).click();
  await page.getByText('通行密钥已移除').waitFor();
  expect(it.faults.filter((fault) => !/ 401 .*\/passkeys\//.test(fault))).toEqual([]);

  await context.clearCookies();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: '用通行密钥登录' }).click();
  await page.getByText('通行密钥没有通过').waitFor();
  await it.close();
}, 90_000);

test('a company account leads there and back, to the page one wanted', async () => {
  company.state.who = 'consultant_a';
  const it = await visit(browser, house.address, { size: 'hand' });
  const { page } = it;
  await page.goto('/me/security');
  await page.getByRole('button', { name: '用云璟账号登录' }).click();
  await page.getByRole('heading', { name: '登录与安全' }).waitFor();
  await page.getByText('公司账号登录').waitFor();
  expect(page.url()).toBe(`${house.address}/me/security`);
  // An answer this tab never asked for is none: somebody else's sign-in cannot be slipped in.
  await it.context.clearCookies();
  await page.goto('/company?code=theirs&state=theirs');
  await page.getByText('公司账号没有通过验证').waitFor();
  expect(page.url()).toBe(`${house.address}/company`);
  await it.close();
}, 60_000);

test('C08 wherever the address wants to lead after signing in, it stays here', async () => {
  for (const wanted of [
    '//evil.example',
    '/\\\\evil.example',
    'javascript:alert(1)',
    'https://evil.example',
  ]) {
    const it = await visit(browser, house.address);
    await it.page.goto(`/sign-in?return_to=${encodeURIComponent(wanted)}`);
    await it.page.getByRole('textbox', { name: '账号' }).fill('consultant_a');
    await it.page.getByLabel('口令', { exact: true }).fill(passwordOf('consultant_a'));
    await it.page.keyboard.press('Enter');
    await it.page.getByRole('navigation').first().waitFor();
    expect(new URL(it.page.url()).origin).toBe(house.address);
    expect(it.faults).toEqual([]);
    await it.close();
  }
}, 60_000);

test('an administrator sees locks and requests, unlocks, and reads the limits in force', async () => {
  const stranger = await visit(browser, house.address);
  const headers = { 'x-kebu': '1' };
  const data = { sign_in_name: 'consultant_d', password: 'wrong' };
  for (let at = 0; at < 7; at++)
    await stranger.context.request.post('/api/identity/session', { headers, data });
  const it = await sit('admin');
  const { page } = it;
  await open(it, '/identity/security');
  await page.getByText('已锁定').nth(1).waitFor();
  await page.getByRole('button', { name: '现行的限制' }).click();
  await page.getByRole('dialog').getByText('第二道验证：自愿').waitFor();
  await page.getByRole('dialog').getByText('同时登录上限').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: '顾问3' }).click();
  await page.getByRole('button', { name: '解除锁定' }).click();
  await page.getByText('锁定已解除').waitFor();
  expect(it.faults).toEqual([]);
  await Promise.all([it.close(), stranger.close()]);
}, 60_000);
