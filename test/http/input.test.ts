import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { allRoutes } from '../../src/server/modules.ts';
import {
  archiveOf,
  consent,
  elements,
  openApplication,
  registerMarked,
  type Application,
} from '../support/application.ts';
import { fieldsOf, legalInput, requestOf } from '../support/fuzz.ts';
import { marked } from '../support/markers.ts';
import { ok, rowsOf, type Client, type Reply } from '../support/wire.ts';

let app: Application;
let xu: Client;
beforeAll(async () => {
  app = await openApplication();
  xu = await app.as('xu');
});
afterAll(() => app.close());

const scripts = [
  '<script>window.__xss=1</script>',
  '"><img src=x onerror=window.__xss=1>',
  "';window.__xss=1;//",
  '<svg/onload=window.__xss=1>',
  '{{constructor.constructor("window.__xss=1")()}}',
  'javascript:window.__xss=1',
  '</title><script>window.__xss=1</script>',
  'a\u2028window.__xss=1//',
];

test.each(scripts)(
  'D01 D06 %s comes back as the text it was, in JSON that no browser runs',
  async (text) => {
    const person = marked();
    const body = {
      archive: { ...archiveOf(person), identity: { name: text, phones: [person.phone] } },
      consent,
      elements: { ...elements, concerns: text, appearance: text },
      next: { on: '2027-01-04', kind: 'call', hook: text },
    };
    const { customer_id } = ok<{ customer_id: string }>(
      await xu.post('/api/reception/warm-cards', body),
    );
    const follow = `/api/reception/customers/${customer_id}/follow-ups`;
    ok(await xu.post(follow, { kind: 'call', outcome: 'will_come', content: text }));
    const read = await xu.get(`/api/customers/${customer_id}`);
    const card = await xu.get(`/api/reception/warm-cards/${customer_id}`);
    const rows = rowsOf<{ content: string }>(await xu.get(follow));
    expect(read.body.name).toBe(text);
    expect((card.body.elements as Record<string, string>).concerns).toBe(text);
    expect((card.body.sensitive_elements as Record<string, string>).appearance).toBe(text);
    expect(rows[0]?.content).toBe(text);
    for (const { headers } of [read, card]) {
      expect(headers.get('content-type')).toBe('application/json');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
    const refused = await xu.get(`/api/customers?state=${encodeURIComponent(text)}`);
    expect([refused.status, refused.headers.get('content-type')]).toEqual([
      400,
      'application/json',
    ]);
  },
);

const injections = [
  `' or 1=1 --`,
  `'; select pg_sleep(3); --`,
  `' || pg_sleep(3) || '`,
  `1); drop table customers.customer; --`,
  `\\'; select pg_sleep(3) --`,
  `$1); select pg_sleep(3) --`,
  `{scope}`,
  `updated_at; select pg_sleep(3)`,
  `(select pg_sleep(3))`,
];

/** An answer refused in PostgreSQL's own words; an opaque handle in a 200 may spell anything. */
const speaksSql = ({ status, text }: Reply) => status >= 400 && /syntax|pg_|error at/i.test(text);

describe('D02 what is written into a field, a sort, a cursor or a key is never SQL', () => {
  const endpoints = allRoutes
    .map((it) => it.endpoint)
    .filter((it) => it.effect === 'read' && it.actors.includes('person') && !it.download);

  test.each(injections)('%s', async (text) => {
    const clients = await Promise.all((['shen', 'an', 'jin'] as const).map((it) => app.as(it)));
    const cursors = [text, btoa(JSON.stringify([unescape(encodeURIComponent(text)), 'x']))];
    const faults: string[] = [];
    for (const endpoint of endpoints)
      for (const { field } of fieldsOf(endpoint))
        for (const value of field === 'cursor' ? cursors : [text])
          for (const client of clients) {
            const asked = { ...legalInput(endpoint), [field]: value };
            const { method, path, body } = requestOf(endpoint, asked);
            const started = performance.now();
            const reply = await client.send(method, path, { body });
            const is_slow = performance.now() - started > 2000;
            if (is_slow || reply.status >= 500 || speaksSql(reply))
              faults.push(`${endpoint.id} ${field}: ${reply.status} ${reply.text}`);
          }
    expect(faults).toEqual([]);
  });

  test.each(injections)('as scope, purpose, order and name of a field: %s', async (text) => {
    const it = encodeURIComponent(text);
    for (const query of [`scope=${it}`, `purpose=${it}`, `sort=${it}`, `order=${it}`, `${it}=1`]) {
      const { status, text: said } = await xu.get(`/api/customers?${query}`);
      expect(status, query).toBeOneOf([200, 400, 403]);
      expect(said).not.toMatch(/syntax|pg_sleep\b.*line/i);
    }
    const found = await xu.post('/api/customers/search', { term: text, [text]: text });
    expect(found.status).toBeOneOf([200, 400]);
    const tables = await app.rows(`select to_regclass('customers.customer') is not null as it`);
    expect(tables).toEqual([{ it: true }]);
  });
});

test('D16 % _ and \\ find themselves, not everything', async () => {
  await registerMarked(xu);
  for (const term of ['%%', '__', '\\\\', '%单%', '单_', '*', '..'])
    expect((await xu.post('/api/customers/search', { term })).body.rows ?? [], term).toEqual([]);
});

describe('D10 texts of any script', () => {
  test.each(['NUL \0 inside', 'half \ud800 a pair', '\udfff'])(
    '%j is refused, not stored',
    async (name) => {
      const raw = JSON.stringify({
        ...archiveOf(marked()),
        identity: { name, phones: [] },
        consent,
      });
      const headers = { 'content-type': 'application/json' };
      const reply = await xu.send('POST', '/api/customers', { raw, headers });
      expect([reply.status, reply.body.code]).toEqual([400, 'gate.input_invalid']);
      const fields = reply.body.fields as { path: string; code: string }[];
      expect(fields).toContainEqual({ path: 'identity.name', code: 'broken_text' });
    },
  );

  test.each(['𠮷野家', '阿卜杜拉·买买提', 'Zoë O’Brien', '김철수', 'e\u0301t\u00e9', '👨‍👩‍👧'])(
    '%s comes back as it was',
    async (name) => {
      const { phone } = marked();
      const body = { ...archiveOf(marked()), identity: { name, phones: [phone] }, consent };
      const { customer_id } = ok<{ customer_id: string }>(await xu.post('/api/customers', body));
      const read = ok<{ name: string }>(await xu.get(`/api/customers/${customer_id}`));
      expect([name, name.normalize('NFC')]).toContain(read.name);
    },
  );

  test('a character of ten thousand marks is too long for a name', async () => {
    const name = `e${'\u0301'.repeat(10_000)}`;
    const body = { ...archiveOf(marked()), identity: { name, phones: [marked().phone] }, consent };
    expect((await xu.post('/api/customers', body)).status).toBe(400);
  });

  test('a phone in full-width digits, with spaces or +86 is the same phone', async () => {
    const { phone } = await registerMarked(xu);
    const wide = [...phone].map((it) => String.fromCodePoint(it.codePointAt(0)! + 0xfee0)).join('');
    const spaced = `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`;
    for (const spelled of [wide, spaced, `+86${phone}`, `0086-${phone}`, `(+86) ${spaced}`]) {
      const known = await xu.post('/api/customers/phone-check', { phone: spelled });
      expect(ok(known), spelled).toEqual({ is_known: true });
      expect(
        rowsOf(await xu.post('/api/customers/search', { term: spelled })),
        spelled,
      ).toHaveLength(1);
    }
  });

  test('two people cannot have sign-in names that look alike', async () => {
    const an = await app.as('an');
    ok(await an.post('/api/identity/people', { name: '甲', sign_in_name: 'lookalike' }));
    for (const sign_in_name of [
      'LOOKALIKE',
      'ｌｏｏｋａｌｉｋｅ',
      'lооkаlike',
      'l00kalike',
      '1ookalike',
    ]) {
      const reply = await an.post('/api/identity/people', { name: '乙', sign_in_name });
      expect([reply.status, reply.body.code], sign_in_name).toEqual([409, 'identity.name_taken']);
    }
    for (const sign_in_name of ['look\u200balike', 'look\u202ealike', 'look alike', 'look\talike'])
      expect((await an.post('/api/identity/people', { name: '丙', sign_in_name })).status).toBe(
        400,
      );
  });
});

describe('D17 days and moments', () => {
  const none = [
    ...['2026-02-30', '2025-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '20260101'],
    ...['0000-01-01', '275760-09-13', '+002026-01-01', '2026-11-23T00:00:00Z', 'today', ' '],
  ];
  test.each(none)('%s is no day', async (day) => {
    const path = `/api/customers?created_from=${encodeURIComponent(day)}`;
    expect((await xu.get(path)).status).toBe(400);
  });

  test.each(['0001-01-01', '1582-10-10', '9999-12-31', '2024-02-29'])(
    '%s is a day, or said to be none: never a defect',
    async (day) => {
      for (const field of ['created_from', 'created_until', 'next_contact_until'])
        expect((await xu.get(`/api/customers?${field}=${day}`)).status).toBeOneOf([200, 400]);
    },
  );

  test('Z05 a day comes back as the day it was, through every summer time there ever was', async () => {
    for (const first_visit_on of ['1988-06-01', '1986-05-04', '2024-02-29']) {
      const body = { ...archiveOf(marked()), first_visit_on, consent };
      const { customer_id } = ok<{ customer_id: string }>(await xu.post('/api/customers', body));
      const read = ok(await xu.get(`/api/customers/${customer_id}`));
      expect(read.first_visit_on).toBe(first_visit_on);
    }
  });

  test('a moment keeps its instant whatever offset it is written with', async () => {
    const { customer_id } = await registerMarked(xu);
    const path = `/api/reception/customers/${customer_id}/follow-ups`;
    const call = (at: string) => xu.post(path, { kind: 'call', outcome: 'no_answer', at });
    for (const at of ['2026-11-20T10:00:00+14:00', '2026-11-19T10:00:00-10:00']) {
      ok(await call(at));
      const [row] = rowsOf<{ at: string }>(await xu.get(path));
      expect(row?.at).toBe('2026-11-19T20:00:00.000Z');
    }
    for (const at of [
      '2026-11-20T25:00:00Z',
      '2026-11-20T10:00:00',
      '2026-11-20T10:00:00+99:00',
      'now',
    ])
      expect((await call(at)).status, at).toBe(400);
    expect((await call('2999-01-01T00:00:00Z')).status).toBe(400);
  });
});
