import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { ownerOf } from '../test/support/house.ts';
import { p95, type Course, type Drill } from './course.ts';
import { anyDeed } from './ground/deeds.ts';
import { openGround, type Ground } from './ground/ground.ts';
import { inspect } from './ground/oracle.ts';
import { startWriting } from './ground/writers.ts';

/** What may grow in an hour and must not in half of one. */
interface Sample {
  minute: number;
  rss_mb: number;
  files: number;
  sockets: number;
  threads: number;
  connections: number;
  temporary: number;
}

const numberIn = (status: string, name: string) =>
  Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);

function openFiles(pid: number): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((it) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${it}`)];
    } catch {
      return []; // Closed while we looked.
    }
  });
}

/** Files a house could leave behind: in its own folder but the database's, and in the system's. */
function temporaryFiles(data_dir: string): number {
  const own = readdirSync(data_dir, { recursive: true, encoding: 'utf8' });
  const ours = own.filter((it) => !it.startsWith('postgres/') && !it.startsWith('keystore/'));
  const pgsql = own.filter((it) => it.includes('pgsql_tmp/'));
  const left = readdirSync(tmpdir()).filter((it) => it.startsWith('kebu-') && it.endsWith('.part'));
  return ours.length + pgsql.length + left.length;
}

async function sample(ground: Ground, minute: number): Promise<Sample> {
  const { pid } = ground.house;
  const status = readFileSync(join('/proc', String(pid), 'status'), 'utf8');
  const files = openFiles(pid);
  const owner = await ownerOf(ground.data_dir);
  const { rows } = await owner.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity where backend_type = 'client backend'`,
  );
  await owner.end();
  const sockets = files.filter((it) => it.startsWith('socket:')).length;
  return {
    minute,
    rss_mb: Math.round(numberIn(status, 'VmRSS') / 102.4) / 10,
    files: files.length - sockets,
    sockets,
    threads: numberIn(status, 'Threads'),
    connections: rows[0]!.count,
    temporary: temporaryFiles(ground.data_dir),
  };
}

/** Least squares: how much a value grows in a minute. */
export function slopeOf(samples: readonly Sample[], value: (it: Sample) => number): number {
  const count = samples.length;
  const mean_x = samples.reduce((sum, it) => sum + it.minute, 0) / count;
  const mean_y = samples.reduce((sum, it) => sum + value(it), 0) / count;
  let above = 0;
  let below = 0;
  for (const it of samples) {
    above += (it.minute - mean_x) * (value(it) - mean_y);
    below += (it.minute - mean_x) ** 2;
  }
  return below === 0 ? 0 : above / below;
}

const MOST_MB_A_MINUTE = 1;

function judge(course: Course, samples: readonly Sample[]): void {
  // The first part fills pools, plans and the heap of the engine: growth of another kind.
  const warm = samples.filter((it) => it.minute >= course.minutes * 0.4);
  const slope = slopeOf(warm, (it) => it.rss_mb);
  course.note('rss_slope_mb_per_minute', Math.round(slope * 1000) / 1000);
  course.note('first_warm', warm[0]);
  course.note('last', warm.at(-1));
  course.tell(`RSS grows by ${slope.toFixed(3)} MB a minute after warm-up`);
  // Too short to tell a leak from the engine's own breathing: the numbers are kept all the same.
  if (course.minutes < 5) return;
  course.hold(slope < MOST_MB_A_MINUTE, `RSS grows less than 1 MB/min, was ${slope.toFixed(2)}`);
  for (const name of ['files', 'sockets', 'threads', 'connections', 'temporary'] as const) {
    const grown = Math.max(...warm.slice(-5).map((it) => it[name])) - warm[0]![name];
    course.hold(grown <= 8, `no growth of ${name}, grew by ${grown}`);
  }
}

/** V06: eight people at work for half an hour; memory, handles, connections and files stay. */
export const soak: Drill = {
  name: 'soak',
  line: 'eight people at work; slope of memory, and handles, connections, temporary files',
  rounds: 1,
  minutes: 30,
  async run(course) {
    const ground = await openGround(course);
    const samples: Sample[] = [];
    try {
      const writing = startWriting(course, ground, async (worker) => {
        await anyDeed(worker);
        await pause(20);
      });
      const started = performance.now();
      const minutes = () => (performance.now() - started) / 60_000;
      let told = 0;
      while (minutes() < course.minutes) {
        await pause(Math.min(5_000, course.minutes * 6_000));
        const now = await sample(ground, minutes());
        samples.push(now);
        if (now.minute < told) continue;
        told += 1;
        const { rss_mb, files, sockets, connections } = now;
        course.tell(
          `${now.minute.toFixed(1)} min: RSS ${rss_mb} MB, ${files} files, ${sockets} sockets, ` +
            `${connections} connections, ${ground.journal.acknowledged_count} writes`,
        );
      }
      await writing.stop();
      course.note('samples', samples);
      course.note('p95_ms', Math.round(p95(ground.journal.answers.map((it) => it.took_ms))));
      course.note('end', await inspect(course, ground, { sample: 60 }));
      course.note('writes', ground.journal.summary());
      judge(course, samples);
      course.hold(ground.defects().length === 0, `no defect: ${ground.defects()[0]}`);
    } finally {
      await ground.close();
    }
  },
};
