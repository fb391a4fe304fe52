import { z } from 'zod';

import type { Act } from '#gate/act';
import { cutPage, type Page } from '#kernel/page';
import { Line, scopeChoice, showLines } from '#modules/customers';
import { loadSql } from '#platform/sql';

import { InquiryKind, type contract, type WarmCardRow } from './contract.ts';
import { afterDay } from './keyset.ts';

const sql = loadSql(import.meta.url);

const CardLine = Line.extend({
  card_id: z.uuid(),
  on_day: z.string(),
  first_contact: InquiryKind,
  is_short: z.boolean(),
  consultant_name: z.string(),
});
type Input = z.output<typeof contract.listWarmCards.input>;

const filterKeys = [
  'on_from',
  'on_until',
  'intent_grade',
  'consultant_id',
  'is_short',
  'is_scouting',
] as const;

/** The cards in the order of their day, as the paper ones stand in their box (S2-17). */
export async function listWarmCards(act: Act, input: Input): Promise<Page<WarmCardRow>> {
  const { scope, reach } = scopeChoice(act);
  const stated = filterKeys.filter((it) => input[it] !== undefined);
  const filters = Object.fromEntries(stated.map((it) => [it, input[it]]));
  const after = afterDay(input.cursor);
  const choice = { scope, filter: [...stated], after: after ? ['day'] : [] };
  const params = { reach, ...filters, ...after, limit: input.limit + 1 };
  const lines = await act.db.many(sql('list_cards', choice), params, CardLine);
  const page = cutPage(lines, input.limit, (it) => [it.on_day, it.card_id]);
  const shown = showLines(act, page.rows);
  return {
    ...page,
    rows: page.rows.map(({ on_day, first_contact, is_short, consultant_name }, at) => {
      const line = shown[at]!;
      return {
        ...line,
        customer_number: line.number,
        on_day,
        first_contact,
        is_short,
        consultant_name,
      };
    }),
  };
}
