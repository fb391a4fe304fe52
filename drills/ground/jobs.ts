import { ok, rowsOf } from '../../test/support/wire.ts';
import type { Ground } from './ground.ts';
import { until } from './writers.ts';

/** Orders a register as a file, as the first consultant, and waits until the job has made it. */
export async function jobsRun(ground: Ground, most_ms = 60_000): Promise<number> {
  const client = ground.client(ground.cookies.consultants[0]!);
  const order = { register: 'customers.list-customers', filters: {} };
  const path = '/api/custody/exports?purpose=sales';
  const { export_id } = ok<{ export_id: string }>(await client.post(path, order));
  const isMade = async () =>
    rowsOf<{ export_id: string; state: string }>(await client.get('/api/custody/exports')).some(
      (it) => it.export_id === export_id && it.state === 'completed',
    );
  return Math.round(await until('the ordered file', isMade, most_ms));
}
