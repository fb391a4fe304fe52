import { z } from 'zod';

import type { Register } from '#kernel/register';

/** 岗位 (part 6): what a person is answerable for, in a unit, from a day to a day. */
export const Office = z.enum([
  'general_manager',
  'deputy_general_manager',
  'sales_director',
  'service_director',
  'service_manager',
  'information_officer',
  'information_analyst',
  'sales_administrator',
  'department_head',
  'sales_manager',
  'sales_supervisor',
  'site_supervisor',
  'unit_controller',
  'consultant',
  'duty_clerk',
  'finance',
  'customer_centre',
  'key_account_officer',
  'service_clerk',
  'service_supervisor',
  'estate_steward',
  'area_head',
  'archive_keeper',
  'reviewer',
  'it_officer',
  'marketing',
  'privacy_officer',
  'internal_auditor',
  'system_administrator',
]);
export type Office = z.infer<typeof Office>;

export const UnitKind = z.enum(['group', 'company', 'department', 'project', 'team']);
export type UnitKind = z.infer<typeof UnitKind>;

/** 项目阶段 (part 7, machine 9): it decides who answers for a project. */
export const Phase = z.enum(['before_team', 'team_in_place', 'team_disbanded', 'handed_over']);
export type Phase = z.infer<typeof Phase>;

/** 集团 → 公司 → 部门/项目 → 组. */
export const Unit = z.object({
  unit_id: z.uuid(),
  parent_id: z.uuid().nullable(),
  kind: UnitKind,
  code: z.string(),
  name: z.string(),
  phase: Phase.nullable(),
  is_closed: z.boolean(),
});
export type Unit = z.infer<typeof Unit>;

export const HoldingRow = z.object({
  holding_id: z.uuid(),
  office: Office,
  unit_id: z.uuid(),
  unit_name: z.string(),
  from_on: z.string(),
  until_on: z.string().nullable(),
  deputies: z.array(
    z.object({
      deputyship_id: z.uuid(),
      deputy_id: z.uuid(),
      name: z.string(),
      from_on: z.string(),
      until_on: z.string(),
    }),
  ),
});
export type HoldingRow = z.infer<typeof HoldingRow>;

export const PersonRow = z.object({
  person_id: z.uuid(),
  name: z.string(),
  sign_in_name: z.string(),
  is_disabled: z.boolean(),
  created_at: z.coerce.date(),
  last_seen_at: z.coerce.date().nullable(),
  /** The first of the offices held today, and its unit; null when he holds none. */
  office: Office.nullable(),
  unit_name: z.string().nullable(),
  holdings: z.array(HoldingRow),
});
export type PersonRow = z.infer<typeof PersonRow>;

const column = { class: 'internal' } as const;

export const peopleRegister: Register = {
  title: 'identity.register.people',
  clause: 'access/2a',
  columns: [
    { ...column, key: 'name', kind: 'person', width: 120 },
    { ...column, key: 'sign_in_name', kind: 'text', width: 140 },
    { ...column, key: 'office', kind: 'code', list: 'office', width: 160 },
    { ...column, key: 'unit_name', kind: 'text', width: 160 },
    { ...column, key: 'is_disabled', kind: 'flag', width: 90 },
    { ...column, key: 'last_seen_at', kind: 'moment', width: 170, optional: true },
    { ...column, key: 'created_at', kind: 'moment', width: 170, optional: true },
  ],
  filters: [
    { key: 'office', kind: 'code', list: 'office' },
    { key: 'is_disabled', kind: 'flag' },
  ],
  sorts: ['created_at'],
  default_sort: 'created_at',
};

export const TokenRow = z.object({
  token_id: z.uuid(),
  name: z.string(),
  created_at: z.coerce.date(),
  expires_on: z.string(),
  revoked_at: z.coerce.date().nullable(),
  last_used_at: z.coerce.date().nullable(),
});
