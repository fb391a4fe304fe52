import { closeSync, openSync, readdirSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import { ownerOf, postmasterOf, startInVain } from '../test/support/house.ts';
import type { Course } from './course.ts';
import { killPostmaster, openGround, type Ground } from './ground/ground.ts';
import { isAcknowledged } from './ground/journal.ts';
import { inspect } from './ground/oracle.ts';
import { startWriting } from './ground/writers.ts';

const PAGE_BYTES = 8192;

/** Turns one bit of a file over, as a dying disk does; turned again, the file is as before. */
function flip(file: string, positions: readonly number[]): void {
  const opened = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  for (const position of positions) {
    if (readSync(opened, byte, 0, 1, position) === 0) continue;
    byte[0]! ^= 0x10;
    writeSync(opened, byte, 0, 1, position);
  }
  closeSync(opened);
}

/** The middle of each of the first pages: rows or index entries, not the header. */
const middles = (count: number) =>
  Array.from({ length: count }, (_, at) => at * PAGE_BYTES + PAGE_BYTES - 600);

async function fileOf(ground: Ground, relation: string): Promise<string> {
  const owner = await ownerOf(ground.data_dir);
  await owner.query('checkpoint');
  const { rows } = await owner.query<{ path: string }>('select pg_relation_filepath($1) as path', [
    relation,
  ]);
  await owner.end();
  return join(ground.data_dir, 'postgres/cluster', rows[0]!.path);
}

/** Every customer opened once by his consultant: none may open otherwise than as written. */
async function readAll(course: Course, ground: Ground) {
  let damaged = 0;
  let whole = 0;
  for (const { customer_id, writer, words } of ground.journal.sent.filter(
    (it) => it.phone !== undefined && isAcknowledged(it),
  )) {
    const client = ground.client(ground.cookies.consultants[writer]!);
    const { status, body } = await client.get(`/api/customers/${customer_id}`);
    if (status === 503) {
      course.hold(
        body.code === 'http.damaged',
        `damage is told in words, was ${String(body.code)}`,
      );
      damaged++;
      continue;
    }
    course.hold(status === 200, `a damaged page answers 503 or what was written, was ${status}`);
    course.hold(body.name === words.split('\n')[0], 'never another name than was written');
    whole++;
  }
  return { damaged, whole };
}

/** Damages a relation while nobody looks, reads everything, and mends it again. */
async function damage(course: Course, ground: Ground, relation: string): Promise<number> {
  const file = await fileOf(ground, relation);
  await ground.house.end('SIGTERM');
  flip(file, middles(4));
  await ground.restart();
  const { damaged, whole } = await readAll(course, ground);
  course.hold(damaged > 0, `a flipped byte in ${relation} is reported, ${whole} read as whole`);
  await ground.house.end('SIGTERM');
  flip(file, middles(4));
  await ground.restart();
  return damaged;
}

/** A byte of each page of the last WAL segment: the checkpoint the start needs is among them. */
async function damageWal(course: Course, ground: Ground): Promise<void> {
  killPostmaster(ground);
  await ground.house.end('SIGKILL');
  const folder = join(ground.data_dir, 'postgres/cluster/pg_wal');
  const segments = readdirSync(folder).filter((it) => /^[0-9A-F]{24}$/.test(it));
  const positions = Array.from({ length: 2048 * 8 }, (_, at) => at * 1024 + 30);
  for (const it of segments) flip(join(folder, it), positions);
  const { code, said } = await startInVain(ground.data_dir);
  course.hold(code !== 0, 'with a damaged WAL it does not start');
  course.hold(
    /checkpoint|WAL|log/.test(said),
    `it says why it does not start: ${said.slice(-300)}`,
  );
  course.hold(postmasterOf(ground.data_dir) === undefined || code !== 0, 'nothing is served');
  for (const it of segments) flip(join(folder, it), positions);
  await ground.restart();
}

/** R11: bytes turned over in a table, an index and the WAL are reported, never served. */
export async function flips(course: Course): Promise<string> {
  const ground = await openGround(course, { consultants: 3 });
  try {
    const writing = startWriting(course, ground);
    await writing.acknowledged(60);
    await writing.stop();
    const heap = await damage(course, ground, 'customers.customer');
    const index = await damage(course, ground, 'customers.customer_pkey');
    await damageWal(course, ground);
    await inspect(course, ground);
    return `flipped bytes: ${heap} reads refused (table), ${index} (index), no start (WAL)`;
  } finally {
    await ground.close();
  }
}
