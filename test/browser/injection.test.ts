import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { dayAhead } from '../support/day-ahead.ts';
import { archiveOf, consent, elements } from '../support/archives.ts';
import { open, openBrowser, visit } from '../support/browser.ts';
import { clearHouse, newDataFolder, peopled, startHouse, type House } from '../support/house.ts';
import { marked } from '../support/markers.ts';
import { clientOf, ok, rowsOf, type Client } from '../support/wire.ts';

/** What somebody writes who wants the next reader's browser to obey him. */
const scripts = [
  '<script>window.__xss=1</script>',
  '<img src=x onerror=window.__xss=1>',
  '"><svg/onload=window.__xss=1>',
  "'-(window.__xss=1)-'",
  'javascript:window.__xss=1//',
  '</title><script>window.__xss=1</script>',
  '{{constructor.constructor("window.__xss=1")()}}',
  '<iframe srcdoc="<script>top.__xss=1</script>">',
  '<a href=javascript:window.__xss=1>点我</a>',
  '${window.__xss=1}',
];

const data_dir = newDataFolder();
let browser: Browser;
let house: House;
const clients: Record<string, Client> = {};
let customer_id: string;
let batch_id: string;
let request_id: string;

beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), startHouse(data_dir, { isBuilt: true })]);
  const { administrator, consultants } = await peopled(house, 1);
  clients.administrator = administrator;
  clients.consultant = consultants[0]!;
  for (const office of ['site_supervisor', 'reviewer', 'service_manager'])
    clients[office] = await appoint(office);
  await writeEverywhere();
});
afterAll(async () => {
  await browser?.close();
  await clearHouse(data_dir, house);
});

/** Somebody with an office whose own name is a script as well. */
async function appoint(office: string): Promise<Client> {
  const units = rowsOf<{ kind: string; unit_id: string }>(
    await clients.administrator!.get('/api/identity/units'),
  );
  const kind = office === 'service_manager' ? 'company' : 'project';
  const { unit_id } = units.find((it) => it.kind === kind)!;
  const person = { name: `${scripts[1]}`, sign_in_name: office, office, unit_id };
  const { password } = ok<{ password: string }>(
    await clients.administrator!.post('/api/identity/people', person),
  );
  const client = clientOf(house.address);
  ok(await client.post('/api/identity/session', { sign_in_name: office, password }));
  const new_password = 'the river bends twice';
  ok(await client.put('/api/identity/me/password', { old_password: password, new_password }));
  return client;
}

/** One customer, all of whose fields are the script; answers his id. */
async function receive(text: string): Promise<string> {
  const { consultant } = clients as Record<string, Client>;
  const { phone } = marked();
  const archive = archiveOf({ name: text, phone, address: text, remark: text });
  const card = {
    archive,
    consent,
    elements: Object.fromEntries(Object.keys(elements).map((it) => [it, text])),
    next: { on: dayAhead(2), kind: 'call', hook: text },
  };
  const made = await consultant!.post('/api/reception/warm-cards', card);
  const { customer_id: id } = ok<{ customer_id: string }>(made);
  const said = { content: text, problems: text, solution: text };
  const follow_up = { kind: 'call', outcome: 'will_come', ...said };
  ok(await consultant!.post(`/api/reception/customers/${id}/follow-ups`, follow_up));
  const call = { kind: 'call', name: text, phone: marked().phone, note: text };
  ok(await consultant!.post('/api/reception/inquiries', call));
  ok(
    await consultant!.post('/api/identity/me/tokens', {
      name: text.slice(0, 60),
      expires_on: dayAhead(1),
    }),
  );
  return id;
}

/** What the house is described with: channels, notices, teams. */
async function furnish(text: string, code: string, parent_id: string): Promise<void> {
  const { administrator, service_manager } = clients as Record<string, Client>;
  const channel = { code, name_zh: text.slice(0, 40), name_en: text };
  ok(await administrator!.post('/api/customers/channels', channel));
  const title = { title_zh: text, title_en: text };
  const body = { text_zh: text.repeat(9), text_en: text.repeat(9) };
  const notice = { code, ...title, ...body, purposes: ['sales'], version: 0 };
  ok(await service_manager!.post('/api/consent/notices', notice));
  const team = { parent_id, kind: 'team', code: `t_${code}`, name: text.slice(0, 60) };
  ok(await administrator!.post('/api/identity/units', team));
}

/** A list whose name, headings and cells are scripts. */
async function bring(administrator: Client): Promise<string> {
  const cells = scripts.map((it) => `"${it.replaceAll('"', '""')}"`);
  const rows = [cells.join(','), ...scripts.map(() => cells.join(','))];
  const query = `project_code=yunjing&purpose=sales&provenance=${encodeURIComponent(scripts[1]!)}`;
  const started = await administrator.send('POST', `/api/customers/imports?${query}`, {
    raw: `姓名,电话,${rows.join('\n甲,13912345678,')}`,
    headers: { 'x-file-name': encodeURIComponent(`${scripts[1]}.csv`) },
  });
  return ok<{ batch_id: string }>(started).batch_id;
}

/** Each script in each field that is shown to somebody, by whoever may write there. */
async function writeEverywhere(): Promise<void> {
  const { administrator, reviewer } = clients as Record<string, Client>;
  const units = rowsOf<{ kind: string; unit_id: string }>(
    await administrator!.get('/api/identity/units'),
  );
  const project = units.find((it) => it.kind === 'project')!;
  for (const [turn, text] of scripts.entries()) {
    customer_id = await receive(text);
    await furnish(text, `script_${'abcdefghijkl'[turn]}`, project.unit_id);
  }
  batch_id = await bring(administrator!);
  const inbox = await reviewer!.get('/api/approvals/requests');
  request_id = rowsOf<{ request_id: string }>(inbox)[0]!.request_id;
}

const seen: Record<string, () => string[]> = {
  consultant: () => [
    ...['/today', '/customers', `/customers/${customer_id}`, `/customers/${customer_id}/revision`],
    ...['/reception/inquiries', '/reception/warm-cards', '/reception/warm-cards/new'],
    ...['/reception/follow-ups', '/me', '/customers/new', '/custody/exports', '/consent', '/audit'],
    `/customers?state=${encodeURIComponent(scripts[1]!)}`,
    `/sign-in?return_to=${encodeURIComponent('javascript:window.__xss=1')}`,
  ],
  site_supervisor: () => [
    '/customers',
    `/customers/${customer_id}`,
    '/reception/warm-cards',
    '/reception/follow-ups',
    '/approvals',
  ],
  reviewer: () => ['/approvals', `/approvals?open=${request_id}`, `/customers/${customer_id}`],
  service_manager: () => ['/consent', '/customers/channels', '/approvals', '/imports'],
  administrator: () => [
    '/identity/people',
    '/identity/units',
    '/imports',
    `/imports/${batch_id}`,
    '/imports/new',
    '/customers/channels',
  ],
};

/** True once anything that was written ran; looked for on screen and as printed. */
async function isObeyed(page: Page): Promise<boolean> {
  const ran = () => page.evaluate(() => (window as { __xss?: number }).__xss !== undefined);
  const onScreen = await ran();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const inPrint = await ran();
  await page.emulateMedia({ media: 'screen' });
  return onScreen || inPrint;
}

test.each(Object.keys(seen))(
  'D01 what is written into every field is text to the %s',
  async (name) => {
    const it = await visit(browser, house.address);
    const { page } = it;
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const [cookie, value] = clients[name]!.cookie.split('=');
    await it.context.addCookies([{ name: cookie!, value: value!, url: house.address }]);
    let shown = 0;
    for (const path of seen[name]!()) {
      await open(it, path);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      for (const tab of await page.getByRole('tab').all())
        await tab.click({ timeout: 1_000 }).catch(() => {});
      const text = await page.locator('body').innerText();
      if (scripts.some((script) => text.includes(script))) shown++;
      expect([path, await isObeyed(page)]).toEqual([path, false]);
    }
    // Refusals of an address written by hand are ours; an obeyed script is a console message.
    const faults = it.faults.filter((fault) => !/ 4\d\d http/.test(fault));
    expect(faults).toEqual([]);
    expect(dialogs).toEqual([]);
    expect(shown).toBeGreaterThan(0); // It was there to be read.
    await it.close();
  },
  90_000,
);
