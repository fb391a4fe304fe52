import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { Postgres } from '#platform/postgres';

import { NotHere } from '../course.ts';

const PROGRAM = '/usr/sbin/pgbouncer';
const READY_MS = 10_000;

/** A PgBouncer of Debian's before a PostgreSQL: where clients go, and how it is taken down. */
export interface Pooler {
  port: number;
  close(): Promise<void>;
}

const idOf = (what: '-u' | '-g') =>
  Number(spawnSync('id', [what, 'postgres'], { encoding: 'utf8' }).stdout);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Whoever signs in is looked up in PostgreSQL itself: the application's password is made anew. */
const settingsOf = (
  { host, port, user, database }: Postgres['owner'],
  at: number,
  people: string,
) => `
[databases]
${database} = host=${host} port=${port} dbname=${database} auth_user=${user}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${at}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${people}
auth_query = select usename, passwd from pg_shadow where usename = $1
pool_mode = transaction
default_pool_size = 2
max_client_conn = 200
`;

/**
 * Starts PgBouncer in transaction mode with two server connections before a PostgreSQL. Throws
 * NotHere where it is not installed.
 */
export async function openPooler(owner: Postgres['owner']): Promise<Pooler> {
  if (!existsSync(PROGRAM)) throw new NotHere('PgBouncer: apt-get install pgbouncer');
  const folder = mkdtempSync(join(tmpdir(), 'kebu-pooler-'));
  const port = await freePort();
  const [people, settings] = [join(folder, 'people.txt'), join(folder, 'pgbouncer.ini')];
  writeFileSync(people, `"${owner.user}" "${owner.password}"\n`, { mode: 0o600 });
  writeFileSync(settings, settingsOf(owner, port, people), { mode: 0o600 });
  const ids = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : undefined;
  if (ids) for (const it of [folder, people, settings]) chownSync(it, ids.uid, ids.gid);
  const child = spawn(PROGRAM, [settings], { ...ids, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  await answering(child, port, () => said);
  return {
    port,
    async close() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGQUIT');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answering(child: ChildProcess, port: number, said: () => string): Promise<void> {
  const started = performance.now();
  const isOpen = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () =>
        resolve(false),
      );
      socket.once('connect', () => socket.destroy());
    });
  while (!(await isOpen())) {
    if (child.exitCode !== null || performance.now() - started > READY_MS)
      throw new Error(`PgBouncer did not start: ${said()}`);
    await pause(20);
  }
}
