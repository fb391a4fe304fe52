import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { Office, type Me } from '#contract/identity';

import { organisation } from '../../src/demo/organisation.ts';
import { screens } from '../../src/web/routes.tsx';
import { powersOf } from '../../src/web/shell/me.ts';
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
import { clientOf, ok, rowsOf } from '../support/wire.ts';

/** Between them they may open every screen. */
const cast = [
  ...['xuruochuan', 'yinxiaoman', 'qinshutong', 'futinglan', 'suyingxue'],
  ...['wenzijin', 'zhangshenyan', 'ruanyizhou'],
];

let browser: Browser;
let demo: Demo;
let parts: Record<string, string>;
let openers: Map<string, string>;

beforeAll(async () => {
  [browser, demo] = await Promise.all([openBrowser(), openDemo()]);
  openers = await openersOf();
  parts = await partsOf();
});
afterAll(async () => {
  await browser?.close();
  await demo?.close();
});

async function as(sign_in_name: string) {
  const client = clientOf(demo.address);
  const password = demo.passwordOf(sign_in_name);
  ok(await client.post('/api/identity/session', { sign_in_name, password }));
  return client;
}

/** Which of the cast opens which screen: the first who may. */
async function openersOf(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const name of cast) {
    const { may } = powersOf(ok<Me>(await (await as(name)).get('/api/identity/me')));
    for (const { path, permission } of screens)
      if (!found.has(path) && (permission === undefined || may(permission))) found.set(path, name);
  }
  return found;
}

/** A real record for each parameter of an address. */
async function partsOf(): Promise<Record<string, string>> {
  const xu = await as('xuruochuan');
  const [customer] = rowsOf<{ customer_id: string }>(await xu.get('/api/customers'));
  return {
    customer_id: customer!.customer_id,
    document_id: 'information',
    number: '2e',
    batch_id: await batchOf(),
  };
}

/** A list that waits for its columns to be confirmed. */
async function batchOf(): Promise<string> {
  const bringer = await as(openers.get('/imports/new')!);
  const query = 'project_code=yunjing&purpose=sales&provenance=展会名单';
  const raw = new TextEncoder().encode('姓名,电话\n苏明月,13900001111\n');
  const headers = { 'content-type': 'text/csv', 'x-file-name': 'fair.csv' };
  const reply = await bringer.send('POST', `/api/customers/imports?${query}`, { raw, headers });
  return ok<{ batch_id: string }>(reply).batch_id;
}

const addressOf = (path: string) =>
  path.replaceAll(/\$(\w+)/g, (_, name: string) => parts[name] ?? name);

/** One person for each office of the demo company. */
const holders = new Set(
  Office.options.flatMap(
    (office) =>
      organisation().people.find((it) => it.offices.some((held) => held.office === office))
        ?.sign_in_name ?? [],
  ),
);

test('everybody comes home without a fault, whatever his office', async () => {
  const faults: string[] = [];
  for (const name of holders) {
    const it = await visit(browser, demo.address);
    await enter(it, name, demo.passwordOf(name));
    await open(it, '/');
    await it.page.getByRole('heading', { level: 1 }).first().waitFor();
    faults.push(...it.faults);
    await it.close();
  }
  expect(faults).toEqual([]);
}, 240_000);

const looks: Required<Looking>[] = [
  { size: 'desk', locale: 'zh-CN' },
  { size: 'desk', locale: 'en' },
  { size: 'hand', locale: 'zh-CN' },
  { size: 'hand', locale: 'en' },
];

/** A key of the dictionary, an action's id, a hole of a sentence or a value of the program. */
const unspoken =
  /\b[a-z_-]+\.[a-z_-]+\.[a-z_-]+\b|\b[a-z]+\.[a-z]+-[a-z-]+\b|\{\{|\bundefined\b|\bNaN\b|\[object/;

/** What the product itself says on a page, apart from what the register holds. */
const ownWords = (page: Page) =>
  page.getByRole('columnheader').or(page.getByRole('tab')).allInnerTexts();

describe.each(looks)('every screen opens ($size, $locale)', (look) => {
  const visits = new Map<string, Visit>();
  const visitOf = async (name: string) => {
    const known = visits.get(name);
    if (known) return known;
    const it = await visit(browser, demo.address, look);
    await enter(it, name, demo.passwordOf(name), look.locale);
    visits.set(name, it);
    return it;
  };
  afterAll(() => Promise.all([...visits.values()].map((it) => it.close())));

  test.each(screens.map((it) => it.path))('%s', async (path) => {
    const it = await visitOf(openers.get(path)!);
    it.faults.length = 0;
    await open(it, addressOf(path));
    await it.page.getByRole('heading', { level: 1 }).first().waitFor();
    const text = await it.page.getByRole('main').innerText();
    expect(it.faults).toEqual([]);
    expect(text).not.toMatch(unspoken);
    expect(await overflowOf(it.page)).toBe(0);
    if (look.locale === 'en')
      expect((await ownWords(it.page)).filter((word) => /\p{Script=Han}/u.test(word))).toEqual([]);
  });
});
