import { z } from 'zod';

import type { Act } from '#gate/act';
import { cutPage, readCursor } from '#kernel/page';
import { maySeeSensitive } from '#modules/access';
import { openJson } from '#modules/vault';
import { loadSql } from '#platform/sql';

import {
  archiveFields,
  KeptValue,
  refusals,
  type ArchiveField,
  type Door,
  type FieldChange,
  type HistorySection,
  type historyContract,
  type Sources,
} from './contract.ts';
import { fieldsOf } from './extra-fields.ts';
import { changePlace } from './keep-changes.ts';
import { openCustomer, type Opened } from './open-customer.ts';
import { seenAs, seesSection } from './rules/seen.ts';
import { isWithdrawn, SEPARATE } from './rules/separate-consent.ts';

const sql = loadSql(import.meta.url);

const Origin = z.object({ kind: z.string() });
const Latest = z.object({
  field: z.string(),
  door: z.string(),
  at: z.date(),
  by_name: z.string().nullable(),
  change_count: z.coerce.number().int(),
});

/** The first line of a timeline tells by which door the whole archive came. */
const doors: Readonly<Record<string, Door>> = {
  registered: 'form',
  card_filled: 'card',
  imported: 'import',
};

/**
 * 每项信息的来源 (R-D5): what never changed came with the archive, by the door it was opened through;
 * what did, by the last change. Values stay where they are: this is asked beside the page.
 */
export async function readSources(
  act: Act,
  { customer_id }: z.output<typeof historyContract.readSources.input>,
): Promise<Sources> {
  const { row } = await openCustomer(act, customer_id);
  const kinds = Object.keys(doors);
  const [origin, changes] = await Promise.all([
    act.db.maybeOne(sql('read_origin'), { customer_id, kinds }, Origin),
    act.db.many(sql('list_latest'), { customer_id }, Latest),
  ]);
  const door = (origin && doors[origin.kind]) ?? 'form';
  return { origin: { door, at: row.created_at, by_name: row.entered_by_name }, changes };
}

const Kept = Latest.omit({ change_count: true }).extend({
  change_id: z.uuid(),
  sealed: z.instanceof(Buffer),
});
const Values = z.object({ before: KeptValue, after: KeptValue });

/** 变更记录: before and after, newest first; closed to whom the field itself is closed. */
export async function listChanges(
  act: Act,
  { customer_id, field, limit, cursor }: z.output<typeof historyContract.listChanges.input>,
) {
  const opened = await openCustomer(act, customer_id);
  const key = cursor === undefined ? undefined : readKey(cursor);
  const rows = await act.db.many(
    sql('list_changes', { after: key ? ['here'] : [], of: field ? ['field'] : [] }),
    {
      customer_id,
      limit: limit + 1,
      ...(field ? { field } : {}),
      ...(key ? { after_at: key[0], after_id: key[1], after_field: key[2] } : {}),
    },
    Kept,
  );
  const page = cutPage(rows, limit, (it) => [it.at.toISOString(), it.change_id, it.field]);
  const sees = readerOf(act, opened);
  const closed = await withdrawnExtras(act, opened);
  const shown = page.rows.map(({ sealed, ...line }): FieldChange => {
    const isOpen = sees(line.field) && !closed.has(line.field);
    const values = isOpen
      ? openJson(opened.key, changePlace(customer_id), sealed, Values)
      : { before: null, after: null };
    return { ...line, ...values, is_closed: !isOpen };
  });
  return { ...page, rows: shown };
}

/** What this reader sees of an opened customer, field by field (access/2b, information/2b, C-07). */
export function readerOf(act: Act, { row }: Opened): (field: string) => boolean {
  const { actor, scope, purpose } = act;
  const seen = seenAs(row, { person_id: actor.person_id, scope, purpose });
  const sees_sensitive = seen !== 'withheld' && (seen === 'clear' || maySeeSensitive(act, row));
  return (field) =>
    seesSection(sectionOf(field), { seen, sees_sensitive }) && !isWithdrawn(field, row.lawful_for);
}

/** The company's own sensitive fields, where no separate consent covers them (information/2b). */
async function withdrawnExtras(act: Act, { row }: Opened): Promise<ReadonlySet<string>> {
  if (row.lawful_for.includes(SEPARATE)) return new Set();
  const own = await fieldsOf(act, row.company_id);
  const closed = own.filter((it) => it.class === 'sensitive');
  return new Set(closed.map(({ code }) => `extra_${code}`));
}

/** The section a field's history belongs to; a company's own field stands apart. */
const sectionOf = (field: string): HistorySection =>
  field in archiveFields ? archiveFields[field as ArchiveField].section : 'extra';

function readKey(cursor: string): [string, string, string] {
  const key = z.tuple([z.iso.datetime(), z.uuid(), z.string()]).safeParse(readCursor(cursor));
  if (!key.success) throw refusals.cursor_unknown();
  return key.data;
}
