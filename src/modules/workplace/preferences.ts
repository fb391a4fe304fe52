import { z } from 'zod';

import type { Act } from '#gate/act';
import { loadSql } from '#platform/sql';

const sql = loadSql(import.meta.url);
const Preference = z.object({ key: z.string(), value: z.string() });

/** How I like my registers, on whatever machine I sit. */
export async function listPreferences(act: Act) {
  const { person_id } = act.actor;
  return { rows: await act.db.many(sql('list_preferences'), { person_id }, Preference) };
}

type Kept = { key: string; value: string | null };

export async function keepPreference(act: Act, { key, value }: Kept) {
  const { person_id } = act.actor;
  if (value === null) await act.db.run(sql('drop_preference'), { person_id, key });
  else await act.db.run(sql('keep_preference'), { person_id, key, value, at: act.at });
  return { done: true as const };
}
