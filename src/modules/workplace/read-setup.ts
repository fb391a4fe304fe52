import type { Act } from '#gate/act';
import { dayOf } from '#kernel/calendar';
import { loadSql } from '#platform/sql';

import { SetUp } from './contract.ts';

const sql = loadSql(import.meta.url);

/** How far the house is set up: counted from what is there, never ticked off by hand. */
export function readSetup(act: Act): Promise<SetUp> {
  return act.db.one(sql('read_setup'), { company_ids: act.reach, today: dayOf(act.at) }, SetUp);
}
