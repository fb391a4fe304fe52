import { z } from 'zod';

import type { Act } from '#gate/act';
import { addDays, startOf } from '#kernel/calendar';
import { cutPage, type Page } from '#kernel/page';
import { keysAt, openText } from '#modules/vault';
import { loadSql } from '#platform/sql';

import { RevealRow, type contract } from './contract.ts';
import { afterOf } from './keyset.ts';
import { reasonPlace } from './reveal-field.ts';

const sql = loadSql(import.meta.url);

type Input = z.output<typeof contract.listReveals.input>;

const KeptReveal = RevealRow.extend({
  reason: z.instanceof(Buffer).nullable(),
  key_slot: z.coerce.number(),
});

function filtersOf(input: Input): Record<string, unknown> {
  const { reader_id, field, reason_code, revealed_from, revealed_until } = input;
  const stated = {
    reader_id,
    field,
    reason_code,
    revealed_from: revealed_from && startOf(revealed_from),
    revealed_until: revealed_until && startOf(addDays(revealed_until, 1)),
  };
  return Object.fromEntries(Object.entries(stated).filter(([, it]) => it !== undefined));
}

/** 查阅登记. The reasons in words are opened for whoever watches over reading. */
export async function listReveals(act: Act, input: Input): Promise<Page<RevealRow>> {
  const company = act.reach.length === 1 ? 'company' : 'companies';
  const scope = act.scope === 'company' ? company : 'own';
  const filters = filtersOf(input);
  const after = afterOf(input.cursor);
  const rows = await act.db.many(
    sql('list_reveals', {
      scope,
      filter: Object.keys(filters),
      after: after ? ['revealed_at'] : [],
    }),
    {
      reach: scope === 'own' ? [act.actor.person_id] : act.reach,
      ...filters,
      ...after,
      limit: input.limit + 1,
    },
    KeptReveal,
  );
  const page = cutPage(rows, input.limit, (it) => [it.revealed_at.toISOString(), it.reveal_id]);
  const keys = keysAt(page.rows.map((it) => it.key_slot));
  const shown = page.rows.map(({ key_slot: _slot, reason, ...row }, at) => ({
    ...row,
    reason: reason && openText(keys[at]!, reasonPlace(row.reveal_id), reason),
  }));
  return { ...page, rows: shown };
}
