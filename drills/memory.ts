import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { isAlive } from '../test/support/house.ts';
import { ok, rowsOf, type Client } from '../test/support/wire.ts';
import { p95, type Course, type Drill } from './course.ts';
import { hire, isWell, openGround, type Ground } from './ground/ground.ts';
import { until } from './ground/writers.ts';

const MOST_MB = 512;
const GROUP = '/sys/fs/cgroup/memory';

/** A bound the kernel keeps, where there is such a thing; beyond it the process is killed. */
function bound(pid: number): (() => void) | undefined {
  const folder = join(GROUP, `kebu-drill-${process.pid}`);
  if (!existsSync(join(GROUP, 'memory.limit_in_bytes'))) return undefined;
  try {
    mkdirSync(folder);
    writeFileSync(join(folder, 'memory.limit_in_bytes'), String(MOST_MB << 20));
    writeFileSync(join(folder, 'cgroup.procs'), String(pid));
  } catch {
    return undefined;
  }
  return () => {
    try {
      rmdirSync(folder);
    } catch {
      // Its last process is still being taken away; the folder holds nothing.
    }
  };
}

const highest = (pid: number) =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;

/** Surnames and given names in turn, phones that are all different: invented people by the thousand. */
const listOf = (count: number, from: number) =>
  ['姓名,联系电话,级别']
    .concat(Array.from({ length: count }, (_, at) => `贺若弼${at % 97},13${from + at * 7},B`))
    .join('\n');

async function bring(ground: Ground, count: number, from: number): Promise<string> {
  const client = ground.client(ground.cookies.administrator);
  const units = rowsOf<{ kind: string; unit_id: string }>(await client.get('/api/identity/units'));
  const query = new URLSearchParams({
    project_id: units.find((it) => it.kind === 'project')!.unit_id,
    ...{ basis: 'consent', provenance: '开放日签到表', purpose: 'sales' },
  });
  const { batch_id } = ok<{ batch_id: string }>(
    await client.send('POST', `/api/customers/imports?${query}`, {
      raw: listOf(count, from),
      headers: { 'x-file-name': encodeURIComponent('签到表.csv') },
    }),
  );
  const path = `/api/customers/imports/${batch_id}`;
  ok(await client.post(`${path}/mapping`));
  const stateOf = async () => ok<{ state: string }>(await client.get(path)).state;
  await until('the list is read', async () => /ready|failed/.test(await stateOf()), 300_000);
  if ((await stateOf()) === 'failed') return 'failed';
  const { request_id } = ok<{ request_id: string }>(await client.post(`${path}/submission`));
  const sign = `/api/approvals/requests/${request_id}/signatures?scope=project`;
  ok(await ground.client(ground.cookies.reviewer).post(sign, { decision: 'approved' }));
  await until('the list is in', async () => /applied|failed/.test(await stateOf()), 600_000);
  return stateOf();
}

/** Somebody who works with lists while all that goes on. */
async function listing(client: Client, isDone: () => boolean): Promise<number[]> {
  const times: number[] = [];
  while (!isDone()) {
    const started = performance.now();
    const { status } = await client.get('/api/customers?scope=project&limit=200');
    if (status === 200) times.push(performance.now() - started);
    await pause(30);
  }
  return times;
}

/** An ordered file of everybody; it may be refused or fail, and says so. */
async function order(client: Client, format: string): Promise<string> {
  const body = { register: 'customers.list-customers', filters: {}, format };
  const made = await client.post('/api/custody/exports?purpose=sales&scope=project', body);
  if (made.status !== 200) return String(made.body.code);
  const stateOf = async () => {
    const rows = rowsOf<{ export_id: string; state: string; row_count: number }>(
      await client.get('/api/custody/exports?scope=project'),
    );
    const found = rows.find((it) => it.export_id === made.body.export_id);
    return `${found?.state} (${found?.row_count} rows)`;
  };
  await until('the file', async () => /completed|failed/.test(await stateOf()), 300_000);
  return stateOf();
}

async function work(course: Course, ground: Ground): Promise<void> {
  const { pid } = ground.house;
  const administrator = ground.client(ground.cookies.administrator);
  const cookie = await hire(ground.address, administrator, 'site_supervisor');
  const supervisor = ground.client(cookie);
  let isDone = false;
  const lists = listing(ground.client(cookie), () => isDone);
  const count = Math.max(500, course.rounds * 20_000);
  const first = await bring(ground, count, 900_000_000);
  const after = await Promise.all([
    bring(ground, count, 100_000_000),
    order(supervisor, 'xlsx'),
    order(supervisor, 'csv'),
  ]).finally(() => (isDone = true));
  const times = await lists;
  const peak_mb = Math.round(highest(pid));
  course.note('rows', 2 * count);
  course.note('work', [first, ...after]);
  course.note('peak_mb', peak_mb);
  course.note('list_p95_ms', Math.round(p95(times)));
  course.tell(
    `two lists of ${count} rows and two files: ${[first, ...after].join(', ')}; ` +
      `peak ${peak_mb} MB; ${times.length} lists meanwhile, p95 ${Math.round(p95(times))} ms`,
  );
  course.hold(isAlive(pid) && (await isWell(ground)), 'the server lives');
  course.hold(peak_mb <= MOST_MB, `it stays below ${MOST_MB} MB, was ${peak_mb}`);
}

/** R12: import, files and lists at once within 512 MB. */
export const memory: Drill = {
  name: 'memory',
  line: 'import, ordered files and lists at once within 512 MB; rounds: 20,000 rows each',
  rounds: 5,
  minutes: 0,
  async run(course) {
    const ground = await openGround(course, { consultants: 1 });
    const release = bound(ground.house.pid);
    try {
      course.note('is_bound_by_kernel', release !== undefined);
      await work(course, ground);
    } finally {
      await ground.close();
      release?.();
    }
  },
};
