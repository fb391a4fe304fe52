import { z } from 'zod';

import type { Act } from '#gate/act';
import { clockDriftMs } from '#platform/clock';
import { log } from '#platform/log';
import { loadSql } from '#platform/sql';

const sql = loadSql(import.meta.url);

const HOUR_MS = 3_600_000;
const Continuity = z.object({ has_past: z.boolean(), has_yesterday: z.boolean() });

/**
 * Whether the time of day may be wrong, so that nothing may be destroyed for being old.
 *
 * It is doubted when it ran away from the machine's own count by an hour since this process began,
 * and when the log, which has an entry of every day a house stands open, knows of earlier days and
 * not of yesterday. A house that was really shut that long waits a day with what is overdue; after
 * a clock was put right, a restart is the operator's word that it is. Reads as the system.
 */
export async function isClockDoubted(act: Act): Promise<boolean> {
  const at = act.at.getTime();
  const drift_ms = clockDriftMs();
  const { has_past, has_yesterday } = await act.db.one(
    sql('read_continuity'),
    {
      yesterday_from: new Date(at - 44 * HOUR_MS),
      yesterday_until: new Date(at - 20 * HOUR_MS),
    },
    Continuity,
  );
  const isDoubted = Math.abs(drift_ms) > HOUR_MS || (has_past && !has_yesterday);
  if (isDoubted)
    log.warn('clock.doubted', { drift_seconds: Math.round(drift_ms / 1000), has_yesterday });
  return isDoubted;
}
