import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

import { clientOf, ok, rowsOf, type Client } from './wire.ts';

/** How long a start may take on a machine that is busy with other tests. */
const START_MS = 40_000;

/** A server in a process of its own, which can be killed like a real one. */
export interface House {
  address: string;
  pid: number;
  /** Everything it wrote to its terminal and its log. */
  said(): string;
  /** Of a first start, once it was said. */
  readonly setUpToken: string | undefined;
  /** Sends a signal and waits until the process is gone; answers how it ended. */
  end(signal: NodeJS.Signals): Promise<{ code: number | null; signal: string | null }>;
}

export interface Ended {
  code: number | null;
  said: string;
}

/** How a server is started: what the operator sets, and what stands behind `npm start --`. */
interface Starting {
  env?: Record<string, string>;
  args?: string[];
  /** True for what `npm start` runs, with the pages of the browser: `npm test` has built it. */
  isBuilt?: boolean;
}

export const newDataFolder = (): string => mkdtempSync(join(tmpdir(), 'kebu-drill-'));

const fromSource = ['--conditions=source', '--import', 'tsx', 'src/server/main.ts'];
const fromBuild = ['--max-semi-space-size=8', '--max-old-space-size=512', 'dist/server/main.js'];

function launch(data_dir: string, { env = {}, args = [], isBuilt }: Starting): ChildProcess {
  const main = isBuilt ? fromBuild : fromSource;
  return spawn(process.execPath, [...main, ...args], {
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      KEBU_DATA: data_dir,
      PORT: '0',
      KEBU_RATE_LIMITS: 'off', // Drills write faster than anybody works.
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const goneOf = (child: ChildProcess) =>
  new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.on('exit', (code, signal) => resolve({ code, signal })),
  );

/** Starts a server that is expected to serve. */
export async function startHouse(data_dir: string, starting: Starting = {}) {
  const child = launch(data_dir, starting);
  const gone = goneOf(child);
  let text = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  const started = performance.now();
  while (!/listening on \S+\n/.test(text)) {
    if (child.exitCode !== null || performance.now() - started > START_MS) {
      child.kill('SIGKILL');
      throw new Error(`the server did not start: ${text}`);
    }
    await pause(20);
  }
  await pause(150); // The set-up link is the next line; whoever needs it waits for it.
  const house: House = {
    address: /listening on (\S+)\n/.exec(text)![1]!,
    pid: child.pid!,
    said: () => text,
    get setUpToken() {
      return /#(\S+)\n/.exec(text)?.[1];
    },
    end(signal) {
      child.kill(signal);
      return gone;
    },
  };
  return house;
}

/** Starts a server that is expected to refuse, and answers what it said. */
export async function startInVain(data_dir: string, env: Record<string, string> = {}) {
  const child = launch(data_dir, { env });
  let said = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const late = setTimeout(() => child.kill('SIGKILL'), START_MS);
  const { code } = await goneOf(child);
  clearTimeout(late);
  return { code, said } satisfies Ended;
}

const pidFile = (data_dir: string) => join(data_dir, 'postgres/cluster/postmaster.pid');

/** The embedded PostgreSQL of a data directory, as its own file names it. */
export function postmasterOf(data_dir: string): number | undefined {
  if (!existsSync(pidFile(data_dir))) return undefined;
  return Number(readFileSync(pidFile(data_dir), 'utf8').split('\n')[0]);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The owner's hand in the database of a running house: the oracle of a drill. */
export async function ownerOf(data_dir: string): Promise<pg.Client> {
  const near = join(data_dir, 'postgres/socket');
  const password = readFileSync(join(data_dir, 'keys/database-owner.password'), 'utf8').trim();
  const client = new pg.Client({ host: near, user: 'kebu_owner', password, database: 'postgres' });
  client.on('error', () => {}); // It is cut off whenever the drill kills PostgreSQL.
  await client.connect();
  return client;
}

/** Takes down what a drill left running, and removes its data. */
export async function clearHouse(data_dir: string, house: House | undefined): Promise<void> {
  if (house && isAlive(house.pid)) await house.end('SIGKILL');
  const postmaster = postmasterOf(data_dir);
  if (postmaster !== undefined && isAlive(postmaster)) {
    process.kill(postmaster, 'SIGQUIT');
    while (isAlive(postmaster)) await pause(20);
  }
  rmSync(data_dir, { recursive: true, force: true });
}

/** Of the administrator, and of whoever a drill adds. */
export const PASSWORD = 'the river bends at Wuzhen';

const passwordOf = (at: number) => `${PASSWORD} ${at}`;

/** Signs in a consultant by number, or one of the others by name, and answers the cookie. */
export async function signIn(address: string, who: number | string): Promise<string> {
  const isConsultant = typeof who === 'number';
  const sign_in_name = isConsultant ? `consultant_${'abcdefgh'[who]}` : who;
  const password = isConsultant ? passwordOf(who) : PASSWORD;
  const client = clientOf(address);
  ok(await client.post('/api/identity/session', { sign_in_name, password }));
  return client.cookie;
}

/** Sets a new house up and peoples it: an administrator and as many consultants as asked for. */
export async function peopled(house: House, count: number) {
  const administrator = clientOf(house.address);
  const until = performance.now() + START_MS;
  while (house.setUpToken === undefined && performance.now() < until) await pause(20);
  ok(
    await administrator.post('/api/identity/set-up', {
      token: house.setUpToken,
      company_name: '云澜置业',
      project_name: '云璟台',
      project_code: 'yunjing',
      person_name: '管理员',
      sign_in_name: 'admin',
      password: PASSWORD,
    }),
  );
  const units = rowsOf<{ kind: string; unit_id: string }>(
    await administrator.get('/api/identity/units'),
  );
  const { unit_id } = units.find((it) => it.kind === 'project')!;
  const consultants: Client[] = [];
  for (let at = 0; at < count; at++) {
    const sign_in_name = `consultant_${'abcdefgh'[at]}`;
    const person = { name: `顾问${at}`, sign_in_name, office: 'consultant', unit_id };
    const made = ok<{ password: string }>(await administrator.post('/api/identity/people', person));
    const client = clientOf(house.address);
    const old_password = made.password;
    const session = { sign_in_name, password: old_password };
    ok(await client.post('/api/identity/session', session));
    const change = { old_password, new_password: passwordOf(at) };
    ok(await client.put('/api/identity/me/password', change));
    consultants.push(client);
  }
  return { administrator, consultants };
}
