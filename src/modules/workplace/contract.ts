import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';
import { defineRefusals } from '#kernel/refusal';

export const refusals = defineRefusals('workplace', {
  view_unknown: 'missing',
  register_unknown: 'invalid',
  filter_not_kept: 'invalid',
  column_unknown: 'invalid',
  name_is_personal: 'invalid',
  unit_not_mine: 'forbidden',
  too_many_views: 'conflict',
});

const Key = z.string().regex(/^[a-z][a-z0-9_.-]{0,79}$/, { error: 'code_malformed' });
const RegisterId = z.string().regex(/^[a-z]+\.[a-z-]{2,60}$/, { error: 'code_malformed' });
const Done = z.object({ done: z.literal(true) });

/** What of an address a view keeps: filters, sort, scope and purpose. */
export const ViewQuery = z.record(z.string().max(40), z.string().max(200));

/** 视图: a register as somebody likes to look at it. */
export const SavedView = z.object({
  view_id: z.uuid(),
  register: z.string(),
  name: z.string(),
  query: ViewQuery,
  /** Shown columns in their order; empty: the register's own. */
  columns: z.array(z.string()),
  /** Whose unit it is shared with; null when it is its maker's alone. */
  unit_id: z.uuid().nullable(),
  unit_name: z.string().nullable(),
  is_mine: z.boolean(),
  owner_name: z.string(),
});
export type SavedView = z.infer<typeof SavedView>;

/** What an empty house still needs before people can work in it. */
export const SetUp = z.object({
  project_count: z.int(),
  consultant_count: z.int(),
  reviewer_count: z.int(),
  channel_count: z.int(),
  has_own_channels: z.boolean(),
  has_own_notice: z.boolean(),
  has_list: z.boolean(),
});
export type SetUp = z.infer<typeof SetUp>;

/** How one person keeps his place of work. Everybody does this for himself. */
export const contract = {
  readSetup: endpoint({
    id: 'workplace.read-setup',
    method: 'GET',
    path: '/workplace/setup',
    input: z.object({}),
    output: SetUp,
  }),
  listPreferences: endpoint({
    id: 'workplace.list-preferences',
    method: 'GET',
    path: '/workplace/preferences',
    personal: true,
    input: z.object({}),
    output: z.object({ rows: z.array(z.object({ key: z.string(), value: z.string() })) }),
  }),
  keepPreference: endpoint({
    id: 'workplace.keep-preference',
    method: 'PUT',
    path: '/workplace/preferences/:key',
    personal: true,
    /** Without a value it is as it was at first. */
    input: z.object({ key: Key, value: z.string().max(2_000).nullable() }),
    output: Done,
  }),
  listViews: endpoint({
    id: 'workplace.list-views',
    method: 'GET',
    path: '/workplace/views',
    personal: true,
    input: z.object({ register: RegisterId }),
    output: z.object({ rows: z.array(SavedView) }),
  }),
  saveView: endpoint({
    id: 'workplace.save-view',
    method: 'PUT',
    path: '/workplace/views/:view_id',
    personal: true,
    input: z.object({
      /** Made by the client: sent twice it is one view. */
      view_id: z.uuid(),
      register: RegisterId,
      name: z.string().trim().min(1).max(40),
      query: ViewQuery.default({}),
      columns: z.array(z.string().max(60)).max(60).default([]),
      unit_id: z.uuid().nullable().default(null),
    }),
    output: Done,
  }),
  removeView: endpoint({
    id: 'workplace.remove-view',
    method: 'DELETE',
    path: '/workplace/views/:view_id',
    personal: true,
    input: z.object({ view_id: z.uuid() }),
    output: Done,
  }),
};
