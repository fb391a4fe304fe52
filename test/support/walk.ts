import { Office, type Me } from '#contract/identity';

import { organisation } from '../../src/demo/organisation.ts';
import { screens } from '../../src/web/routes.tsx';
import { powersOf } from '../../src/web/shell/me.ts';

import type { Demo } from './demo-house.ts';
import { clientOf, ok, rowsOf } from './wire.ts';

/** Between them they may open every screen. */
const cast = [
  ...['xuruochuan', 'yinxiaoman', 'qinshutong', 'futinglan', 'suyingxue'],
  ...['wenzijin', 'zhangshenyan', 'ruanyizhou'],
];

/** One person for each office of the demo company. */
export const holders: ReadonlySet<string> = new Set(
  Office.options.flatMap(
    (office) =>
      organisation().people.find((it) => it.offices.some((held) => held.office === office))
        ?.sign_in_name ?? [],
  ),
);

/** Every screen of the product, who may open it, and an address where it shows something real. */
export interface Walk {
  opener: (path: string) => string;
  addressOf: (path: string) => string;
}

async function as(demo: Demo, sign_in_name: string) {
  const client = clientOf(demo.address);
  const password = demo.passwordOf(sign_in_name);
  ok(await client.post('/api/identity/session', { sign_in_name, password }));
  return client;
}

/** Which of the cast opens which screen: the first who may. */
async function openersOf(demo: Demo): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const name of cast) {
    const me = ok<Me>(await (await as(demo, name)).get('/api/identity/me'));
    const { may } = powersOf(me);
    for (const { path, permission } of screens)
      if (!found.has(path) && (permission === undefined || may(permission))) found.set(path, name);
  }
  return found;
}

/** A list that waits for its columns to be confirmed. */
async function batchOf(demo: Demo, name: string): Promise<string> {
  const bringer = await as(demo, name);
  const query = 'project_code=yunjing&purpose=sales&provenance=展会名单';
  const raw = new TextEncoder().encode('姓名,电话\n苏明月,13900001111\n');
  const headers = { 'content-type': 'text/csv', 'x-file-name': 'fair.csv' };
  const reply = await bringer.send('POST', `/api/customers/imports?${query}`, { raw, headers });
  return ok<{ batch_id: string }>(reply).batch_id;
}

/** A real record for each parameter of an address. */
async function partsOf(demo: Demo, importer: string): Promise<Record<string, string>> {
  const xu = await as(demo, 'xuruochuan');
  const [customer] = rowsOf<{ customer_id: string }>(await xu.get('/api/customers'));
  return {
    customer_id: customer!.customer_id,
    document_id: 'information',
    number: '2e',
    batch_id: await batchOf(demo, importer),
  };
}

export async function planWalk(demo: Demo): Promise<Walk> {
  const openers = await openersOf(demo);
  const parts = await partsOf(demo, openers.get('/imports/new')!);
  return {
    opener: (path) => openers.get(path)!,
    addressOf: (path) => path.replaceAll(/\$(\w+)/g, (_, name: string) => parts[name] ?? name),
  };
}
