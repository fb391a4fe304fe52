import { z } from 'zod';

import type { Act } from '#gate/act';
import type { Page } from '#kernel/page';
import { Line, showLines, walkPage } from '#modules/customers';
import { loadSql } from '#platform/sql';
import { readPaperNumber } from '#rules/vault';

import { InquiryKind, type contract, type WarmCardRow } from './contract.ts';
import { afterDay } from './keyset.ts';
import { lookOf, stated, unitChoice } from './walk.ts';

const sql = loadSql(import.meta.url);

const CardLine = Line.extend({
  card_id: z.uuid(),
  on_day: z.string(),
  first_contact: InquiryKind,
  is_short: z.boolean(),
  consultant_name: z.string(),
  paper_number: z.string().nullable(),
});
type Input = z.output<typeof contract.listWarmCards.input>;

const driving = ['on_from', 'on_until', 'consultant_id'] as const;
const deciding = ['intent_grade', 'is_short', 'is_scouting'] as const;

/** The number on a sheet, as it is kept; one that cannot be a number finds nothing. */
const paperOf = ({ paper_number: written }: Input) =>
  written ? { paper_number: readPaperNumber(written) ?? '' } : {};

/** The cards in the order of their day, as the paper ones stand in their box (S2-17). */
export async function listWarmCards(act: Act, input: Input): Promise<Page<WarmCardRow>> {
  const { unit, reach } = unitChoice(act);
  const drive = { ...stated(input, driving), ...paperOf(input) };
  const filter = stated(input, deciding);
  const after = afterDay(input.cursor);
  const place = { unit, drive: Object.keys(drive), after: after ? ['day'] : [] };
  const page = await walkPage(act, {
    list: sql('list_cards', { ...place, filter: Object.keys(filter) }),
    end: sql('list_end', place),
    entered: { reach, ...drive, ...after },
    deciding: { purpose: act.purpose, ...filter },
    limit: input.limit,
    look: lookOf(filter),
    row: CardLine,
  });
  const shown = showLines(act, page.rows);
  return {
    ...page,
    rows: page.rows.map((card, at) => {
      const { on_day, first_contact, is_short, consultant_name, paper_number } = card;
      const line = shown[at]!;
      return {
        ...line,
        customer_number: line.number,
        on_day,
        first_contact,
        is_short,
        consultant_name,
        paper_number,
      };
    }),
  };
}
