import { z } from 'zod';

import type { Act } from '#gate/act';
import { dayOf } from '#kernel/calendar';
import { refuseIf } from '#kernel/refusal';
import { customersWithPhones, refuseUnknownChannel } from '#modules/customers';
import { createCase, sealJson, type Place } from '#modules/vault';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';
import { normalPhone } from '#rules/vault';

import { refusals, type contract } from './contract.ts';
import { cannotBeTimed } from './rules/contact-time.ts';

const sql = loadSql(import.meta.url);

type Input = z.output<typeof contract.logInquiry.input>;
const Logged = z.object({ inquiry_id: z.uuid(), is_known: z.boolean() });
const Project = z.object({ project_id: z.uuid() });

/** What a caller or visitor left before he is a customer; sealed under a key of its own line. */
export const Caller = z.object({
  name: z.string(),
  phone: z.string().optional(),
  note: z.string().optional(),
});
export type Caller = z.infer<typeof Caller>;

export const callerPlace = (inquiry_id: string): Place => ({
  table: 'reception.inquiry',
  column: 'sealed',
  owner_id: inquiry_id,
});

/**
 * 来电来访登记 (S0-71): the duty person's line, handed to a consultant who fills the card from it
 * without typing it again. It says whether the phone is known, and nothing more.
 */
export async function logInquiry(act: Act, input: Input): Promise<z.infer<typeof Logged>> {
  const inquiry_id = input.inquiry_id ?? newId();
  const before = await act.db.maybeOne(sql('read_logged'), { inquiry_id }, Logged);
  if (before) return before;

  const at = input.at ? new Date(input.at) : act.at;
  refuseIf(cannotBeTimed(at, undefined, act.at));
  const project_id = await projectOf(act, act.actor.person_id, input.project_id);
  if (input.handed_to) await projectOf(act, input.handed_to, project_id);

  const intake_channel = input.intake_channel ?? (input.kind === 'call' ? 'phone_call' : 'walk_in');
  await refuseUnknownChannel(act, intake_channel);

  const phone = input.phone && (normalPhone(input.phone) ?? input.phone);
  const caller: Caller = {
    name: input.name,
    ...(phone ? { phone } : {}),
    ...(input.note ? { note: input.note } : {}),
  };
  const key = await createCase(act.db, inquiry_id, act.at);
  await act.db.run(sql('insert_inquiry'), {
    inquiry_id,
    company_id: act.actor.company_id,
    project_id,
    kind: input.kind,
    at,
    on_day: dayOf(at),
    visitor_count: input.visitor_count,
    intake_channel,
    awareness_channel: input.awareness_channel ?? null,
    concerns: input.concerns,
    is_scouting_suspected: input.is_scouting_suspected,
    logged_by: act.actor.person_id,
    handed_to: input.handed_to ?? null,
    sealed: sealJson(key, callerPlace(inquiry_id), caller),
  });
  act.cite('sales-office/6a');
  const known = phone ? await customersWithPhones(act, [phone]) : [];
  return { inquiry_id, is_known: known.length > 0 };
}

/** The project a colleague receives on; refused when it is not the one that is meant. */
async function projectOf(act: Act, person_id: string, wanted: string | undefined): Promise<string> {
  const asked = { person_id, project_id: wanted ?? null, today: dayOf(act.at) };
  const found = await act.db.maybeOne(sql('read_own_project'), asked, Project);
  if (!found) throw refusals.consultant_not_on_project();
  return found.project_id;
}
