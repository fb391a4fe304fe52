import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

import type { Act } from '#gate/act';
import { dayOf } from '#kernel/calendar';
import { refuseIf } from '#kernel/refusal';
import { customersWithPhones, refuseUnknownChannel } from '#modules/customers';
import {
  createCase,
  keysAt,
  lockId,
  openJson,
  sealJson,
  vaultRefusals,
  type Place,
} from '#modules/vault';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';
import { normalPhone } from '#rules/vault';

import { refusals, type contract } from './contract.ts';
import { cannotBeTimed } from './rules/contact-time.ts';

const sql = loadSql(import.meta.url);

type Input = z.output<typeof contract.logInquiry.input>;
const Logged = z.object({ inquiry_id: z.uuid(), is_known: z.boolean() });
const Before = Logged.extend({
  kind: z.string(),
  sealed: z.instanceof(Buffer),
  key_slot: z.coerce.number(),
});
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
  const before = input.inquiry_id && (await loggedBefore(act, inquiry_id, input));
  if (before) return before;

  const at = input.at ? new Date(input.at) : act.at;
  refuseIf(cannotBeTimed(at, undefined, act.at));
  const project_id = await projectOf(act, act.actor.person_id, input.project_id);
  if (input.handed_to) await projectOf(act, input.handed_to, project_id);

  const intake_channel = input.intake_channel ?? (input.kind === 'call' ? 'phone_call' : 'walk_in');
  await refuseUnknownChannel(act, intake_channel);

  const caller = callerOf(input);
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
  const known = caller.phone ? await customersWithPhones(act, [caller.phone]) : [];
  return { inquiry_id, is_known: known.length > 0 };
}

/**
 * The line sent before under the same id of a client's making, answered as it stands. Lock, then
 * look: the same line many times at once is one line (G02); another caller under it is refused.
 */
async function loggedBefore(act: Act, inquiry_id: string, input: Input) {
  const [, before] = await Promise.all([
    lockId(act.db, inquiry_id),
    act.db.maybeOne(sql('read_logged'), { inquiry_id }, Before),
  ]);
  if (!before) return undefined;
  const [key] = keysAt([before.key_slot]);
  const caller = openJson(key!, callerPlace(inquiry_id), before.sealed, Caller);
  const isSame = before.kind === input.kind && isDeepStrictEqual(caller, callerOf(input));
  if (!isSame) throw vaultRefusals.id_taken();
  return { inquiry_id, is_known: before.is_known };
}

function callerOf({ name, phone, note }: Input): Caller {
  const digits = phone && (normalPhone(phone) ?? phone);
  return { name, ...(digits ? { phone: digits } : {}), ...(note ? { note } : {}) };
}

/** The project a colleague receives on; refused when it is not the one that is meant. */
async function projectOf(act: Act, person_id: string, wanted: string | undefined): Promise<string> {
  const asked = { person_id, project_id: wanted ?? null, today: dayOf(act.at) };
  const found = await act.db.maybeOne(sql('read_own_project'), asked, Project);
  if (!found) throw refusals.consultant_not_on_project();
  return found.project_id;
}
