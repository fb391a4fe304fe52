// Kebu as `npm start` runs it, with seal, permissions, purpose and log on.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { start, stop } from '../process.mjs';
import { customerAt, customerIdOf } from '../rows.mjs';
import { dataOf, root, shelf } from '../sizes.mjs';

const PORT = 8991;
const ADDRESS = `http://127.0.0.1:${PORT}`;

/** The flag of `npm start`: a smaller nursery costs a few collections more and 50 MiB less. */
const asStarted = ['--max-semi-space-size=8', '--max-old-space-size=512'];

const environment = (data_dir) => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  KEBU_DATA: data_dir,
  PORT: String(PORT),
  KEBU_LOG_LEVEL: 'warn',
  // A consultant asks some hundred times a day, not a second: the limits are tested elsewhere.
  KEBU_RATE_LIMITS: 'off',
});

/** Fills the data directory of this size unless that was done before. */
export function fillRegister(customers, { anew }) {
  const data_dir = dataOf(customers);
  if (existsSync(join(data_dir, 'people.json')) && !anew) return;
  rmSync(data_dir, { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, ['bench/fill.mjs', String(customers)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, KEBU_LOG_LEVEL: 'warn' },
  });
  if (status !== 0) throw new Error('the register could not be filled');
}

/** How the owner of the embedded database signs in: the floors keep their tables beside ours. */
export function ownerOf(customers) {
  const data_dir = dataOf(customers);
  const lines = readFileSync(join(data_dir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n');
  const password = readFileSync(join(data_dir, 'keys/database-owner.password'), 'utf8').trim();
  return { host: lines[4], port: 5432, user: 'kebu_owner', password, database: 'postgres' };
}

/** Starts the built server; answers when it listens. */
async function launch(data_dir, { flags = [], env = {} } = {}) {
  const child = start(process.execPath, [...asStarted, ...flags, 'dist/server/main.js'], {
    cwd: root,
    env: { ...environment(data_dir), ...env },
    log: join(shelf, 'kebu.log'),
  });
  for (;;) {
    if (child.exitCode !== null) throw new Error('Kebu did not start: see .bench/kebu.log');
    const reply = await fetch(`${ADDRESS}/healthz`).catch(() => undefined);
    if (reply) return child;
  }
}

async function signIn({ sign_in_name, password }) {
  const reply = await fetch(`${ADDRESS}/api/identity/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-kebu': '1' },
    body: JSON.stringify({ sign_in_name, password }),
  });
  if (!reply.ok) throw new Error(`sign-in: ${reply.status} ${await reply.text()}`);
  return reply.headers.getSetCookie()[0].split(';')[0];
}

async function cookiesOf(data_dir) {
  const people = JSON.parse(readFileSync(join(data_dir, 'people.json'), 'utf8'));
  const cookies = [];
  for (const person of people) cookies.push(await signIn(person));
  const [manager, ...consultants] = cookies;
  return { manager, consultants };
}

const idOf = (index) => customerIdOf(customerAt(index));
const dayOf = (moment) => moment.toISOString().slice(0, 10);
const query = (words) => new URLSearchParams(words).toString();

function opsOf({ manager, consultants }) {
  const get = (cookie, path) => ({ method: 'GET', path: `/api${path}`, headers: { cookie } });
  const post = (cookie, path, body) => ({
    method: 'POST',
    path: `/api${path}`,
    headers: { cookie, 'x-kebu': '1', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const search = (term) => post(manager, '/customers/search?scope=company', { term });
  return {
    own_list: (it) => get(consultants[it.owner], '/customers?scope=own'),
    filter: ({ grade, channel, from, until }) =>
      get(
        manager,
        `/customers?${query({
          scope: 'company',
          intent_grade: grade,
          intake_channel: channel,
          created_from: dayOf(from),
          created_until: dayOf(until),
          with_total: 'true',
        })}`,
      ),
    phone: (it) => search(it.phone),
    name_part: (it) => search(it.name_part),
    detail: (it) =>
      get(consultants[it.owner], `/reception/customers/${idOf(it.hot_index)}/history`),
    create: ({ owner, row }) => post(consultants[owner], '/customers', archiveOf(row)),
    follow_up: ({ owner, own_index, follow_up }) => {
      const { kind, outcome, content } = follow_up;
      const path = `/reception/customers/${idOf(own_index)}/follow-ups`;
      return post(consultants[owner], path, { kind, outcome, content });
    },
  };
}

function archiveOf(it) {
  return {
    kind: 'individual',
    identity: { name: it.name, phones: [it.phone] },
    contact: { address: it.address, email: it.email, wechat: it.wechat, remark: it.remark },
    profile: { gender: it.gender, need: 'buy', area_band: '80-100', price_band: '3000-3500' },
    intake_channel: it.channel,
    awareness_channel: 'internet',
    intent_grade: it.grade,
    consent: {
      notice_code: 'reception',
      given: [{ purpose: 'sales', basis: 'consent', evidence_kind: 'oral' }],
    },
  };
}

/** Kebu on the filled register of a size, everybody signed in. */
export async function openKebu(customers, options) {
  const data_dir = dataOf(customers);
  const child = await launch(data_dir, options);
  const close = () => stop(child);
  try {
    const cookies = await cookiesOf(data_dir);
    const ops = opsOf(cookies);
    return { name: 'kebu', address: ADDRESS, pid: child.pid, database: 'postgres', ops, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Start to the first list, in ms, on a directory that was used before; and what it holds idle. */
export async function startCold(customers, cookies_of) {
  const begun = performance.now();
  const child = start(process.execPath, [...asStarted, 'dist/server/main.js'], {
    cwd: root,
    env: environment(dataOf(customers)),
    log: join(shelf, 'kebu.log'),
  });
  const { path, headers } = cookies_of.ops.own_list({ owner: 0 });
  for (;;) {
    const reply = await fetch(ADDRESS + path, { headers }).catch(() => undefined);
    if (reply?.ok) break;
    if (child.exitCode !== null) throw new Error('Kebu did not start: see .bench/kebu.log');
  }
  return { child, first_list_ms: Math.round(performance.now() - begun) };
}
