import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { BadSetting, readConfig } from '#platform/config';

import { metricsReader, openMetrics } from '../../src/server/metrics.ts';
import { openApplication, registerMarked, type Application } from '../support/application.ts';
import { leaksIn } from '../support/markers.ts';
import { ok } from '../support/wire.ts';

const token = 'a token of forty letters that nobody knows';
const file = join(mkdtempSync(join(tmpdir(), 'kebu-metrics-')), 'token');
writeFileSync(file, `${token.replaceAll(' ', '-')}\n`);

let app: Application;
beforeAll(async () => {
  app = await openApplication({ env: { KEBU_METRICS_TOKEN_FILE: file } });
});
afterAll(() => app.close());

const read = (headers: Record<string, string> = {}, path = '/metrics') =>
  app.stranger().send('GET', path, { headers });
const far = { 'x-forwarded-for': '203.0.113.7' };

test('on the machine itself the metrics are Prometheus text', async () => {
  const { status, text, headers } = await read();
  expect([status, headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  for (const name of [
    ...['http_requests_total', 'http_request_duration_seconds', 'kebu_acts_refused_total'],
    ...['kebu_sealed 0', 'kebu_disk_free_bytes', 'kebu_build_info{version="', 'kebu_jobs'],
    ...['kebu_database_pool_size', 'kebu_database_pool_idle', 'kebu_database_pool_waiting'],
    ...['kebu_log_batches_total', 'kebu_log_entries_total', 'process_resident_memory_bytes'],
    ...['nodejs_eventloop_lag_seconds', 'nodejs_heap_size_used_bytes'],
  ])
    expect(text).toContain(name);
});

test('to a stranger a proxy brings there is nothing, as at an address nobody made', async () => {
  const nothing = await read(far, '/nothing.txt');
  const wrong = { authorization: 'Bearer wrong' };
  for (const header of [far, { forwarded: 'for=203.0.113.7' }, { 'x-real-ip': '203.0.113.7' }])
    for (const more of [{}, wrong, { authorization: `Basic ${token}` }]) {
      const { status, text, headers } = await read({ ...header, ...more });
      expect([status, text]).toEqual([404, '']);
      const shown = (it: Headers) => [...it].filter(([name]) => name !== 'date');
      expect(shown(headers)).toEqual(shown(nothing.headers));
    }
});

test('who knows the token reads them from anywhere', async () => {
  const authorization = `Bearer ${token.replaceAll(' ', '-')}`;
  expect((await read({ ...far, authorization })).status).toBe(200);
});

test('a token file that is absent or empty is not taken for none', () => {
  expect(() => metricsReader(`${file}.absent`)).toThrow(BadSetting);
  writeFileSync(`${file}.empty`, '\n');
  expect(() => metricsReader(`${file}.empty`)).toThrow(BadSetting);
});

test('what was done is counted by endpoint and code, and nobody is named', async () => {
  const xu = await app.as('xu');
  const customer = await registerMarked(xu);
  ok(await xu.get(`/api/customers/${customer.customer_id}`));
  await xu.get(`/api/customers?text=${encodeURIComponent(customer.name)}`);
  expect((await app.stranger().get('/api/identity/me')).status).toBe(401);
  expect((await app.stranger().get(`/api/nowhere/${customer.phone}`)).status).toBe(404);
  const { text } = await read();
  const line = (start: string) => text.split('\n').find((it) => it.startsWith(start));
  const registered =
    'http_requests_total{route="customers.register-customer",method="POST",status="200"}';
  expect(line(registered)).toBe(`${registered} 1`);
  expect(line('http_request_duration_seconds_count{route="customers.register-customer"}')).toMatch(
    / 1$/,
  );
  expect(line('http_requests_total{route="nowhere",method="any",status="404"}')).toMatch(/ 1$/);
  expect(line('kebu_acts_refused_total{route="identity.me",code="')).toMatch(/ 1$/);
  expect(leaksIn(Buffer.from(text), [customer], 'metrics')).toEqual([]);
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|127\.0\.0\.1/);
  expect(text).not.toContain(customer.number);
});

test('an act that took over a second is one line: which, how long, and nobody', () => {
  const config = readConfig({});
  const log_batches = { batch_count: 0, entry_count: 0 };
  const { database } = app;
  const { watch } = openMetrics({ config, database, keystore: undefined, log_batches });
  const told = watch({ id: 'customers.search', method: 'POST' });
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const answer = { status: 200, request_id: 'r', refusal: undefined };
  told({ ...answer, ms: 999 });
  told({ ...answer, ms: 1_234.5 });
  const lines = written.mock.calls.map(([line]) => JSON.parse(String(line)) as object);
  written.mockRestore();
  expect(lines).toEqual([
    {
      at: expect.any(String),
      ...{ level: 'warn', event: 'http.slow', action: 'customers.search' },
      ...{ status: 200, ms: 1235, request_id: 'r' },
    },
  ]);
});
