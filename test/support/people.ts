import type { Actor, Petition } from '#gate/act';
import type { Office, UnitKind } from '#contract/identity';
import { actorOf } from '#modules/access';
import { regimesInForce } from '#modules/policy';
import { newId } from '#platform/identifier';
import { signInKey } from '#rules/identity';

type Rows = (text: string, ...values: unknown[]) => Promise<unknown[]>;

/** The values of the regime that comes with the program. */
export const terms = regimesInForce().terms;

interface UnitOfTheStage {
  unit_id: string;
  parent: UnitName | null;
  kind: UnitKind;
  name: string;
}
type UnitName =
  | 'group'
  | 'company'
  | 'sales_office'
  | 'terrace'
  | 'terrace_a'
  | 'terrace_b'
  | 'harbour'
  | 'harbour_a'
  | 'other_company'
  | 'garden'
  | 'garden_a';

const unit = (parent: UnitName | null, kind: UnitKind, name: string): UnitOfTheStage => ({
  unit_id: newId(),
  parent,
  kind,
  name,
});

/** 云璟: one group, two companies; 云璟台 and 云璟港 belong to the first, 云璟园 to the second. */
export const units: Record<UnitName, UnitOfTheStage> = {
  group: unit(null, 'group', '云璟集团'),
  company: unit('group', 'company', '云璟北方'),
  sales_office: unit('company', 'department', '销售管理部'),
  terrace: unit('company', 'project', '云璟台'),
  terrace_a: unit('terrace', 'team', '云璟台甲组'),
  terrace_b: unit('terrace', 'team', '云璟台乙组'),
  harbour: unit('company', 'project', '云璟港'),
  harbour_a: unit('harbour', 'team', '云璟港甲组'),
  other_company: unit('group', 'company', '云璟南方'),
  garden: unit('other_company', 'project', '云璟园'),
  garden_a: unit('garden', 'team', '云璟园甲组'),
};

interface PersonOfTheStage {
  person_id: string;
  holding_id: string;
  name: string;
  office: Office;
  unit: UnitName;
}

const person = (name: string, office: Office, at: UnitName): PersonOfTheStage => ({
  person_id: newId(),
  holding_id: newId(),
  name,
  office,
  unit: at,
});

/** One cast for all tests and scenes; every one of them is invented. */
export const people = {
  zhou: person('周明远', 'sales_director', 'sales_office'),
  lin: person('林知秋', 'deputy_general_manager', 'company'),
  qiao: person('乔望舒', 'general_manager', 'company'),
  xu: person('徐若川', 'consultant', 'terrace_a'),
  he: person('何晚晴', 'consultant', 'terrace_b'),
  tang: person('唐砚', 'consultant', 'harbour_a'),
  shen: person('沈青梧', 'site_supervisor', 'terrace'),
  gao: person('高远帆', 'duty_clerk', 'terrace'),
  wen: person('温如是', 'reviewer', 'terrace'),
  lu: person('陆清和', 'service_manager', 'company'),
  fan: person('范思齐', 'information_officer', 'company'),
  jin: person('金一鸣', 'internal_auditor', 'company'),
  mei: person('梅映雪', 'privacy_officer', 'company'),
  an: person('安若素', 'system_administrator', 'company'),
  ruan: person('阮长风', 'system_administrator', 'company'),
  bai: person('白知远', 'consultant', 'garden_a'),
  yan: person('严守正', 'system_administrator', 'other_company'),
} as const;
export type PersonName = keyof typeof people;

export const idOf = (name: PersonName): string => people[name].person_id;
export const unitOf = (name: UnitName): string => units[name].unit_id;

/** The tree as sessions see it. */
export const tree = Object.values(units).map(({ unit_id, parent, kind }) => ({
  unit_id,
  parent_id: parent && units[parent].unit_id,
  kind,
}));

/** A person of the cast as he comes to the gate, with what his office lets him do. */
export function as(name: PersonName): Actor {
  const { person_id, holding_id, office, unit: place } = people[name];
  const held = { holding_id, office, unit_id: units[place].unit_id, on_behalf_of: undefined };
  return actorOf({
    person_id,
    name: people[name].name,
    locale: 'zh-CN',
    must_change_password: false,
    has_second_factor: true,
    offices: [held],
    tree,
  });
}

/** Somebody without a credential. */
export const guest: Actor = {
  kind: 'guest',
  person_id: '00000000-0000-0000-0000-000000000000',
  name: '',
  locale: 'zh-CN',
  company_id: undefined,
  offices: [],
  permissions: new Map(),
};

/** What the actor asks with: now, under the terms in force, unless the test says otherwise. */
export function petition(actor: Actor, more: Partial<Petition> = {}): Petition {
  return { actor, at: new Date(), terms, request_id: newId(), address: '203.0.113.7', ...more };
}

/**
 * Writes the stage into a database: units, people with their offices, each project in its phase.
 */
export async function populate(rows: Rows): Promise<void> {
  for (const [code, { unit_id, parent, kind, name }] of Object.entries(units)) {
    const parent_id = parent && units[parent].unit_id;
    await rows(
      `insert into identity.unit (unit_id, parent_id, kind, code, name, created_at)
       values ($1, $2, $3, $4, $5, now())`,
      unit_id,
      parent_id,
      kind,
      code,
      name,
    );
    if (kind === 'project')
      await rows(
        `insert into identity.project_phase (unit_id, phase, since_on, decided_at)
         values ($1, 'team_in_place', '2026-01-01', now())`,
        unit_id,
      );
  }
  for (const [sign_in_name, it] of Object.entries(people)) {
    await rows(
      `insert into identity.person
         (person_id, sign_in_name, sign_in_key, name, password_set_at, created_at)
       values ($1, $2, $3, $4, now(), now())`,
      it.person_id,
      sign_in_name,
      signInKey(sign_in_name),
      it.name,
    );
    await rows(
      `insert into identity.office_holding
         (holding_id, person_id, office, unit_id, from_on, granted_at)
       values ($1, $2, $3, $4, '2026-01-01', now())`,
      it.holding_id,
      it.person_id,
      it.office,
      units[it.unit].unit_id,
    );
  }
}
