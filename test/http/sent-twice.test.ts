import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { newId } from '#platform/identifier';

import {
  archiveOf,
  cardMarked,
  consent,
  elements,
  openApplication,
  type Application,
} from '../support/application.ts';
import { marked } from '../support/markers.ts';
import type { Client } from '../support/wire.ts';

let app: Application;
let xu: Client;
let wen: Client;
let parent: string;
beforeAll(async () => {
  app = await openApplication();
  xu = await app.as('xu');
  wen = await app.as('wen');
  parent = (await cardMarked(xu)).customer_id;
});
afterAll(() => app.close());

/** A form that is sent with an id its client made. */
interface Form {
  /** Who sends it; the consultant in charge if nobody else. */
  by?: () => Client;
  path: () => string;
  table: string;
  id: string;
  /** What is sent the first time, and what somebody sends under the same id who means another. */
  bodies: () => [object, ...object[]];
}

const follow_up = { kind: 'call', outcome: 'will_come', content: '说好周六来' };
const forms: Record<string, Form> = {
  'a registration': {
    path: () => '/api/customers',
    table: 'customers.customer',
    id: 'customer_id',
    bodies: () => {
      const [one, other] = [archiveOf(marked()), archiveOf(marked())];
      return [
        { ...one, consent },
        { ...other, consent },
        { ...one, consent, identity: { ...one.identity, name: other.identity.name } },
        { ...one, consent, identity: { ...one.identity, phones: other.identity.phones } },
      ];
    },
  },
  'a warm card': {
    path: () => '/api/reception/warm-cards',
    table: 'reception.warm_card',
    id: 'customer_id',
    bodies: () => [
      { archive: archiveOf(marked()), consent, elements },
      { archive: archiveOf(marked()), consent, elements },
    ],
  },
  'a call or visit': {
    path: () => '/api/reception/inquiries',
    table: 'reception.inquiry',
    id: 'inquiry_id',
    bodies: () => {
      const { name, phone } = marked();
      return [
        { kind: 'call', name, phone },
        { kind: 'call', name, phone: marked().phone },
        { kind: 'visit', name, phone },
        { kind: 'call', name: marked().name, phone },
      ];
    },
  },
  'a follow-up': {
    path: () => `/api/reception/customers/${parent}/follow-ups`,
    table: 'reception.follow_up',
    id: 'follow_up_id',
    bodies: () => [
      follow_up,
      { ...follow_up, outcome: 'no_answer' },
      { ...follow_up, kind: 'message' },
      { ...follow_up, content: '说好周日来' },
    ],
  },
  'a look at a masked phone': {
    by: () => wen,
    path: () => '/api/custody/reveals',
    table: 'custody.reveal',
    id: 'reveal_id',
    bodies: () => {
      const look = { customer_id: parent, field: 'phones', reason_code: 'other', reason: '核对' };
      return [look, { ...look, field: 'name' }, { ...look, reason: '再核对' }];
    },
  },
};

describe.each(Object.entries(forms))('G02 %s', (_, { by, path, table, id, bodies }) => {
  const sender = () => by?.() ?? xu;
  const count = async (value: string) =>
    (await app.rows(`select from ${table} where ${id} = $1`, value)).length;

  test('sent twenty times at once is one, and everybody is told the same', async () => {
    const [body] = bodies();
    const sent = { ...body, [id]: newId() } as Record<string, string>;
    const told = await Promise.all(Array.from({ length: 20 }, () => sender().post(path(), sent)));
    expect(new Set(told.map((it) => `${it.status} ${it.text}`))).toEqual(
      new Set([`200 ${told[0]!.text}`]),
    );
    expect(await count(sent[id]!)).toBe(1);
  });

  test('with the same id and another content is refused, and the first stays as it was', async () => {
    const [body, ...others] = bodies();
    const value = newId();
    const first = await sender().post(path(), { ...body, [id]: value });
    expect(first.status).toBe(200);
    const kept = () => app.rows(`select t::text from ${table} t where ${id} = $1`, value);
    const before = await kept();
    for (const other of others) {
      const reply = await sender().post(path(), { ...other, [id]: value });
      expect([reply.status, reply.body.code]).toEqual([409, 'vault.id_taken']);
    }
    expect(await kept()).toEqual(before);
    const again = await sender().post(path(), { ...body, [id]: value });
    expect([again.status, again.text]).toEqual([200, first.text]);
  });

  test('two different contents under one id at once: one is kept, the other refused', async () => {
    const value = newId();
    const [one, other] = bodies();
    const told = await Promise.all([
      sender().post(path(), { ...one, [id]: value }),
      sender().post(path(), { ...other, [id]: value }),
    ]);
    expect(told.map((it) => it.status).toSorted()).toEqual([200, 409]);
    expect(await count(value)).toBe(1);
  });
});
