// npm run bench -- --mechanisms: what each mechanism of an own list costs by itself, in microseconds of
// processor. Their sum is the least a request can cost; what the bench measures beyond it is ours to win.
import { once } from 'node:events';
import { fork } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import autocannon from 'autocannon';

import { contract } from '#contract/customers';
import { openRecorder } from '#modules/audit';
import { keysAt, openJson, sealJson, subjectKeys } from '#modules/vault';
import { now } from '#platform/clock';
import { readConfig } from '#platform/config';
import { newId } from '#platform/identifier';
import { Identity } from '#contract/customers';

import { openHouse } from '../dist/server/house.js';
import { fillRegister } from './peers/kebu.mjs';
import { backendsOf, cpuOf, usedBetween } from './process.mjs';
import { customerAt, customerIdOf } from './rows.mjs';
import { dataOf, root } from './sizes.mjs';

const CUSTOMERS = 10_000;
const ROWS = 20;
const SECONDS = 3;
const TOGETHER = 16;

const ids = Array.from({ length: ROWS }, (_, at) => customerIdOf(customerAt(at * 20 + 20)));
const own = { role: 'kebu_own', settings: { person_id: newId(), company_ids: `{${newId()}}` } };

/** µs of processor one run of `work` costs this process and the database, so many at a time. */
async function cost(work) {
  const until = performance.now() + SECONDS * 1000;
  const [cpu, backends] = [process.cpuUsage(), backendsOf('postgres')];
  let count = 0;
  const client = async () => {
    while (performance.now() < until) {
      await work();
      count++;
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, client));
  const { user, system } = process.cpuUsage(cpu);
  const database = usedBetween(backends, backendsOf('postgres'));
  return { server: (user + system) / count, database: (database * 1e6) / count };
}

/** The web: a request and an answer of twenty rows through our own routes, nothing behind them. */
async function costOfHttp() {
  const child = fork('bench/answering.mjs', { cwd: root, execArgv: [] });
  const [port] = await once(child, 'message');
  const load = (duration) =>
    autocannon({
      url: `http://127.0.0.1:${port}/api/customers?scope=own`,
      connections: TOGETHER,
      duration,
      headers: { cookie: `kebu=${'x'.repeat(43)}` },
    });
  await load(2);
  const before = cpuOf(child.pid);
  const found = await load(SECONDS);
  const server = ((cpuOf(child.pid) - before) * 1e6) / found.requests.total;
  child.kill();
  return { server, database: 0 };
}

const entry = () => ({
  ...{ at: now(), actor_kind: 'person', actor_id: own.settings.person_id, on_behalf_of: null },
  ...{ offices: ['consultant'], company_id: null, action: 'customers.list-customers' },
  ...{ outcome: 'done', refusal_code: null, scope: 'own', purpose: 'sales', clause: null },
  ...{ facts: {}, request_id: newId(), subjects: ids },
});

/** Twenty lines as PostgreSQL would hand them out, each sealed under its customer's key. */
async function linesOf(database) {
  const keys = await database.read({ role: 'kebu_system', settings: {} }, (db) =>
    subjectKeys(db, ids),
  );
  const place = (owner_id) => ({ table: 'bench', column: 'identity', owner_id });
  return [...keys].map(([id, key], at) => {
    const identity = { name: '单雄信', phones: ['13800000000'] };
    return { slot: at, place: place(id), identity: sealJson(key, place(id), identity) };
  });
}

async function costs(house) {
  const { append } = openRecorder(house.database);
  const lines = await linesOf(house.database);
  const row = answerRow();
  const slots = await slotsOf(house.database);
  const open = () => {
    const keys = keysAt(slots);
    lines.forEach((it, at) => openJson(keys[at], it.place, it.identity, Identity));
  };
  return [
    ['a request and its answer', await costOfHttp()],
    ['a trip: context, one row, commit', await cost(() => one(house.database))],
    ['the entry with its twenty subjects', await cost(() => append(entry()))],
    ['twenty keys and identities opened', await cost(async () => open())],
    ['twenty rows checked on the way out', await cost(async () => checked(row))],
    ['… and written as JSON', await cost(async () => void JSON.stringify(checked(row)))],
  ];
}

const one = (database) => database.read(own, (db) => db.raw('select 1', []));
const checked = (row) => contract.listCustomers.output.parse({ rows: Array(ROWS).fill(row) });

async function slotsOf(database) {
  const system = { role: 'kebu_system', settings: {} };
  const text = 'select key_slot from vault.subject where customer_id = any ($1::uuid[])';
  const { rows } = await database.read(system, (db) => db.raw(text, [ids]));
  return rows.map((it) => it.key_slot);
}

function answerRow() {
  const it = customerAt(20);
  return {
    ...{ customer_id: ids[0], number: 'K1234567', kind: 'individual', state: 'in_force' },
    ...{
      seen: 'clear',
      name: it.name,
      phone: it.phone,
      intent_grade: it.grade,
      is_scouting: false,
    },
    ...{ intake_channel: it.channel, awareness_channel: 'internet', project_id: newId() },
    ...{
      project_name: '云璟台',
      owner_id: newId(),
      owner_name: '顾问1',
      visit_count: 1,
      call_count: 2,
    },
    ...{ first_visit_on: '2026-01-01', last_contact_at: it.updated_at, next_contact_on: null },
    ...{ lawful_for: ['sales'], created_at: it.created_at, updated_at: it.updated_at },
  };
}

/** Prints what each mechanism costs, and their sum. */
export async function measureMechanisms() {
  fillRegister(CUSTOMERS, { anew: false });
  const house = await openHouse(readConfig({ KEBU_DATA: dataOf(CUSTOMERS) }));
  try {
    await pause(500);
    const found = await costs(house);
    let sum = 0;
    console.log('µs server  µs database  mechanism');
    for (const [name, { server, database }] of found) {
      console.log(`${server.toFixed(0).padStart(9)}${database.toFixed(0).padStart(13)}  ${name}`);
      if (!name.startsWith('twenty rows')) sum += server + database;
    }
    console.log(`${sum.toFixed(0).padStart(9)} µs together, for a page of twenty`);
  } finally {
    await house.close();
  }
}
