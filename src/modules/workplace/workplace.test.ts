import { afterAll, beforeAll, expect, test } from 'vitest';

import { newId } from '#platform/identifier';

import { openApplication, type Application } from '../../../test/support/application.ts';
import { ok, type Body, type Client } from '../../../test/support/wire.ts';
import type { SavedView } from './contract.ts';

let app: Application;
let xu: Client;
let shen: Client;
beforeAll(async () => {
  app = await openApplication();
  [xu, shen] = await Promise.all([app.as('xu'), app.as('shen')]);
});
afterAll(() => app?.close());

const register = 'customers.list-customers';
const view = {
  register,
  name: '有效客户',
  query: { state: 'in_force' },
  columns: ['name', 'phone'],
};
const put = (client: Client, id: string, body: Body = view) =>
  client.put(`/api/workplace/views/${id}`, body);
const viewsOf = async (client: Client) =>
  ok<{ rows: SavedView[] }>(await client.get(`/api/workplace/views?register=${register}`)).rows;

test('a preference is the person’s on every machine, and nobody else’s', async () => {
  const path = '/api/workplace/preferences/columns.customers.register.customers';
  ok(await xu.put(path, { value: 'name,phone' }));
  ok(await xu.put(path, { value: 'phone,name' }));
  expect(ok(await xu.get('/api/workplace/preferences'))).toEqual({
    rows: [{ key: 'columns.customers.register.customers', value: 'phone,name' }],
  });
  expect(ok(await shen.get('/api/workplace/preferences'))).toEqual({ rows: [] });
  ok(await xu.put(path, { value: null }));
  expect(ok(await xu.get('/api/workplace/preferences'))).toEqual({ rows: [] });
});

test('a view is mine until I share it with my unit; only I change and remove it', async () => {
  const view_id = newId();
  ok(await put(shen, view_id));
  expect(await viewsOf(shen)).toMatchObject([{ view_id, is_mine: true, unit_id: null, ...view }]);
  expect(await viewsOf(xu)).toEqual([]);
  const [{ unit_id }] = ok<{ offices: [{ unit_id: string }] }>(
    await shen.get('/api/identity/me'),
  ).offices;
  ok(await put(shen, view_id, { ...view, unit_id }));
  const shared = await viewsOf(xu);
  expect(shared).toMatchObject([{ view_id, is_mine: false, unit_id }]);
  expect((await put(xu, view_id)).status).toBe(409);
  expect((await xu.delete(`/api/workplace/views/${view_id}`)).status).toBe(404);
  ok(await shen.delete(`/api/workplace/views/${view_id}`));
  expect(await viewsOf(xu)).toEqual([]);
});

test('A25: a view keeps no search for a person, and no unit that is not one’s own', async () => {
  const refused = await put(xu, newId(), { ...view, query: { search: 'handle' } });
  expect(refused).toMatchObject({ status: 400, body: { code: 'workplace.filter_not_kept' } });
  expect((await put(xu, newId(), { ...view, unit_id: newId() })).status).toBe(403);
  expect((await put(xu, newId(), { ...view, register: 'customers.unknown' })).status).toBe(400);
});
