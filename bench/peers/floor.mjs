// The two floors: what the same machine does without anything Kebu exists for. Both keep their tables
// in a database of their own on the PostgreSQL that Kebu's data directory brings along.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

import { COLUMNS, sql } from '../floor/sql.mjs';
import { start, stop } from '../process.mjs';
import { customerAt, followUpAt, followUpCountOf } from '../rows.mjs';
import { root, shelf } from '../sizes.mjs';

const DATABASE = 'floor';
const PORT = 8990;

/** What the floor's wider table keeps of a synthetic customer. */
const rowOf = (it) => ({
  code: `C${String(it.index).padStart(7, '0')}`,
  age_band: '26-35',
  project: '云璟台',
  budget_band: '150-200',
  area_band: '90-110',
  purpose: 'buy',
  status: 'in_force',
  ...it,
});

const escaped = (value) =>
  value === null || value === undefined
    ? '\\N'
    : String(value instanceof Date ? value.toISOString() : value).replaceAll(/[\\\t\n]/g, ' ');

function* customerLines(count) {
  for (let index = 1; index <= count; index++) {
    const row = rowOf(customerAt(index));
    const values = [index, ...COLUMNS.map((it) => row[it]), row.owner];
    yield `${[...values, row.created_at, row.updated_at].map(escaped).join('\t')}\n`;
  }
}

function* followUpLines(count) {
  for (let index = 1; index <= count; index++) {
    const { owner, channel } = customerAt(index);
    for (let nth = 0; nth < followUpCountOf(index, count); nth++) {
      const it = followUpAt(index, nth);
      const values = [index, owner, it.kind, channel, it.content, it.at, it.at];
      yield `${values.map(escaped).join('\t')}\n`;
    }
  }
}

async function copy(db, into, lines) {
  await pipeline(Readable.from(lines), db.query(copyFrom(`copy ${into} from stdin`)));
}

async function fill(connection, count) {
  const db = new pg.Client(connection);
  await db.connect();
  await db.query(readFileSync(join(root, 'bench/floor/schema.sql'), 'utf8'));
  const customers = `customers (id, ${COLUMNS.join(', ')}, owner, created_at, updated_at)`;
  await copy(db, customers, customerLines(count));
  const follow_ups = 'follow_ups (customer, owner, kind, channel, content, at, created_at)';
  await copy(db, follow_ups, followUpLines(count));
  await db.query(`select setval('customers_id_seq', 2000000)`);
  await db.query('vacuum analyze');
  await db.end();
}

/** Makes the floor's database the first time. */
async function connectionTo(owner, count) {
  const connection = { ...owner, database: DATABASE };
  const admin = new pg.Client(owner);
  await admin.connect();
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [DATABASE]);
  if (rowCount === 0) {
    await admin.query(`create database ${DATABASE}`);
    await fill(connection, count);
  }
  await admin.end();
  return connection;
}

const contactOf = (it) => {
  const { kind, content, at } = it.follow_up;
  return { customer: it.own_index, kind, channel: it.channel, content, at };
};

/** First floor: the bare driver with prepared statements, in this process. */
export async function openFloorPg(owner, count) {
  const pool = new pg.Pool({ ...(await connectionTo(owner, count)), max: 16 });
  const ask = (name, values) => pool.query({ name: `bare_${name}`, text: sql[name], values });
  const filterOf = (it) => [it.grade, it.channel, it.from, it.until];
  const ops = {
    own_list: (it) => ask('own_list', [it.owner]),
    filter: (it) => Promise.all(['filter', 'filter_total'].map((op) => ask(op, filterOf(it)))),
    phone: (it) => ask('phone', [it.phone]),
    name_part: (it) => pool.query(sql.name_part, [`%${it.name_part}%`]),
    detail: (it) =>
      Promise.all([
        ask('detail', [it.hot_index, it.owner]),
        ask('detail_follow_ups', [it.hot_index]),
      ]),
    create: (it) => {
      const row = rowOf(it.row);
      return ask('create', [...COLUMNS.map((name) => row[name] ?? null), it.owner]);
    },
    follow_up: (it) => {
      const { customer, kind, channel, content, at } = contactOf(it);
      return ask('follow_up', [customer, it.owner, kind, channel, content, at]);
    },
  };
  return { name: 'floor-pg', isBare: true, database: DATABASE, ops, close: () => pool.end() };
}

const asUser = (owner) => ({ 'x-user': String(owner), 'content-type': 'application/json' });
const get = (path, owner = -1) => ({ method: 'GET', path, headers: asUser(owner) });
const post = (path, owner, body) => ({
  method: 'POST',
  path,
  headers: asUser(owner),
  body: JSON.stringify(body),
});

const httpOps = {
  own_list: (it) => get('/customers', it.owner),
  filter: ({ grade, channel, from, until }) =>
    get(
      `/customers/filter?${new URLSearchParams({
        grade,
        channel,
        from: from.toISOString(),
        until: until.toISOString(),
      })}`,
    ),
  phone: (it) => get(`/customers/phone/${it.phone}`),
  name_part: (it) => get(`/customers/name?part=${encodeURIComponent(it.name_part)}`),
  detail: (it) => get(`/customers/${it.hot_index}`, it.owner),
  create: (it) => post('/customers', it.owner, rowOf(it.row)),
  follow_up: (it) => post('/follow-ups', it.owner, contactOf(it)),
};

/** Second floor, the measure of everything: the smallest HTTP server over the same tables. */
export async function openFloorHttp(owner, count) {
  const connection = await connectionTo(owner, count);
  const child = start(process.execPath, ['bench/floor/server.mjs'], {
    cwd: root,
    env: { ...process.env, PORT: String(PORT), FLOOR_CONNECTION: JSON.stringify(connection) },
    log: join(shelf, 'floor-http.log'),
  });
  const address = `http://127.0.0.1:${PORT}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error('the floor did not start: .bench/floor-http.log');
    const reply = await fetch(`${address}/ping`).catch(() => undefined);
    if (reply?.ok) break;
  }
  const close = () => stop(child);
  return { name: 'floor-http', address, pid: child.pid, database: DATABASE, ops: httpOps, close };
}
