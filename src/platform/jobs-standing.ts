import type { Database, Standing } from './database.ts';

const door: Standing = { role: 'kebu_door', settings: {} };

/** Longer in line than the longest job at hand takes: somebody should look. */
const OVERDUE = '10 minutes';

/** True when a job that is due has waited ten minutes and nobody took it in hand. */
export async function hasOverdueJob(database: Database): Promise<boolean> {
  const { rows } = await database.read(door, (db) =>
    db.raw(
      // Written as the queue's own index of waiting jobs is, so that finished ones are not read.
      `select exists (select from pgboss.job
         where state < 'active' and start_after < now() - interval '${OVERDUE}') as is_overdue`,
      [],
    ),
  );
  return (rows[0] as { is_overdue: boolean }).is_overdue;
}

export interface JobCount {
  queue: string;
  state: string;
  job_count: number;
}

/** How many jobs of each queue are in each state; finished ones as long as the queue keeps them. */
export async function countJobs(database: Database): Promise<JobCount[]> {
  const { rows } = await database.read(door, (db) =>
    db.raw(
      `select name as queue, state::text, count(*)::int as job_count
       from pgboss.job group by name, state`,
      [],
    ),
  );
  return rows as JobCount[];
}
