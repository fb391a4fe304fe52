import { z } from 'zod';

import type { Act } from '#gate/act';
import { refuseIf } from '#kernel/refusal';
import { maySeeSensitive } from '#modules/access';
import { openJson, sealJson, type Place } from '#modules/vault';
import { loadSql } from '#platform/sql';

import {
  KeptValue,
  type CustomerKind,
  type Door,
  type ExtraFieldRow,
  type ExtraGiven,
  type ExtraValue,
  type fieldsContract,
} from './contract.ts';
import { fieldsOf } from './extra-fields.ts';
import { keepChanges } from './keep-changes.ts';
import { openCustomer, openCustomerToChange, type Opened } from './open-customer.ts';
import { cannotKeepExtra, liesPlain, seesExtra } from './rules/extra-fields.ts';
import { seenAs } from './rules/seen.ts';
import { SEPARATE } from './rules/separate-consent.ts';

const sql = loadSql(import.meta.url);

const place = (owner_id: string, field: string, version: number): Place => ({
  table: 'customers.extra_value',
  column: field,
  owner_id,
  version,
});

const Row = z.object({
  field: z.string(),
  plain: KeptValue,
  sealed: z.instanceof(Buffer).nullable(),
  seal_version: z.int(),
});
type Row = z.infer<typeof Row>;

const rowsOf = (act: Act, customer_id: string): Promise<Row[]> =>
  act.db.many(sql('list_extras'), { customer_id }, Row);

const valueOf = (customer_id: string, key: Buffer, row: Row): KeptValue =>
  row.sealed
    ? openJson(key, place(customer_id, row.field, row.seal_version), row.sealed, KeptValue)
    : row.plain;

/** What the company's own fields hold of a customer, as far as this reader may see it. */
export async function readExtras(
  act: Act,
  { customer_id }: z.output<typeof fieldsContract.readExtras.input>,
): Promise<{ rows: ExtraValue[] }> {
  const opened = await openCustomer(act, customer_id);
  return shownExtras(act, opened);
}

async function shownExtras(act: Act, { row, key }: Opened): Promise<{ rows: ExtraValue[] }> {
  const { customer_id, company_id, lawful_for } = row;
  const [fields, kept] = await Promise.all([fieldsOf(act, company_id), rowsOf(act, customer_id)]);
  const { actor, scope, purpose } = act;
  const seen = seenAs(row, { person_id: actor.person_id, scope, purpose });
  const isOpen = seen === 'clear' || (seen === 'masked' && maySeeSensitive(act, row));
  const sees_sensitive = isOpen && lawful_for.includes(SEPARATE);
  const rows = kept.flatMap((it): ExtraValue[] => {
    const field = fields.find(({ code }) => code === it.field);
    if (!field || (it.plain === null && it.sealed === null)) return [];
    const is_closed = !seesExtra(field, { seen, sees_sensitive });
    return [
      { field: it.field, value: is_closed ? null : valueOf(customer_id, key, it), is_closed },
    ];
  });
  return { rows };
}

/** Writes fields of the company's own beside an archive, whatever its state: they are no part of it. */
export async function keepExtras(
  act: Act,
  { customer_id, extras }: z.output<typeof fieldsContract.keepExtras.input>,
): Promise<{ rows: ExtraValue[] }> {
  const opened = await openCustomerToChange(act, customer_id);
  const { row, key } = opened;
  const { kind, company_id, lawful_for: covered } = row;
  await writeExtras(act, { customer_id, key, company_id, kind, covered }, extras, 'revision');
  return shownExtras(act, opened);
}

/** Whose values are written: an opened customer, or one just made in this act. */
export interface WrittenFor {
  customer_id: string;
  company_id: string;
  key: Buffer;
  kind: CustomerKind;
  covered: readonly string[];
}

/**
 * Keeps what a form says in the company's own fields (information/2a, 2b): each for a covered
 * purpose, sensitive ones with their separate consent, sealed as their class asks. Before and after
 * are kept as for every other value.
 */
export async function writeExtras(
  act: Act,
  { customer_id, company_id, key, kind, covered }: WrittenFor,
  extras: readonly ExtraGiven[],
  door: Door,
): Promise<void> {
  if (extras.length === 0) return;
  const [all, kept] = await Promise.all([fieldsOf(act, company_id), rowsOf(act, customer_id)]);
  const fields = all.filter((it) => it.is_open);
  for (const it of extras)
    refuseIf(
      cannotKeepExtra(
        fields.find(({ code }) => code === it.field),
        it,
        { kind, covered },
      ),
    );
  const changes = extras.flatMap(({ field, value }) => {
    const row = kept.find((it) => it.field === field);
    const before = row ? valueOf(customer_id, key, row) : null;
    return JSON.stringify(before) === JSON.stringify(value)
      ? []
      : [{ field, before, after: value }];
  });
  for (const { field, after } of changes) {
    const declared = fields.find(({ code }) => code === field)!;
    const seal_version = (kept.find((it) => it.field === field)?.seal_version ?? 0) + 1;
    const written = stored(declared, after, { customer_id, key, seal_version });
    const by = act.actor.person_id;
    act.db.lastly(sql('keep_extra'), { customer_id, field, ...written, by, at: act.at });
  }
  const named = changes.map((it) => ({ ...it, field: `extra_${it.field}` }));
  if (door !== 'form') keepChanges(act, { row: { customer_id }, key }, named, door);
}

function stored(
  field: ExtraFieldRow,
  value: ExtraGiven['value'],
  { customer_id, key, seal_version }: { customer_id: string; key: Buffer; seal_version: number },
) {
  const isPlain = liesPlain(field);
  const at = place(customer_id, field.code, seal_version);
  return {
    plain: isPlain && value !== null ? JSON.stringify(value) : null,
    sealed: isPlain || value === null ? null : sealJson(key, at, value),
    seal_version,
  };
}
