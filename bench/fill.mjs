// Fills an empty data directory with the workload, through the product's own gate and in its own
// words: node bench/fill.mjs CUSTOMERS
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { systemActor } from '#gate/errand';
import { dayOf } from '#kernel/calendar';
import { endpoint } from '#kernel/endpoint';
import { noticeInForce } from '#modules/consent';
import { registerMany } from '#modules/customers';
import { foundOrganisation } from '#modules/identity';
import { regimesInForce } from '#modules/policy';
import { recordHistory } from '#modules/reception';
import { now } from '#platform/clock';
import { readConfig } from '#platform/config';
import { newId } from '#platform/identifier';
import { z } from 'zod';

import { openHouse } from '../dist/server/house.js';
import { customerAt, customerIdOf, followUpAt, followUpCountOf } from './rows.mjs';
import { CONSULTANTS, dataOf } from './sizes.mjs';

const CHUNK = 1_000;

const act = (id, input) =>
  endpoint({ id, method: 'POST', path: '/bench', actors: ['system'], input, output: z.any() });
const found = act('bench.found-organisation', z.object({}));
const fillSome = act('bench.fill-customers', z.object({ from: z.int(), until: z.int() }));

const consultants = Array.from({ length: CONSULTANTS }, (_, at) => `consultant_${at + 1}`);
const organisation = {
  units: [
    { code: 'yunlan', parent_code: null, kind: 'group', name: '云澜集团', phase: null },
    { code: 'estate', parent_code: 'yunlan', kind: 'company', name: '云澜置业', phase: null },
    {
      ...{ code: 'yunjing', parent_code: 'estate', kind: 'project', name: '云璟台' },
      phase: 'team_in_place',
    },
    { code: 'yunjing_a', parent_code: 'yunjing', kind: 'team', name: '甲组', phase: null },
  ],
  people: [
    {
      ...{ sign_in_name: 'manager', name: '经理' },
      offices: [{ office: 'general_manager', unit_code: 'estate' }],
    },
    ...consultants.map((sign_in_name, at) => ({
      ...{ sign_in_name, name: `顾问${at + 1}` },
      offices: [{ office: 'consultant', unit_code: 'yunjing_a' }],
    })),
  ],
};

const petition = (company_id) => ({
  actor: systemActor(company_id),
  at: now(),
  terms: regimesInForce().terms,
  request_id: newId(),
});

function archiveOf(it) {
  return {
    kind: 'individual',
    identity: { name: it.name, phones: [it.phone] },
    contact: { address: it.address, email: it.email, wechat: it.wechat, remark: it.remark },
    sensitive: {},
    profile: { gender: it.gender, need: 'buy', area_band: '80-100', price_band: '3000-3500' },
    intake_channel: it.channel,
    awareness_channel: 'internet',
    intent_grade: it.grade,
    first_visit_on: dayOf(it.created_at),
  };
}

function newArchive(it, place, notice) {
  const { created_at, updated_at, visit_count } = it;
  const owner_id = place.consultant_ids[it.owner];
  return {
    customer_id: customerIdOf(it),
    archive: archiveOf(it),
    state: 'in_force',
    ...{ company_id: place.company_id, project_id: place.project_id, team_id: place.team_id },
    ...{ owner_id, entered_by: owner_id, created_at },
    is_scouting: false,
    event: 'card_filled',
    batch_id: null,
    receipts: {
      ...{ notice, channel: it.channel, given_at: created_at, taken_by: owner_id },
      given: [{ purpose: 'sales', basis: 'consent', evidence_kind: 'oral' }],
    },
    counters: {
      ...{ visit_count, call_count: 1, last_contact_at: updated_at },
      ...{ next_contact_on: null, updated_at },
    },
  };
}

function historyOf(it, place, customers) {
  const consultant_id = place.consultant_ids[it.owner];
  const contacts = Array.from({ length: followUpCountOf(it.index, customers) }, (_, nth) => {
    const { kind, outcome, content, at } = followUpAt(it.index, nth);
    return {
      ...{ kind, outcome, at, visit_number: kind === 'visit' ? nth + 2 : null },
      ...{ next_on: null, next_kind: null, logged_by: consultant_id, words: { content } },
    };
  });
  return {
    customer_id: customerIdOf(it),
    ...{ company_id: place.company_id, project_id: place.project_id, consultant_id, contacts },
    ...{ first_contact: 'visit', first_at: it.created_at, is_short: false },
    elements: { needs: it.remark },
    ...{ first_hook: undefined, first_next: undefined, grades: [], marks: [] },
    inquiry: {
      ...{ logged_by: consultant_id, visitor_count: 1, intake_channel: it.channel },
      ...{ awareness_channel: 'internet', concerns: ['price'], is_scouting_suspected: false },
      ...{ name: it.name, phone: it.phone },
    },
  };
}

async function fillChunk(work, { from, until }, place, customers) {
  const notice = await noticeInForce(work, 'reception');
  const chunk = Array.from({ length: until - from }, (_, at) => customerAt(from + at));
  await registerMany(
    work,
    chunk.map((it) => newArchive(it, place, notice)),
  );
  await recordHistory(
    work,
    chunk.map((it) => historyOf(it, place, customers)),
  );
  return { made: chunk.length };
}

const customers = Number(process.argv[2]);
const data_dir = dataOf(customers);
const house = await openHouse(readConfig({ KEBU_DATA: data_dir }));
try {
  const { people, unit_ids } = await house.perform(
    found,
    (work) => foundOrganisation(work, organisation),
    petition(),
    {},
  );
  const ids = new Map(people.map((it) => [it.sign_in_name, it.person_id]));
  const place = {
    company_id: unit_ids.get('estate'),
    project_id: unit_ids.get('yunjing'),
    team_id: unit_ids.get('yunjing_a'),
    consultant_ids: consultants.map((it) => ids.get(it)),
  };
  for (let from = 1; from <= customers; from += CHUNK) {
    const until = Math.min(from + CHUNK, customers + 1);
    const fill = (work, input) => fillChunk(work, input, place, customers);
    await house.perform(fillSome, fill, petition(place.company_id), { from, until });
    if (from % 20_000 === 1) console.error(`filling: ${until - 1} of ${customers}`);
  }
  // Last, for whoever finds this file finds a whole register.
  writeFileSync(join(data_dir, 'people.json'), JSON.stringify(people), { mode: 0o600 });
} finally {
  await house.close();
}
