import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { runningPostmaster } from './postgres-process.ts';
import { startPostgres, type Postgres } from './postgres.ts';
import { isAlive } from './process.ts';
import { checkServer } from './server-fitness.ts';

let data_dir: string;
let postgres: Postgres;
const cluster = () => join(data_dir, 'postgres', 'cluster');

async function ask<T extends pg.QueryResultRow>(text: string, from: Postgres = postgres) {
  const client = new pg.Client(from.owner);
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  data_dir = mkdtempSync(join(tmpdir(), 'kebu-postgres-'));
  postgres = await startPostgres({ data_dir });
  await ask('create table fact (n int); insert into fact values (42)');
});
afterAll(async () => {
  await postgres.stop();
  rmSync(data_dir, { recursive: true, force: true });
});

test('the first start makes a durable cluster that reads Chinese and listens to no network', async () => {
  const rows = await ask<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('data_checksums', 'fsync',
       'full_page_writes', 'listen_addresses', 'synchronous_commit') order by name`,
  );
  expect(rows.map((it) => it.setting)).toEqual(['on', 'on', 'on', '', 'on']);
  expect(await ask(`select '客' ~ '[[:alpha:]]' as is_letter`)).toEqual([{ is_letter: true }]);
  await expect(checkServer(postgres.owner)).resolves.toBeUndefined();
});

test('only who has the password gets in, and only we can read it', async () => {
  const wrong = new pg.Client({ ...postgres.owner, password: 'guess' });
  await expect(wrong.connect()).rejects.toThrow('password authentication failed');
  const file = join(data_dir, 'keys', 'database-owner.password');
  expect(readFileSync(file, 'utf8')).toBe(postgres.owner.password);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  for (const folder of [cluster(), postgres.owner.host, join(data_dir, 'keys')])
    expect(statSync(folder).mode & 0o777, folder).toBe(0o700);
});

test('it stops cleanly and starts with what it held, also while the old one is still ending', async () => {
  const { pid } = postgres;
  await postgres.stop();
  expect(isAlive(pid)).toBe(false);
  expect(existsSync(join(cluster(), 'postmaster.pid'))).toBe(false);
  postgres = await startPostgres({ data_dir });

  const ending = postgres.stop();
  const [next] = await Promise.all([startPostgres({ data_dir }), ending]);
  postgres = next;
  // The one that was ending may have been taken over before it said so; then it is started again.
  await expect.poll(() => ask('select n from fact').catch(() => 'down')).toEqual([{ n: 42 }]);
});

test('the database of a server that was killed is taken over, and stops with us', async () => {
  await postgres.stop();
  const script = `
    const { startPostgres } = await import('#platform/postgres');
    const { pid } = await startPostgres({ data_dir: process.argv[1] });
    console.log(pid);
    setInterval(() => {}, 1e9);`;
  const flags = ['--import', 'tsx', '--conditions=source', '--input-type=module', '-e'];
  const server = spawn(process.execPath, [...flags, script, data_dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(server.stdout, 'data')) as [Buffer];
  const pid = Number(String(said));
  server.kill('SIGKILL');
  await once(server, 'exit');
  expect(isAlive(pid)).toBe(true);

  postgres = await startPostgres({ data_dir });
  expect(postgres).toMatchObject({ pid, is_adopted: true });
  expect(await ask('select n from fact')).toEqual([{ n: 42 }]);
  await postgres.stop();
  expect(isAlive(pid)).toBe(false);
  postgres = await startPostgres({ data_dir });
  expect(postgres.is_adopted).toBe(false);
});

test('R01: a postmaster that is killed with its children is back within 10 s, with what it held', async () => {
  await ask('insert into fact values (43)');
  const { pid } = postgres;
  const children = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  for (const it of [pid, ...children.stdout.trim().split(/\s+/).map(Number)])
    process.kill(it, 'SIGKILL');
  await expect
    .poll(() => ask('select n from fact order by n').catch(() => 'down'), { timeout: 10_000 })
    .toEqual([{ n: 42 }, { n: 43 }]);
  expect(postgres.pid).not.toBe(pid);
});

test('a pid file left by a loss of power does not hold it up, though the pid is another process now', async () => {
  const file = join(cluster(), 'postmaster.pid');
  const left = readFileSync(file, 'utf8');
  await postgres.stop();
  writeFileSync(file, left.replace(/^\d+/, String(process.pid)));
  expect(runningPostmaster(cluster())).toBe(undefined);
  const { uid, gid } = statSync(cluster());
  // As the database's own account: PostgreSQL takes a stranger's process for no postmaster anyhow.
  const same = spawn('sleep', ['1000'], process.getuid?.() === 0 ? { uid, gid } : {});
  writeFileSync(file, left.replace(/^\d+/, String(same.pid)));
  postgres = await startPostgres({ data_dir });
  expect(postgres.is_adopted).toBe(false);
  expect(isAlive(same.pid!)).toBe(true);
  same.kill();
});

test('a deep folder with a Chinese name that is shut to other accounts is as good as any', async () => {
  const shut = mkdtempSync(join(tmpdir(), 'kebu-shut-'));
  chmodSync(shut, 0o700);
  const deep = join(shut, '客户资料与温馨卡'.repeat(6));
  const inner = await startPostgres({ data_dir: deep });
  try {
    expect(Buffer.byteLength(`${inner.owner.host}/.s.PGSQL.5432`)).toBeLessThan(100);
    expect(await ask('select 1 as one', inner)).toEqual([{ one: 1 }]);
    const again = await startPostgres({ data_dir: deep });
    expect(again).toMatchObject({ pid: inner.pid, is_adopted: true });
    await again.stop();
  } finally {
    await inner.stop();
    rmSync(inner.owner.host, { recursive: true, force: true });
    rmSync(shut, { recursive: true, force: true });
  }
});

test('what is not a cluster is refused and left as it is; a lost password is named', async () => {
  const other = mkdtempSync(join(tmpdir(), 'kebu-other-'));
  const folder = join(other, 'postgres', 'cluster');
  mkdirSync(folder, { recursive: true });
  await expect(startPostgres({ data_dir: other })).rejects.toThrow('password is missing');
  mkdirSync(join(other, 'keys'));
  writeFileSync(join(other, 'keys', 'database-owner.password'), 'of-somewhere');
  writeFileSync(join(folder, 'letter.txt'), 'mine');
  await expect(startPostgres({ data_dir: other })).rejects.toThrow('is not a PostgreSQL cluster');
  expect(readFileSync(join(folder, 'letter.txt'), 'utf8')).toBe('mine');
  rmSync(other, { recursive: true });
});
