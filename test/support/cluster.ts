import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';

import { migrate } from '#platform/migrate';
import { startPostgres } from '#platform/postgres';

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

/**
 * One PostgreSQL for the whole run, and in it a template with every migration applied: each test
 * file clones it. KEBU_TEST_DATABASE_URL runs the same suite on a server of one's own.
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
  if (url) {
    const { hostname, port, username, password } = new URL(url);
    const owner = { host: hostname, port: Number(port || 5432), user: username, password };
    return { owner, stop: async () => {} };
  }
  const data_dir = mkdtempSync(join(tmpdir(), 'kebu-test-'));
  // Tests clone databases by the dozen; what they prove of durability the drills prove with fsync
  // on.
  const extra = { fsync: 'off', max_connections: '200' };
  const postgres = await startPostgres({ data_dir, extra });
  const { database: _database, ...owner } = postgres.owner;
  const stop = async () => {
    await postgres.stop();
    rmSync(data_dir, { recursive: true, force: true });
  };
  return { owner, stop };
}
