import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { configureFiles } from '#modules/files';

import { allRoutes } from '../../src/server/modules.ts';
import { archiveOf, consent, openApplication } from '../support/application.ts';
import type { Application } from '../support/application.ts';
import { fieldsOf, legalInput, requestOf } from '../support/fuzz.ts';
import { filesBeneath, marked } from '../support/markers.ts';
import { unitOf } from '../support/people.ts';
import { ok, rowsOf, type Client } from '../support/wire.ts';

let app: Application;
let xu: Client;
const folder = mkdtempSync(join(tmpdir(), 'kebu-files-'));
beforeAll(async () => {
  app = await openApplication();
  configureFiles({ folder });
  xu = await app.as('xu');
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const LONG = 50_000;

/** What makes a careless pattern try every way there is. */
const evil: [string, string][] = [
  ['one letter over and over', 'a'.repeat(LONG)],
  ['a letter over and over, and then another', `${'a'.repeat(LONG)}!`],
  ['spaces before something', `${' '.repeat(LONG)}x`],
  ['digits and hyphens', '1-'.repeat(LONG / 2)],
  ['a mail that never comes to its end', `a@${'a.'.repeat(LONG / 2)}`],
  ['open brackets', '(+86)'.repeat(LONG / 5)],
  ['a moment with endless digits', `2026-11-20T10:00:00.${'0'.repeat(LONG)}`],
  ['a character of marks', `e${'\u0301'.repeat(LONG)}`],
  ['Chinese without an end', '单'.repeat(LONG)],
  ['a number without an end', '9'.repeat(LONG)],
];

describe('D08 fifty thousand characters made to be slow', () => {
  const endpoints = allRoutes
    .map((it) => it.endpoint)
    .filter((it) => it.actors.includes('person') && !it.upload && it.id !== 'identity.sign-out');

  test.each(evil)(
    '%s: no field takes a second over it',
    async (_, text) => {
      const clients = await Promise.all((['xu', 'an', 'shen'] as const).map((it) => app.as(it)));
      const slow: string[] = [];
      for (const endpoint of endpoints)
        for (const { field, isText } of fieldsOf(endpoint)) {
          // An address is 16 KiB at most; what is longer travels in a body.
          if (!isText || endpoint.path.includes(`:${field}`)) continue;
          const value = endpoint.method === 'GET' ? text.slice(0, 3_000) : text;
          const { method, path, body } = requestOf(endpoint, {
            ...legalInput(endpoint),
            [field]: value,
          });
          for (const client of clients) {
            const started = performance.now();
            const { status } = await client.send(method, path, { body });
            const ms = performance.now() - started;
            if (ms > 1_000 || status >= 500)
              slow.push(`${endpoint.id} ${field}: ${status} ${ms} ms`);
          }
        }
      expect(slow).toEqual([]);
    },
    120_000,
  );

  test('inside an archive as well, and others are answered meanwhile', async () => {
    const he = await app.as('he');
    const times: number[] = [];
    for (const [, text] of evil) {
      const body = {
        ...archiveOf(marked()),
        identity: { name: text, phones: [text] },
        contact: { address: text, email: text, id_number: text, remark: text },
        consent,
      };
      const started = performance.now();
      const writing = xu.post('/api/customers', body);
      const reading = Array.from({ length: 5 }, async () => {
        const asked = performance.now();
        ok(await he.get('/api/customers'));
        times.push(performance.now() - asked);
      });
      expect((await writing).status).toBe(400);
      expect(performance.now() - started).toBeLessThan(1_000);
      await Promise.all(reading);
    }
    expect(times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]).toBeLessThan(500);
  });
});

describe('D11 numbers', () => {
  const nonsense = [
    '1e309',
    '-1',
    '0.5',
    'NaN',
    'Infinity',
    '0x10',
    '9007199254740993',
    '１０',
    '',
  ];

  test.each(nonsense)('a page of %j rows is refused, or read as it is written', async (limit) => {
    const { status, body } = await xu.get(`/api/customers?limit=${encodeURIComponent(limit)}`);
    // Sixteen is what 0x10 says; nothing else here is a number of rows.
    expect([status, body.code]).toEqual(
      limit === '0x10' ? [200, undefined] : [400, 'gate.input_invalid'],
    );
  });

  const raw = (visitors: string) =>
    xu.send('POST', '/api/reception/inquiries', {
      raw: `{"kind":"visit","name":"来人","visitor_count":${visitors}}`,
      headers: { 'content-type': 'application/json' },
    });

  test.each(['1e309', '-1', '-0', '0', '1.5', '9007199254740993', '"3"', 'true', '1e3'])(
    'a party of %s is refused',
    async (visitors) => {
      expect((await raw(visitors)).status).toBe(400);
    },
  );

  test('a party of three is three', async () => {
    const { inquiry_id } = ok<{ inquiry_id: string }>(await raw('3'));
    const rows = rowsOf<{ inquiry_id: string; visitor_count: number }>(
      await xu.get('/api/reception/inquiries'),
    );
    expect(rows.find((it) => it.inquiry_id === inquiry_id)?.visitor_count).toBe(3);
  });
});

describe('D15 names that a shell or a file system would act on', () => {
  const names = [
    '$(touch /tmp/kebu-pwned).csv',
    '`touch /tmp/kebu-pwned`.csv',
    '; touch /tmp/kebu-pwned ;.csv',
    '../../../../tmp/kebu-pwned.csv',
    '..\\..\\kebu-pwned.csv',
    '/tmp/kebu-pwned.csv',
    'CON.csv',
    '%00.csv',
    'a\u202evsc.exe',
    '-rf.csv',
    `${'长'.repeat(300)}.csv`,
  ];

  test.each(names)('%s is a name, and is kept as one', async (name) => {
    const an = await app.as('an');
    const query = `project_id=${unitOf('terrace')}&basis=consent&provenance=list&purpose=sales`;
    const reply = await an.send('POST', `/api/customers/imports?${query}`, {
      raw: `姓名,联系电话\n甲,${marked().phone}\n`,
      headers: { 'x-file-name': encodeURIComponent(name) },
    });
    expect(reply.status).toBe(200);
    expect(name.startsWith(String(reply.body.file_name).slice(0, 100))).toBe(true);
    expect(existsSync('/tmp/kebu-pwned') || existsSync('/tmp/kebu-pwned.csv')).toBe(false);
    // On disk it stands under a name of our making (E03).
    const kept = filesBeneath(folder).map((it) => it.slice(folder.length));
    expect(kept.filter((it) => !/^(\/[\w-]+)+$/.test(it))).toEqual([]);
    expect(kept.length).toBeGreaterThan(0);
  });
});
