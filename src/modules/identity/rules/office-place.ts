import type { Refusal } from '#kernel/refusal';

import { refusals, type Office, type UnitKind } from '../contract.ts';

const atTeams: readonly Office[] = ['consultant', 'sales_supervisor'];
const atProjects: readonly Office[] = [
  'consultant',
  'duty_clerk',
  'site_supervisor',
  'sales_supervisor',
  'sales_manager',
  'sales_director',
  'unit_controller',
  'finance',
  'reviewer',
  'archive_keeper',
  'service_clerk',
  'service_supervisor',
  'estate_steward',
  'area_head',
  'department_head',
];
const atGroups: readonly Office[] = [
  'general_manager',
  'deputy_general_manager',
  'internal_auditor',
  'privacy_officer',
  'system_administrator',
];

/** Offices that are about one project and mean nothing for a whole company. */
const onlyBelow: readonly Office[] = [
  'consultant',
  'duty_clerk',
  'site_supervisor',
  'unit_controller',
];

/** The kinds of unit an office can be held in (part 6: 岗位与单位). */
export function placesOf(office: Office): UnitKind[] {
  const places: UnitKind[] = [];
  if (atTeams.includes(office)) places.push('team');
  if (atProjects.includes(office)) places.push('project');
  if (!onlyBelow.includes(office)) places.push('department', 'company');
  if (atGroups.includes(office)) places.push('group');
  return places;
}

/** Why an office cannot be held in a unit of this kind (access/2). */
export function cannotHold(office: Office, kind: UnitKind): Refusal | undefined {
  return placesOf(office).includes(kind)
    ? undefined
    : refusals.office_not_here({ office, kind }, 'access/2a');
}

/** What kind of unit may stand under another: 集团 → 公司 → 部门/项目 → 组. */
export function cannotStandUnder(kind: UnitKind, parent: UnitKind): Refusal | undefined {
  const under: Record<UnitKind, readonly UnitKind[]> = {
    group: [],
    company: ['group'],
    department: ['company', 'group'],
    project: ['company'],
    team: ['project', 'department'],
  };
  return under[kind].includes(parent) ? undefined : refusals.unit_kind_wrong({ kind, parent });
}
