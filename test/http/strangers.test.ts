import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { newId } from '#platform/identifier';

import { allRoutes } from '../../src/server/modules.ts';
import { openApplication, type Application } from '../support/application.ts';
import type { Client } from '../support/wire.ts';

let app: Application;
let idler: Client;
beforeAll(async () => {
  app = await openApplication();
  idler = await app.idler();
});
afterAll(() => app.close());

const endpoints = allRoutes.map((it) => it.endpoint);

/** An address of this endpoint with ids nobody has. */
const addressOf = (path: string) => `/api${path.replaceAll(/:[a-z_]+/g, () => newId())}`;

function ask(client: Client, { method, path }: { method: string; path: string }) {
  const body = method === 'GET' ? {} : { body: {} };
  return client.send(method, addressOf(path), body);
}

describe('somebody without a session', () => {
  for (const endpoint of endpoints.filter((it) => !it.actors.includes('guest')))
    test(`is refused ${endpoint.id}`, async () => {
      const { status, body } = await ask(app.stranger(), endpoint);
      expect([status, body.code]).toEqual([401, 'gate.sign_in_first']);
    });

  test('leaves no trace in the log by knocking', async () => {
    const entries = await app.rows(`select action from audit.entry where actor_kind = 'guest'`);
    expect(entries).toEqual([{ action: 'identity.sign-in' }]); // Of the idler below.
  });
});

describe('somebody signed in without an office', () => {
  const closed = endpoints.filter((it) => !it.personal && !it.actors.includes('guest'));
  for (const endpoint of closed)
    test(`is refused ${endpoint.id}`, async () => {
      const { status, body } = await ask(idler, endpoint);
      expect([status, body.code]).toEqual([403, 'gate.not_permitted']);
    });

  test('finds every refused write and every refused look at customers in the log', async () => {
    const kept = closed
      .filter((it) => it.effect === 'write' || it.purposes.length > 0 || it.logged)
      .map((it) => it.id);
    const rows = await app.rows(
      `select distinct action from audit.entry
       where outcome = 'refused' and refusal_code = 'gate.not_permitted'`,
    );
    const logged = (rows as { action: string }[]).map((it) => it.action);
    expect(logged.toSorted()).toEqual(kept.toSorted());
  });
});
