// The floor with HTTP: the smallest Fastify and pg server. No validation, no permission but a header,
// no seal, no log.
import Fastify from 'fastify';
import pg from 'pg';

import { COLUMNS, sql } from './sql.mjs';

pg.types.setTypeParser(pg.types.builtins.INT8, Number);
const pool = new pg.Pool({ ...JSON.parse(process.env.FLOOR_CONNECTION), max: 10 });
const ask = (name, values) => pool.query({ name, text: sql[name], values });
const user = ({ headers }) => Number(headers['x-user']);

const app = Fastify({ logger: false });
app.get('/ping', () => 'pong');
app.get('/customers', async (request) => ({
  rows: (await ask('own_list', [user(request)])).rows,
}));
app.get('/customers/filter', async ({ query }) => {
  const values = [query.grade, query.channel, query.from, query.until];
  const [page, total] = await Promise.all([ask('filter', values), ask('filter_total', values)]);
  return { rows: page.rows, total: total.rows[0].count };
});
app.get('/customers/phone/:phone', async ({ params }) => ({
  rows: (await ask('phone', [params.phone])).rows,
}));
// Unnamed on purpose: a named statement's generic plan for LIKE $1 is three times slower.
app.get('/customers/name', async ({ query }) => ({
  rows: (await pool.query(sql.name_part, [`%${query.part}%`])).rows,
}));
app.get('/customers/:id', async (request) => {
  const id = Number(request.params.id);
  const [customer, follow_ups] = await Promise.all([
    ask('detail', [id, user(request)]),
    ask('detail_follow_ups', [id]),
  ]);
  return { ...customer.rows[0], follow_ups: follow_ups.rows };
});
app.post('/customers', async (request) => {
  const values = [...COLUMNS.map((it) => request.body[it] ?? null), user(request)];
  return (await ask('create', values)).rows[0];
});
app.post('/follow-ups', async (request) => {
  const { customer, kind, channel, content, at } = request.body;
  return (await ask('follow_up', [customer, user(request), kind, channel, content, at])).rows[0];
});
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
