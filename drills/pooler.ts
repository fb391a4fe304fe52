import type { Drill } from './course.ts';
import { openGround } from './ground/ground.ts';
import { ownerOf } from '../test/support/house.ts';
import { inspect } from './ground/oracle.ts';
import { startWriting } from './ground/writers.ts';

/** How many writes must be acknowledged in one round. */
const WRITES = 60;

/** How many connections the application's role has in PostgreSQL, whoever of it is asking. */
async function connectionCount(data_dir: string): Promise<number> {
  const owner = await ownerOf(data_dir);
  const asked = `select count(*)::int as count from pg_stat_activity where usename = 'kebu_app'`;
  const { rows } = await owner.query<{ count: number }>(asked);
  await owner.end();
  return rows[0]!.count;
}

/** S01: everybody at work through a PgBouncer in transaction mode that has two connections for all. */
export const pooler: Drill = {
  name: 'pooler',
  line: 'eight write through a PgBouncer in transaction mode with two connections',
  rounds: 5,
  minutes: 0,
  async run(course) {
    const ground = await openGround(course, { is_pooled: true });
    try {
      while (course.round < course.rounds) {
        course.round++;
        const writing = startWriting(course, ground);
        await writing.acknowledged(WRITES);
        const count = await connectionCount(ground.data_dir);
        course.hold(count > 0 && count <= 2, `two connections at most, there are ${count}`);
        await writing.stop();
        const { customer_count } = await inspect(course, ground, { sample: 20 });
        course.tell(
          `round ${course.round}: ${WRITES} more acknowledged, ${customer_count} customers whole`,
        );
      }
      course.note('writes', ground.journal.summary());
      course.note('end', await inspect(course, ground));
      const defects = ground.defects();
      course.hold(defects.length === 0, `no defect met: ${defects[0]}`);
    } finally {
      await ground.close();
    }
  },
};
