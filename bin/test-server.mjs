// npm run test:server: the suite on Debian's PostgreSQL instead of the embedded one, and everybody's
// work through its PgBouncer. Needs `apt-get install postgresql pgbouncer`; without them it says so.
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { build, install, root } from './prepare.mjs';

const PORT = 5532;
const PASSWORD = 'of-the-tests-alone';
const versions = '/usr/lib/postgresql';
const version = existsSync(versions) ? readdirSync(versions).toSorted().at(-1) : undefined;
if (!version || !existsSync('/usr/sbin/pgbouncer')) {
  console.log('needs PostgreSQL and PgBouncer: apt-get install postgresql pgbouncer');
  process.exit(0);
}

install();
build();

const programs = join(versions, version, 'bin');
const isRoot = process.getuid() === 0;
const idOf = (what) => Number(spawnSync('id', [what, 'postgres'], { encoding: 'utf8' }).stdout);
const ids = isRoot ? { uid: idOf('-u'), gid: idOf('-g') } : {};
const folder = mkdtempSync(join(tmpdir(), 'kebu-server-'));
const [data, secret] = [join(folder, 'data'), join(folder, 'password')];
writeFileSync(secret, PASSWORD);
if (isRoot) for (const it of [folder, secret]) chownSync(it, ids.uid, ids.gid);

/** Runs a program; false when it failed. */
const run = (program, args, options = {}) =>
  spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options }).status === 0;
const server = (program, ...args) =>
  run(join(programs, program), ['-D', data, ...args], { ...ids, cwd: folder, stdio: 'ignore' });

/** TCP and no socket: as it stands on another machine. */
const listening = `-p ${PORT} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 -c fsync=off`;
const made =
  server('initdb', '-U', 'owner', '-A', 'scram-sha-256', '--pwfile', secret, '-E', 'UTF8') &&
  server('pg_ctl', '-w', '-l', join(folder, 'log'), '-o', listening, 'start');
const env = {
  ...process.env,
  NODE_ENV: 'test',
  KEBU_TEST_DATABASE_URL: `postgresql://owner:${PASSWORD}@127.0.0.1:${PORT}/postgres`,
};
const suite = ['run', 'src', 'test/http', 'test/golden', 'test/walks.test.ts'];
const held =
  made &&
  run(process.execPath, ['node_modules/vitest/vitest.mjs', ...suite], { env }) &&
  run('npm', ['run', '--silent', 'drill', '--', 'pooler']);
server('pg_ctl', '-m', 'immediate', 'stop');
rmSync(folder, { recursive: true, force: true });
console.log(`PostgreSQL ${version}: ${held ? 'the suite passed' : 'something failed'}`);
process.exitCode = held ? 0 : 1;
