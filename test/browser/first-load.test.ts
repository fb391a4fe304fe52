import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { enter, open, openBrowser, visit } from '../support/browser.ts';
import { openDemo, type Demo } from '../support/demo-house.ts';
import { unspoken } from '../support/spoken.ts';
import { clientOf, ok, rowsOf } from '../support/wire.ts';

let browser: Browser;
let demo: Demo;
beforeAll(async () => {
  [browser, demo] = await Promise.all([openBrowser(), openDemo()]);
});
afterAll(async () => {
  await browser?.close();
  await demo?.close();
});

/** What a phone may have to fetch before a consultant's screen works, compressed. */
const MOST_BYTES = 250 * 1024;

/** Bytes of scripts as they came over the line, with nothing in the cache. */
async function scriptsOf(path: string): Promise<number> {
  const it = await visit(browser, demo.address, { size: 'hand' });
  await enter(it, 'xuruochuan', demo.passwordOf('xuruochuan'));
  // What comes while the page stands still is not waited for.
  await it.page.addInitScript('globalThis.requestIdleCallback = () => 0');
  const line = await it.context.newCDPSession(it.page);
  await line.send('Network.enable');
  let bytes = 0;
  line.on('Network.responseReceived', ({ type, response }) => {
    if (type !== 'Script') return;
    bytes += Number(response.headers['content-length']);
  });
  await open(it, path);
  await it.page.getByRole('heading', { level: 1 }).first().waitFor();
  expect(await it.page.getByRole('main').innerText()).not.toMatch(unspoken);
  expect(it.faults).toEqual([]);
  await it.close();
  return bytes;
}

async function anyCustomer(): Promise<string> {
  const xu = clientOf(demo.address);
  const said = { sign_in_name: 'xuruochuan', password: demo.passwordOf('xuruochuan') };
  ok(await xu.post('/api/identity/session', said));
  const [first] = rowsOf<{ customer_id: string }>(await xu.get('/api/customers'));
  return first!.customer_id;
}

test('a consultant’s screens need at most 250 KB of scripts on a phone that never saw them', async () => {
  const paths = [
    '/today',
    '/customers',
    '/reception/warm-cards/new',
    `/customers/${await anyCustomer()}`,
  ];
  for (const path of paths) {
    const bytes = await scriptsOf(path);
    expect(bytes, path.replace(/[0-9a-f-]{36}/, '$id')).toBeLessThanOrEqual(MOST_BYTES);
    expect(bytes).toBeGreaterThan(50_000);
  }
}, 60_000);
