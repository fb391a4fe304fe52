import { afterAll, beforeAll, expect, test } from 'vitest';

import { archiveOf, cardMarked, elements, openApplication } from '../support/application.ts';
import type { Application, Registered } from '../support/application.ts';
import { leaksIn } from '../support/markers.ts';
import { ok, type Client } from '../support/wire.ts';

let app: Application;
let xu: Client;
beforeAll(async () => {
  app = await openApplication();
  xu = await app.as('xu');
});
afterAll(() => app.close());

const versionOf = async (path: string) => ok<{ version: number }>(await xu.get(path)).version;
const pathsOf = (fields: unknown) => (fields as { path: string }[]).map((it) => it.path);

function archiveBy(one: Registered, address: string) {
  const { intake_channel: _channel, ...archive } = archiveOf({ ...one, address });
  return archive;
}

test('G05 two revise one archive: the second is told where they differ, and overwrites nothing', async () => {
  const one = await cardMarked(xu);
  const path = `/api/customers/${one.customer_id}`;
  const version = await versionOf(path);
  ok(await xu.put(path, { ...archiveBy(one, '云璟路一号'), version }));

  const late = { ...archiveBy(one, '云璟路二号'), intent_grade: 'A', version };
  const refused = await xu.put(path, late);
  expect([refused.status, refused.body.code]).toEqual([409, 'customers.changed_meanwhile']);
  expect(refused.body.facts).toEqual({ count: 2 });
  expect(pathsOf(refused.body.fields)).toEqual(['contact.address', 'intent_grade']);
  expect(leaksIn(Buffer.from(refused.text), [one], 'refusal')).toEqual([]);
  const kept = ok<{ contact: { address: string } }>(await xu.get(path));
  expect(kept.contact.address).toBe('云璟路一号');

  ok(await xu.put(path, { ...late, version: await versionOf(path) }));
  ok(await xu.put(path, archiveBy(one, '云璟路三号'))); // A script that states none means it.
});

test('G05 twenty revise at once from one reading: one is saved, nineteen are told', async () => {
  const one = await cardMarked(xu);
  const path = `/api/customers/${one.customer_id}`;
  const version = await versionOf(path);
  const told = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      xu.put(path, { ...archiveBy(one, `云璟路${at}号`), version }),
    ),
  );
  const saved = told.findIndex((it) => it.status === 200);
  expect(told.filter((it) => it.status === 200)).toHaveLength(1);
  expect(told.filter((it) => it.body.code === 'customers.changed_meanwhile')).toHaveLength(19);
  const kept = ok<{ contact: { address: string } }>(await xu.get(path));
  expect(kept.contact.address).toBe(`云璟路${saved}号`);
});

test('G05 two complete one card: the second is told which elements differ', async () => {
  const { customer_id } = await cardMarked(xu);
  const path = `/api/reception/warm-cards/${customer_id}`;
  const version = await versionOf(path);
  const by = (concerns: string) => ({ elements: { ...elements, concerns }, is_short: false });
  ok(await xu.put(path, { ...by('价格'), version }));
  const refused = await xu.put(path, { ...by('学区'), version });
  expect([refused.status, refused.body.code]).toEqual([409, 'reception.card_changed_meanwhile']);
  expect(pathsOf(refused.body.fields)).toEqual(['elements.concerns']);
  const kept = ok<{ elements: { concerns: string } }>(await xu.get(path));
  expect(kept.elements.concerns).toBe('价格');
});
