import { z } from 'zod';

import { Day } from '#kernel/calendar';
import { endpoint } from '#kernel/endpoint';
import { PageInput, pageOf } from '#kernel/page';
import { defineRefusals } from '#kernel/refusal';
import type { Register } from '#kernel/register';

export const Outcome = z.enum(['done', 'refused']);
export type Outcome = z.infer<typeof Outcome>;

/** One line of the operation log (操作日志). Ids, codes and counts: nothing in it names a customer. */
export const EntryRow = z.object({
  entry_id: z.uuid(),
  at: z.coerce.date(),
  actor_kind: z.enum(['person', 'guest', 'subject', 'system']),
  actor_id: z.uuid().nullable(),
  actor_name: z.string().nullable(),
  /** The colleague whose office the actor used as a deputy. */
  on_behalf_of_name: z.string().nullable(),
  /** The offices the actor held; labels `list.office.<code>`. */
  offices: z.array(z.string()),
  /** The endpoint's id, `customers.read-customer`; its label is `list.action.<id>`. */
  action: z.string(),
  outcome: Outcome,
  refusal_code: z.string().nullable(),
  scope: z.string().nullable(),
  purpose: z.string().nullable(),
  clause: z.string().nullable(),
  /** The version of the clause's document when the act was done. */
  regime_version: z.string().nullable(),
  /** How many customers the act concerned. */
  subject_count: z.int(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type EntryRow = z.infer<typeof EntryRow>;

/** One line of "who looked at or changed this customer". */
export const LookRow = EntryRow.pick({
  entry_id: true,
  at: true,
  actor_kind: true,
  actor_name: true,
  on_behalf_of_name: true,
  action: true,
  outcome: true,
  purpose: true,
  clause: true,
});
export type LookRow = z.infer<typeof LookRow>;

export const refusals = defineRefusals('audit', {
  cursor_unknown: 'invalid',
});

const column = { class: 'internal' } as const;

export const entriesRegister: Register = {
  title: 'audit.register.entries',
  clause: 'information/8a',
  columns: [
    { ...column, key: 'at', kind: 'moment', width: 170 },
    { ...column, key: 'actor_name', kind: 'person', width: 120 },
    { ...column, key: 'action', kind: 'code', list: 'action', width: 220 },
    { ...column, key: 'outcome', kind: 'code', list: 'outcome', width: 90 },
    { ...column, key: 'subject_count', kind: 'integer', width: 90 },
    { ...column, key: 'purpose', kind: 'code', list: 'purpose', width: 120 },
    { ...column, key: 'scope', kind: 'code', list: 'scope', width: 90 },
    { ...column, key: 'clause', kind: 'text', width: 140 },
    { ...column, key: 'refusal_code', kind: 'text', width: 200, optional: true },
    { ...column, key: 'on_behalf_of_name', kind: 'person', width: 120, optional: true },
  ],
  filters: [
    { key: 'module', kind: 'code', list: 'module' },
    { key: 'outcome', kind: 'code', list: 'outcome' },
    { key: 'actor_id', kind: 'person' },
    { key: 'from_on', kind: 'date_from' },
    { key: 'until_on', kind: 'date_until' },
  ],
  sorts: ['at'],
  default_sort: 'at',
};

const Filters = PageInput.extend({
  /** The part of the action before its dot: `customers`. */
  module: z
    .string()
    .regex(/^[a-z]{2,30}$/, { error: 'code_malformed' })
    .optional(),
  outcome: Outcome.optional(),
  actor_id: z.uuid().optional(),
  from_on: Day.optional(),
  until_on: Day.optional(),
  with_total: z.stringbool().default(false),
});
export type Filters = z.output<typeof Filters>;

export const contract = {
  /** 操作日志: in one's own scope one's own acts, in a company's what was done there (R-E8). */
  listEntries: endpoint({
    id: 'audit.list-entries',
    method: 'GET',
    path: '/audit/entries',
    logged: true,
    input: Filters,
    output: pageOf(EntryRow),
    register: entriesRegister,
  }),
};
