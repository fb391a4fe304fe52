import { chownSync, cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { openKeystore } from '#platform/keystore';
import { loadMasterKey } from '#platform/master-key';

import { PAGE_BYTES, SLOTS } from '../src/platform/keystore-page.ts';
import { newDataFolder, ownerOf, postmasterOf, startInVain } from '../test/support/house.ts';
import { Broken, type Course, type Drill } from './course.ts';
import { flips } from './disk-flips.ts';
import { smallDisk, type SmallDisk } from './faults/small-disk.ts';
import { openGround, type Ground } from './ground/ground.ts';
import { inspect } from './ground/oracle.ts';
import { startWriting, type Writing } from './ground/writers.ts';

/** How long writes may take to be accepted again once there is room. */
const RESUME_MS = 15_000;

/** What is answered while there is no room: in words, and never a defect. */
const inWords = /^(http\.(disk_full|outage|outcome_unknown|damaged)|vault\.sealed)$/;

/** Reads one customer again and again, and one list that names nobody, and counts the answers. */
async function readOn(ground: Ground, ms: number) {
  const client = ground.client(ground.cookies.consultants[0]!);
  const customer_id = ground.journal.sent.find(
    (it) => it.writer === 0 && it.phone && it.statuses.includes(200),
  )!.customer_id;
  const until = performance.now() + ms;
  const statuses: number[] = [];
  let plain_count = 0;
  while (performance.now() < until) {
    const reply = await client.get(`/api/customers/${customer_id}`).catch(() => undefined);
    if (reply) statuses.push(reply.status);
    const plain = await client.get('/api/customers/channels').catch(() => undefined);
    if (plain?.status === 200) plain_count++;
    await pause(50);
  }
  return { customer_id, read_count: statuses.filter((it) => it === 200).length, plain_count };
}

/** Entries of the reads of one customer: no answer without one. */
async function readEntries(ground: Ground, customer_id: string): Promise<number> {
  const owner = await ownerOf(ground.data_dir);
  const { rows } = await owner.query<{ count: number }>(
    `select count(*)::int as count from audit.entry_subject s join audit.entry e using (entry_id)
     where s.customer_id = $1 and e.action = 'customers.read-customer' and e.outcome = 'done'`,
    [customer_id],
  );
  await owner.end();
  return rows[0]!.count;
}

interface Pressed {
  disk: { fill(): void; free(): void };
  ground: Ground;
  writing: Writing;
  ms: number;
}

/** Fills the disk under everybody's hands for a while, frees it, and looks at what was said. */
async function press(course: Course, { disk, ground, writing, ms }: Pressed) {
  const from = ground.journal.sent.length;
  const told_before = ground.said().length;
  disk.fill();
  const { read_count, plain_count, customer_id } = await readOn(ground, ms);
  disk.free();
  const resumed_ms = Math.round(await writing.acknowledged(5));
  await writing.stop();
  const answered = ground.journal.sent.slice(from).filter((it) => it.statuses.length > 0);
  const odd = answered.filter((it) => it.statuses.includes(500));
  course.hold(odd.length === 0, `no defect while the disk is full: ${ground.defects()[0]}`);
  const codes = [...new Set(answered.map((it) => it.code ?? ''))].filter((it) => inWords.test(it));
  course.hold(resumed_ms <= RESUME_MS, `writes go on after freeing, took ${resumed_ms} ms`);
  const entries = await readEntries(ground, customer_id);
  course.hold(entries >= read_count, `${read_count} reads answered, ${entries} of them logged`);
  await inspect(course, ground);
  const deaths = ground.said().slice(told_before).split('"postgres.died"').length - 1;
  course.add('resumed_ms', resumed_ms);
  return (
    `said ${codes.join(', ') || 'nothing'}; ${read_count} reads answered and logged, ` +
    `${plain_count} that need no entry; PostgreSQL died ${deaths} times; on in ${resumed_ms} ms`
  );
}

async function onSmallDisk(
  course: Course,
  size_mb: number,
  work: (disk: SmallDisk, ground: Ground) => Promise<string>,
): Promise<string> {
  const disk = smallDisk(size_mb);
  let ground: Ground | undefined;
  try {
    const data_dir = join(disk.folder, 'data');
    mkdirSync(data_dir, { mode: 0o711 });
    ground = await openGround(course, { data_dir, consultants: 3 });
    return await work(disk, ground);
  } finally {
    disk.free();
    await ground?.close();
    disk.remove();
  }
}

/** R08: no room for data, log entries or WAL: told in words, and on again once there is room. */
const full = (course: Course) =>
  onSmallDisk(course, 200, async (disk, ground) => {
    const writing = startWriting(course, ground);
    await writing.acknowledged(20);
    return `disk full: ${await press(course, { disk, ground, writing, ms: pressMs(course) })}`;
  });

const pressMs = (course: Course) => Math.max(4_000, course.minutes * 60_000);

/** R09: pg_wal on a disk of its own. PostgreSQL stops itself; the house comes back alone. */
async function wal(course: Course): Promise<string> {
  const ground = await openGround(course, { consultants: 3 });
  const folder = join(ground.data_dir, 'postgres/cluster/pg_wal');
  let disk: SmallDisk | undefined;
  try {
    await ground.house.end('SIGTERM');
    const aside = `${folder}.aside`;
    const { uid, gid } = statSync(folder);
    cpSync(folder, aside, { recursive: true });
    for (const it of readdirSync(folder)) rmSync(join(folder, it), { recursive: true });
    disk = smallDisk(80, folder);
    cpSync(aside, folder, { recursive: true });
    for (const it of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })])
      chownSync(join(folder, it), uid, gid);
    rmSync(aside, { recursive: true });
    await ground.restart();
    const writing = startWriting(course, ground);
    await writing.acknowledged(20);
    // A segment of 16 MB is there already: it is used up, so that the next one finds no room.
    const filling = { fill: () => disk!.fill(), free: () => disk!.free() };
    const switching = switchSegments(ground);
    const told = await press(course, { disk: filling, ground, writing, ms: pressMs(course) });
    await switching;
    return `pg_wal full: ${told}`;
  } finally {
    disk?.free();
    if (postmasterOf(ground.data_dir) !== undefined) await ground.house.end('SIGTERM');
    disk?.remove();
    await ground.close();
  }
}

/** Asks for new segments until that fails. */
async function switchSegments(ground: Ground): Promise<void> {
  const owner = await ownerOf(ground.data_dir);
  try {
    for (let count = 0; count < 12; count++) {
      await owner.query('select pg_logical_emit_message(false, $1, repeat($1, 10000000))', ['x']);
      await pause(200);
    }
  } catch {
    // The disk is full, or PostgreSQL went down over it: what was wanted.
  }
  await owner.end().catch(() => {});
}

/** Takes all the slots that have room already but ten: keys of nobody harm nobody. */
async function useUpSlots(data_dir: string): Promise<void> {
  const opened = await openKeystore({
    mirrors: ['a', 'b'].map((it) => join(data_dir, 'keystore', it)),
    master_key: loadMasterKey(join(data_dir, 'keys/master.key'))!,
  });
  const file = statSync(join(data_dir, 'keystore/a/keys'));
  const slots = (file.size / PAGE_BYTES - 2) * SLOTS;
  await opened.create(slots - opened.health().key_count - 10);
  await opened.close();
}

/** R10: both mirrors of the keystore on a disk without room, then on a read-only one. */
async function keystore(course: Course): Promise<string> {
  const data_dir = newDataFolder();
  const folder = join(data_dir, 'keystore');
  mkdirSync(folder, { mode: 0o700 });
  const disk = smallDisk(4, folder);
  let ground: Ground | undefined;
  try {
    ground = await openGround(course, { data_dir, consultants: 3 });
    await ground.house.end('SIGTERM');
    await useUpSlots(data_dir);
    await ground.restart();
    const writing = startWriting(course, ground);
    await writing.acknowledged(5);
    const told = await press(course, { disk, ground, writing, ms: pressMs(course) });
    await ground.house.end('SIGTERM');
    disk.readOnly(true);
    const { code, said } = await startInVain(data_dir);
    course.hold(code !== 0, 'with a read-only keystore it does not start');
    course.hold(/keystore/.test(said), `it says why it does not start: ${said.slice(-300)}`);
    disk.readOnly(false);
    await ground.restart();
    await inspect(course, ground);
    return `keystore full: ${told}; read-only: does not start, says why, starts again after`;
  } finally {
    disk.free();
    if (ground) await ground.house.end('SIGKILL');
    disk.remove();
    await ground?.close();
  }
}

const parts: Record<string, (course: Course) => Promise<string>> = { full, wal, keystore, flips };

/** R08 R09 R10 R11: disks without room, read-only, and lying. */
export const disk: Drill = {
  name: 'disk',
  line: 'disk, pg_wal and keystore full or read-only, flipped bytes; part: full, wal, keystore, flips',
  rounds: 4,
  minutes: 0.25,
  async run(course) {
    const names = Object.keys(parts).filter((it) => !course.part || course.part === it);
    if (names.length === 0) throw new Broken(`there is no part ${course.part}`);
    while (course.round < Math.min(course.rounds, names.length)) {
      const name = names[course.round++]!;
      course.tell(await parts[name]!(course));
    }
  },
};
