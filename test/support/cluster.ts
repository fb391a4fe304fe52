import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';

import { lockDataDirectory } from '#platform/data-lock';
import { migrate } from '#platform/migrate';
import { startPostgres } from '#platform/postgres';
import { runningPostmaster, stopPostmaster } from '#platform/postgres-process';

export interface TestCluster {
  owner: { host: string; port: number; user: string; password: string };
  app_password: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: TestCluster;
  }
}

const APP_PASSWORD = 'kebu-app-of-the-tests';
const PREFIX = 'kebu-test-';

/**
 * One PostgreSQL for the whole run, and in it a template with every migration applied: each test
 * file clones it. KEBU_TEST_DATABASE_URL, of a superuser, runs the same suite on a server of one's
 * own.
 */
export default async function setup(project: TestProject) {
  const { owner, stop } = await server();
  const admin = new pg.Client({ ...owner, database: 'postgres' });
  await admin.connect();
  await admin.query('drop database if exists kebu_template with (force)');
  await admin.query('create database kebu_template');
  await admin.end();
  await migrate({ ...owner, database: 'kebu_template' }, { app_password: APP_PASSWORD });
  project.provide('cluster', { owner, app_password: APP_PASSWORD });
  return stop;
}

async function server() {
  const url = process.env.KEBU_TEST_DATABASE_URL;
  if (url) return { owner: ownerOf(new URL(url)), stop: async () => {} };
  await sweep();
  const data_dir = mkdtempSync(join(tmpdir(), PREFIX));
  lockDataDirectory(data_dir);
  // Tests clone databases by the dozen; what they prove of durability the drills prove with fsync
  // on.
  const extra = { fsync: 'off', max_connections: '200' };
  const postgres = await startPostgres({ data_dir, extra });
  const { database: _database, ...owner } = postgres.owner;
  const stop = async () => {
    await postgres.stop();
    rmSync(data_dir, { recursive: true, force: true });
  };
  // Vitest ends at a signal without taking down what it set up.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.once(signal, () => void stop().finally(() => process.exit(1)));
  return { owner, stop };
}

function ownerOf({ hostname, port, username, password, searchParams }: URL) {
  return {
    host: searchParams.get('host') ?? decodeURIComponent(hostname),
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
}

/** A run that was killed leaves its database running: the next one takes it down. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((it) => it.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    if (!existsSync(join(folder, 'kebu.lock'))) continue;
    try {
      lockDataDirectory(folder);
    } catch {
      continue; // Its run goes on, or it is another account's.
    }
    const pid = runningPostmaster(join(folder, 'postgres', 'cluster'));
    if (pid !== undefined) await stopPostmaster(pid);
    rmSync(folder, { recursive: true, force: true });
  }
}
