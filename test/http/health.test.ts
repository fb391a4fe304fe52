import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { randomBytes } from '#platform/cipher';
import { readConfig } from '#platform/config';
import { openKeystore } from '#platform/keystore';

import { applicationOf } from '../../src/server/application.ts';
import { openHealth, type Health } from '../../src/server/health.ts';
import { openHouse, type House } from '../../src/server/house.ts';

const data_dir = mkdtempSync(join(tmpdir(), 'kebu-health-'));
const config = readConfig({ KEBU_DATA: data_dir, PORT: '0' });
const well = {
  status: 'ok',
  sealed: false,
  database: 'ok',
  jobs: 'ok',
  disk: 'ok',
  keystore: 'ok',
};
const door = { role: 'kebu_door', settings: {} } as const;

let house: House;
let owner: pg.Client;
beforeAll(async () => {
  house = await openHouse(config);
  owner = new pg.Client(house.owner);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await house.close();
  rmSync(data_dir, { recursive: true, force: true });
});

async function probe() {
  const reply = await applicationOf(house)(new Request('http://kebu.test/healthz'));
  return { status: reply.status, health: (await reply.json()) as Health };
}

test('a house in order says so of each part, and nothing more', async () => {
  expect(await probe()).toEqual({ status: 200, health: well });
});

test('a disk that is nearly full is unwell before it is full', async () => {
  const healthOf = openHealth(house, { disk_free_bytes: Number.MAX_SAFE_INTEGER });
  expect(await healthOf()).toEqual({ ...well, status: 'unwell', disk: 'unwell' });
});

test('a job that is due and that nobody takes in hand is unwell', async () => {
  const queue = 'test.left';
  await owner.query(`select pgboss.create_queue($1, '{"policy":"standard"}')`, [queue]);
  const put = `insert into pgboss.job (name, start_after, policy)
               values ($1, now() - $2::interval, 'standard')`;
  await owner.query(put, [queue, '9 minutes']);
  expect((await probe()).health).toEqual(well);
  await owner.query(put, [queue, '11 minutes']);
  const late = { ...well, status: 'unwell', jobs: 'unwell' };
  expect(await probe()).toEqual({ status: 503, health: late });
  await owner.query('delete from pgboss.job where name = $1', [queue]);
});

test('a database that lets everybody wait is unwell, and the probe is answered all the same', async () => {
  await owner.query('select pg_advisory_lock(4711)');
  const stuck = Array.from({ length: 12 }, () =>
    house.database.transaction(door, (db) => db.raw('select pg_advisory_xact_lock(4711)', [])),
  );
  await expect.poll(() => house.database.load()).toMatchObject({ size: 12, idle: 0 });
  const began = performance.now();
  const { status, health } = await probe();
  expect(performance.now() - began).toBeLessThan(1_500);
  expect([status, health.database]).toEqual([503, 'unwell']);
  await owner.query('select pg_advisory_unlock(4711)');
  await Promise.all(stuck);
  expect(await probe()).toEqual({ status: 200, health: well });
});

test('a mirror of the keystore that is out of order is unwell', async () => {
  const mirrors = ['a', 'b'].map((it) => join(data_dir, 'other-keystore', it));
  const master_key = randomBytes(32);
  const alone = await openKeystore({ mirrors: mirrors.slice(0, 1), master_key });
  await alone.create(1);
  await alone.close();
  const foreign = await openKeystore({ mirrors: mirrors.slice(1), master_key: randomBytes(32) });
  await foreign.create(1);
  await foreign.close();
  const keystore = await openKeystore({ mirrors, master_key });
  const health = await openHealth({ ...house, keystore })();
  expect(health).toEqual({ ...well, status: 'unwell', keystore: 'unwell' });
  await keystore.close();
});

test('a house that closes no longer works on its jobs', async () => {
  await house.jobs!.stop();
  expect((await probe()).health.jobs).toBe('unwell');
});
