import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

import { migrate } from '#platform/migrate';
import { startPostgres, type Postgres } from '#platform/postgres';

import { clearHouse, newDataFolder } from '../test/support/house.ts';
import { describedSchema } from '../test/support/schema-text.ts';
import type { Course, Drill } from './course.ts';
import { openFaultProxy, type FaultProxy } from './faults/fault-proxy.ts';
import { killHard } from './ground/ground.ts';
import { until } from './ground/writers.ts';

const wanted = () => readFileSync(new URL('../db/schema.sql', import.meta.url), 'utf8');

/** Asks until PostgreSQL is there again. */
async function asking(owner: pg.ClientConfig, text: string): Promise<void> {
  const tried = async () => {
    const client = new pg.Client(owner);
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query(text);
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => {});
    }
  };
  await until(text, tried, 20_000);
}

/** A client that dies: its connection is reset after so many bytes of answers. */
async function cutOff(proxy: FaultProxy, owner: pg.ClientConfig, bytes: number) {
  proxy.set({ kind: 'reset_after', bytes });
  const far = { ...owner, host: '127.0.0.1', port: proxy.port };
  const ended = await migrate(far).then(
    () => 'done',
    () => 'cut off',
  );
  proxy.heal();
  return ended;
}

/** A server that dies: PostgreSQL killed so many milliseconds into it. */
async function killed(postgres: Postgres, owner: pg.ClientConfig, ms: number) {
  const { pid } = postgres;
  const timer = setTimeout(() => killHard(pid), ms);
  const ended = await migrate(owner).then(
    () => 'done',
    () => 'killed',
  );
  if (ended === 'done') clearTimeout(timer);
  return ended;
}

async function round(course: Course, postgres: Postgres, proxy: FaultProxy, most_bytes: number) {
  const database = `kebu_migration_${course.round}`;
  await asking(postgres.owner, `create database ${database}`);
  const owner = { ...postgres.owner, database };
  const isKill = course.round % 3 === 0;
  const point = isKill ? course.chance.between(5, 220) : course.chance.between(300, most_bytes);
  const ended = isKill ? await killed(postgres, owner, point) : await cutOff(proxy, owner, point);
  await asking(owner, 'select 1');
  const rest = await migrate(owner);
  const isSame = (await describedSchema(owner)) === wanted();
  course.hold(isSame, `after ${ended} at ${point} the schema is the one agreed to`);
  course.hold((await migrate(owner)).length === 0, 'a third run has nothing to do');
  course.add('left_to_do', rest.length);
  const where = isKill ? `${point} ms (server)` : `${point} bytes (client)`;
  course.tell(
    `round ${course.round} ${ended} at ${where}: ${rest.length} migrations left, same end`,
  );
  await asking(postgres.owner, `drop database if exists ${database} with (force)`);
}

/** R14: the migrations cut off at random points, by the client's death and by the server's. */
export const migration: Drill = {
  name: 'migration',
  line: 'migrations cut off at random points, client or server killed; run again they end the same',
  rounds: 30,
  minutes: 0,
  async run(course) {
    const data_dir = newDataFolder();
    const postgres = await startPostgres({ data_dir });
    const { host, port } = postgres.owner;
    const proxy = await openFaultProxy(() => ({ path: join(host, `.s.PGSQL.${port}`) }));
    try {
      const before = proxy.far_bytes;
      const far = { ...postgres.owner, host: '127.0.0.1', port: proxy.port };
      await migrate(far);
      const most_bytes = proxy.far_bytes - before;
      course.note('bytes_of_a_run', most_bytes);
      while (course.round < course.rounds) {
        course.round++;
        await round(course, postgres, proxy, most_bytes);
      }
    } finally {
      await proxy.close();
      await postgres.stop();
      await clearHouse(data_dir, undefined);
    }
  },
};
