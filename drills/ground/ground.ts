import { join } from 'node:path';

import { startPostgres, type Postgres } from '#platform/postgres';

import {
  clearHouse,
  isAlive,
  newDataFolder,
  PASSWORD,
  peopled,
  postmasterOf,
  startHouse,
  type House,
} from '../../test/support/house.ts';
import { clientOf, ok, rowsOf, type Client } from '../../test/support/wire.ts';
import type { Course } from '../course.ts';
import { openFaultProxy, type FaultProxy } from '../faults/fault-proxy.ts';
import { Journal } from './journal.ts';
import { openPooler } from './pooler.ts';

export interface GroundOptions {
  /** Seven consultants and a reviewer unless said otherwise. */
  consultants?: number;
  /** True puts a fault proxy between the server and its database. */
  is_proxied?: boolean;
  /** True puts a PgBouncer in transaction mode there, with two connections for everybody. */
  is_pooled?: boolean;
  env?: Record<string, string>;
  data_dir?: string;
}

/** A running house with people in it, made to be broken, and the journal of what they did. */
export interface Ground {
  data_dir: string;
  journal: Journal;
  house: House;
  /** Between the server and its database; only where it was asked for. */
  database_proxy: FaultProxy | undefined;
  /** How long the very first start took, the making of the database included: the machine's pace. */
  start_ms: number;
  /** Where clients go: the server itself, or a proxy a drill has put before it. */
  address: string;
  cookies: { administrator: string; reviewer: string; consultants: string[] };
  client(cookie: string): Client;
  /** What every server of this ground has said so far. */
  said(): string;
  /** What it said of its own mistakes: there must be none. */
  defects(): string[];
  /** Starts the server again after its end and answers how long it took to listen, in ms. */
  restart(): Promise<number>;
  close(): Promise<void>;
}

/** Somebody with an office at the project, made by the administrator as any person is; signed in. */
export async function hire(address: string, administrator: Client, office: string) {
  const units = await administrator.get('/api/identity/units');
  const { unit_id } = rowsOf<{ kind: string; unit_id: string }>(units).find(
    (it) => it.kind === 'project',
  )!;
  const person = { name: '同事', sign_in_name: office, office, unit_id };
  const made = ok<{ password: string }>(await administrator.post('/api/identity/people', person));
  const client = clientOf(address);
  const session = { sign_in_name: office, password: made.password };
  ok(await client.post('/api/identity/session', session));
  const change = { old_password: made.password, new_password: PASSWORD };
  ok(await client.put('/api/identity/me/password', change));
  return client.cookie;
}

/** The database run by the drill itself, and what stands between it and the server. */
interface Between {
  proxy?: FaultProxy;
  env: Record<string, string>;
  close(): Promise<void>;
}

const addressAt = ({ user, password, database }: Postgres['owner'], place: string) =>
  `postgresql://${user}:${encodeURIComponent(password)}@${place.replace('/', `/${database}`)}`;

async function proxied(data_dir: string): Promise<Between> {
  const postgres = await startPostgres({ data_dir });
  const { host, port } = postgres.owner;
  const proxy = await openFaultProxy(() => ({ path: join(host, `.s.PGSQL.${port}`) }));
  const env = { DATABASE_URL: addressAt(postgres.owner, `127.0.0.1:${proxy.port}/`) };
  const close = () => proxy.close().then(() => postgres.stop());
  return { proxy, env, close };
}

async function pooled(data_dir: string): Promise<Between> {
  const postgres = await startPostgres({ data_dir });
  try {
    const pooler = await openPooler(postgres.owner);
    const env = {
      DATABASE_URL: addressAt(postgres.owner, `127.0.0.1:${pooler.port}/`),
      DIRECT_DATABASE_URL: addressAt(postgres.owner, `localhost/?host=${postgres.owner.host}`),
      KEBU_NAMED_STATEMENTS: 'false',
    };
    return { env, close: () => pooler.close().then(() => postgres.stop()) };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

export async function openGround(course: Course, options: GroundOptions = {}): Promise<Ground> {
  const { consultants: count = 7, is_proxied, is_pooled, env = {} } = options;
  const data_dir = options.data_dir ?? newDataFolder();
  const place = (is_proxied && proxied) || (is_pooled && pooled);
  const between = place ? await place(data_dir) : undefined;
  const starting = { env: { ...between?.env, ...env }, isBuilt: course.is_built };
  let house: House | undefined;
  let before = '';
  try {
    const started = performance.now();
    house = await startHouse(data_dir, starting);
    const start_ms = performance.now() - started;
    const { administrator, consultants } = await peopled(house, count);
    const cookies = {
      administrator: administrator.cookie,
      reviewer: await hire(house.address, administrator, 'reviewer'),
      consultants: consultants.map((it) => it.cookie),
    };
    const ground: Ground = {
      data_dir,
      journal: new Journal(),
      house,
      start_ms,
      database_proxy: between?.proxy,
      address: house.address,
      cookies,
      client: (cookie) => clientOf(ground.address, cookie),
      said: () => before + ground.house.said(),
      defects: () =>
        ground
          .said()
          .split('\n')
          .filter((it) => /http\.defect|rejection_unhandled|Uncaught/.test(it))
          .map((it) => it.slice(0, 1500)),
      async restart() {
        before += ground.house.said();
        const started = performance.now();
        ground.house = house = await startHouse(data_dir, starting);
        ground.address = house.address;
        return performance.now() - started;
      },
      close() {
        const said = ground.said().split('\n');
        course.note('last_words', said.slice(-80));
        course.note('warnings', said.filter((it) => /Warning:/.test(it)).slice(0, 20));
        course.note(
          'not_restarted',
          said.filter((it) => it.includes('postgres.not_restarted')),
        );
        return closeGround(data_dir, () => house, between);
      },
    };
    return ground;
  } catch (error) {
    await closeGround(data_dir, () => house, between);
    throw error;
  }
}

async function closeGround(
  data_dir: string,
  house: () => House | undefined,
  between: Between | undefined,
): Promise<void> {
  const standing = house();
  if (standing && isAlive(standing.pid)) await standing.end('SIGKILL');
  await between?.close();
  await clearHouse(data_dir, standing);
}

/** Kills a process, unless another fault was faster. */
export function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Kills the embedded PostgreSQL: the postmaster alone, and its children die of it. */
export function killPostmaster({ data_dir }: Ground): number {
  const pid = postmasterOf(data_dir);
  if (pid === undefined) throw new Error('no PostgreSQL runs here');
  killHard(pid);
  return pid;
}

/** Whether the server says of itself that it is well. */
export const isWell = async (ground: Ground): Promise<boolean> =>
  (
    await ground
      .client('')
      .send('GET', '/healthz', { timeout_ms: 5_000 })
      .catch(() => undefined)
  )?.status === 200;
