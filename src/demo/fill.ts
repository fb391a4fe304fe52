import { z } from 'zod';

import { NOBODY, type Act, type Petition } from '#gate/act';
import { PATIENT_MS } from '#gate/errand';
import { addDays, dayOf, startOf } from '#kernel/calendar';
import { endpoint } from '#kernel/endpoint';
import { noticeInForce } from '#modules/consent';
import { registerMany, type NewArchive } from '#modules/customers';
import { companyInForce, foundOrganisation, type Founded } from '#modules/identity';
import { regimesInForce } from '#modules/policy';
import { recordHistory } from '#modules/reception';
import { now } from '#platform/clock';
import { newId } from '#platform/identifier';

import type { House } from '../server/house.ts';
import { archiveOf } from './archive-of.ts';
import type { DemoCustomer } from './customer.ts';
import { customers } from './customers.ts';
import { historyOf, type Cast } from './history-of.ts';
import { organisation } from './organisation.ts';

const SEED = 20_260_101;
const CHUNK = 500;
/** Beyond this many customers the year's cards and contacts are left out: counts and grades remain. */
const LIVES_UP_TO = 2_000;
const NOTICE = 'reception';

const found = endpoint({
  id: 'demo.found-organisation',
  method: 'POST',
  path: '/demo/organisation',
  actors: ['system'],
  input: z.object({}),
  output: z.custom<Founded>(),
});

const fill = endpoint({
  id: 'demo.fill-customers',
  method: 'POST',
  path: '/demo/customers',
  actors: ['system'],
  input: z.object({ from: z.int(), count: z.int() }),
  output: z.object({ made: z.int() }),
});

/**
 * Fills an empty register with the demo company 云璟台, through the gate as the system: its
 * organisation, a person in every office, and customers whose dates lie in the past year while the
 * log says now.
 */
export async function fillDemo(
  house: House,
  count: number,
  say: (line: string) => void,
): Promise<void> {
  const petition = systemPetition();
  const founded = await house.perform(
    found,
    (act) => foundOrganisation(act, organisation()),
    petition,
    {},
  );
  const cast = castOf(founded);
  const actor = { ...petition.actor, company_id: cast.company_id };
  const withLives = count <= LIVES_UP_TO;
  for (let from = 0; from < count; from += CHUNK) {
    const chunk = { from, count: Math.min(CHUNK, count - from) };
    const asked = { ...systemPetition(), actor };
    await house.perform(fill, (act, input) => fillChunk(act, input, cast, withLives), asked, chunk);
    if ((from / CHUNK) % 20 === 0)
      say(`演示客户 / demo customers: ${from + chunk.count} / ${count}`);
  }
  say('演示账号与口令 / demo sign-in names and passwords:');
  for (const { sign_in_name, name, password } of founded.people)
    say(`  ${sign_in_name.padEnd(16)}${password}  ${name}`);
}

/** What whoever asks for the demo is told where somebody works already. */
export const NOT_EMPTY = '登记簿已有人员，不再填入演示数据 / not empty: no demo';

/** Whether nobody works here yet: the demo fills nothing else. */
export async function isEmpty(house: House): Promise<boolean> {
  return (await companyInForce(house.database)) === undefined;
}

function systemPetition(): Petition {
  return {
    actor: {
      kind: 'system',
      person_id: NOBODY,
      name: '',
      locale: 'zh-CN',
      company_id: undefined,
      offices: [],
      permissions: new Map(),
    },
    at: now(),
    terms: regimesInForce().terms,
    request_id: newId(),
    patience_ms: PATIENT_MS,
  };
}

function castOf({ people, unit_ids }: Founded): Cast {
  const ids = new Map(people.map((it) => [it.sign_in_name, it.person_id]));
  const known = (map: Map<string, string>, key: string) => {
    const id = map.get(key);
    if (id === undefined) throw new Error(`the demo has no ${key}`);
    return id;
  };
  return {
    company_id: known(unit_ids, 'yunlan_estate'),
    person: (sign_in_name) => known(ids, sign_in_name),
    unit: (code) => known(unit_ids, code),
  };
}

async function fillChunk(
  act: Act,
  { from, count }: { from: number; count: number },
  cast: Cast,
  withLives: boolean,
): Promise<{ made: number }> {
  const today = dayOf(act.at);
  const options = { seed: SEED, until: addDays(today, -1), from };
  const chunk = [...customers(count, options)];
  const notice = await noticeInForce(act, NOTICE);
  if (!notice) throw new Error('no notice is in force');
  const archives = chunk.map((it) => newArchive(act, it, cast, notice));
  await registerMany(act, archives);
  if (withLives)
    await recordHistory(
      act,
      chunk.map((it, at) => historyOf(it, archives[at]!.customer_id, cast)),
    );
  act.note({ made: chunk.length });
  return { made: chunk.length };
}

function newArchive(
  act: Act,
  it: DemoCustomer,
  cast: Cast,
  notice: { code: string; version: number },
): NewArchive {
  const entered_by = cast.person(it.owner_sign_in_name);
  const created_at = it.first_contact_at;
  const next_on = it.next_at ? dayOf(it.next_at) : null;
  const isOver = it.lost_at !== null || it.scouting;
  return {
    customer_id: newId(created_at),
    archive: archiveOf(it, act.terms, dayOf(act.at)),
    state: 'in_force',
    company_id: cast.company_id,
    project_id: cast.unit(it.project_code),
    team_id: cast.unit(it.team_code),
    owner_id: entered_by,
    entered_by,
    created_at,
    is_scouting: it.scouting_marks.some((mark) => mark.stage === 'confirmed'),
    event: 'card_filled',
    batch_id: null,
    receipts: {
      notice,
      channel: it.intake_channel,
      given: it.purposes.map((purpose) => ({ purpose, basis: 'consent', evidence_kind: 'oral' })),
      given_at: created_at,
      taken_by: entered_by,
    },
    counters: {
      visit_count: it.visit_count,
      call_count: it.call_count,
      last_contact_at: it.last_contact_at,
      next_contact_on: isOver ? null : next_on,
      updated_at: it.last_contact_at < startOf(dayOf(act.at)) ? it.last_contact_at : created_at,
    },
  };
}
