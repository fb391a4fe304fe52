import pg from 'pg';

import { log } from '#platform/log';

/** Beyond a minute something is set wrong, not late. */
const MOST_SECONDS = 60;

/**
 * How many seconds the database's clock is ahead of ours (Z06). Whatever counts takes its moments
 * from us; jobs wait by the database's clock, so a difference shifts them, and is said at start.
 */
export async function secondsApart(owner: pg.ClientConfig, at: Date): Promise<number> {
  const client = new pg.Client(owner);
  client.on('error', () => {}); // Lost meanwhile: what was asked fails, and says so.
  await client.connect();
  try {
    const { rows } = await client.query<{ at: Date }>('select clock_timestamp() as at');
    const seconds = Math.round((rows[0]!.at.getTime() - at.getTime()) / 1000);
    if (Math.abs(seconds) > MOST_SECONDS) log.warn('clock.differs_from_database', { seconds });
    return seconds;
  } finally {
    await client.end();
  }
}
