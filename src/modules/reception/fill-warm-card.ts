import { z } from 'zod';

import type { IntentGrade } from '#contract/customers';
import type { Act } from '#gate/act';
import { dayOf } from '#kernel/calendar';
import { refuseIf } from '#kernel/refusal';
import {
  appendTimeline,
  noteContact,
  openCustomer,
  refuseOther,
  registerCustomer,
  type Opened,
} from '#modules/customers';
import { keysAt, lockId, openJson } from '#modules/vault';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';

import { refusals, type contract } from './contract.ts';
import { insertAttribution } from './correct-attribution.ts';
import { Caller, callerPlace } from './log-inquiry.ts';
import { takePaper } from './paper-cards.ts';
import { attributedChannel, cannotAttribute, type Heard } from './rules/attribution.ts';
import { cannotBeTimed } from './rules/contact-time.ts';
import { cannotWrite, secondSeal } from './rules/elements-in-use.ts';
import { cannotFill } from './rules/short-reception.ts';
import { sealElements } from './sealed-elements.ts';
import { settleContact } from './settle-contact.ts';

const sql = loadSql(import.meta.url);

type Input = z.output<typeof contract.fillWarmCard.input>;
const Filled = z.object({ customer_id: z.uuid(), number: z.string() });

const Inquiry = z.object({
  customer_id: z.uuid().nullable(),
  sealed: z.instanceof(Buffer),
  kind: z.enum(['call', 'visit']),
  at: z.date(),
  intake_channel: z.string(),
  awareness_channel: z.string().nullable(),
  key_slot: z.coerce.number(),
});

/**
 * 温馨卡, front: a new customer with what the reception learnt, in one act. From a line of the call
 * and visit register nothing is typed again. Sent twice with the same id it is filled once.
 */
export async function fillWarmCard(act: Act, input: Input): Promise<z.infer<typeof Filled>> {
  const customer_id = input.customer_id ?? newId();
  const before = input.customer_id && (await filledBefore(act, customer_id, input));
  if (before) return before;

  const told = input.inquiry_id ? await takeInquiry(act, input.inquiry_id) : undefined;
  const { archive: filled, first_contact, first_at } = merged(input, told, act.at);
  const heard = heardIn(filled.awareness_channel, input.awareness);
  refuseIf(cannotAttribute(heard));
  const counted = attributedChannel(heard);
  const archive = counted ? { ...filled, awareness_channel: counted } : filled;
  refuseIf(cannotBeTimed(first_at, input.next?.on, act.at));
  const { name, phones } = archive.identity;
  const content = { is_short: input.is_short, name, phone: phones[0], elements: input.elements };
  refuseIf(cannotWrite(input.elements, act.terms.warm_card));
  refuseIf(cannotFill(content, act.terms.warm_card));

  const { project_id, owner_id, consent } = input;
  const place = { ...(project_id ? { project_id } : {}), ...(owner_id ? { owner_id } : {}) };
  const file = { ...archive, ...place, customer_id, consent };
  const { number } = await registerCustomer(act, file, { event: 'card_filled' });
  const opened = await openCustomer(act, customer_id);
  const { intent_grade } = archive;
  if (intent_grade) await insertGrade(act, customer_id, null, intent_grade);
  if (counted) await insertAttribution(act, customer_id, heard);
  await insertCard(act, opened, { ...input, first_contact, first_at, intent_grade });
  await takePaper(act, customer_id, input.paper_number);
  if (input.inquiry_id) await markCarded(act, input.inquiry_id, customer_id);
  act.cite(input.is_short ? 'warm-card/2b' : 'warm-card/2a');
  return { customer_id, number };
}

/** What the reception was told of how the customer heard of us. */
const heardIn = (chosen: string | undefined, awareness: Input['awareness']): Heard => ({
  chosen_channel: chosen ?? null,
  has_seen_dm: awareness?.has_seen_dm ?? false,
  was_unaware: awareness?.was_unaware,
});

/** The card sent before under the same id; another name or other phones under it are refused. */
async function filledBefore(act: Act, customer_id: string, { archive }: Input) {
  const [, before] = await Promise.all([
    lockId(act.db, customer_id),
    act.db.maybeOne(sql('read_filled'), { customer_id }, Filled),
  ]);
  if (before) await refuseOther(act, customer_id, archive.identity);
  return before;
}

/** Notes with the line of the register whose archive it led to. */
export const markCarded = (act: Act, inquiry_id: string, customer_id: string) =>
  act.db.run(sql('mark_carded'), { inquiry_id, customer_id, at: act.at });

/** Takes a line of the register for its archive; a line that has one already is refused. */
export async function takeInquiry(act: Act, inquiry_id: string) {
  await act.db.run(sql('lock_inquiry'), { inquiry_id });
  const inquiry = await act.db.maybeOne(sql('read_inquiry'), { inquiry_id }, Inquiry);
  if (!inquiry) throw refusals.inquiry_unknown();
  if (inquiry.customer_id) throw refusals.inquiry_carded();
  const [key] = keysAt([inquiry.key_slot]);
  const caller = openJson(key!, callerPlace(inquiry_id), inquiry.sealed, Caller);
  return { ...inquiry, caller };
}

/** The card over the register's line: what the consultant wrote wins, what he left out is taken over. */
function merged(
  input: Input,
  told: Awaited<ReturnType<typeof takeInquiry>> | undefined,
  now: Date,
) {
  const { identity } = input.archive;
  const name = identity.name || (told?.caller.name ?? '');
  const phones =
    identity.phones.length > 0 || !told?.caller.phone ? identity.phones : [told.caller.phone];
  const awareness_channel = input.archive.awareness_channel ?? told?.awareness_channel ?? undefined;
  const archive = { ...input.archive, identity: { ...identity, name, phones } };
  return {
    archive: awareness_channel ? { ...archive, awareness_channel } : archive,
    first_contact: told?.kind ?? input.first_contact,
    first_at: input.first_at ? new Date(input.first_at) : (told?.at ?? now),
  };
}

/** The front as it is kept. */
interface Front extends Pick<
  Input,
  'inquiry_id' | 'is_short' | 'is_scouting_suspected' | 'elements' | 'next'
> {
  first_contact: 'call' | 'visit';
  first_at: Date;
  /** What the reception graded, if it did. */
  intent_grade?: IntentGrade | undefined;
}

/** Writes the card of an opened customer, with the first contact it tells of. */
export async function insertCard(act: Act, opened: Opened, front: Front): Promise<void> {
  const { row, key } = opened;
  const { customer_id } = row;
  const { first_contact, first_at, intent_grade, next } = front;
  const { elements, sensitive_elements } = sealElements(
    { ...front.elements, next_hook: next?.hook },
    { customer_id, key, version: 1 },
    secondSeal(act.terms.warm_card),
  );
  const card_id = newId();
  await act.db.run(sql('insert_card'), {
    customer_id,
    card_id,
    company_id: row.company_id,
    project_id: row.project_id,
    consultant_id: row.owner_id ?? act.actor.person_id,
    first_contact,
    first_at,
    on_day: dayOf(first_at),
    is_short: front.is_short,
    inquiry_id: front.inquiry_id ?? null,
    elements,
    sensitive_elements,
    filled_by: act.actor.person_id,
    at: act.at,
  });
  if (front.is_scouting_suspected) await insertMark(act, customer_id, 'suspected');
  const next_on = next?.on;
  await noteContact(act, customer_id, { kind: first_contact, at: first_at, next_on, intent_grade });
  const is_first_visit = first_contact === 'visit' && row.visit_count === 0;
  const contact = { kind: first_contact, on: dayOf(first_at), is_first_visit, next };
  settleContact(act, opened, { ...contact, proof_id: card_id, hook: next?.hook });
  const facts = next_on ? { next_on } : {};
  await appendTimeline(act, customer_id, `first_${first_contact}`, { at: first_at, facts });
}

/** A change of grade is an event; the customer's column follows it. */
export function insertGrade(
  act: Act,
  customer_id: string,
  from_grade: IntentGrade | null,
  to_grade: IntentGrade,
): void {
  const event = { customer_id, event_id: newId(), from_grade, to_grade };
  act.db.lastly(sql('insert_grade'), { ...event, graded_by: act.actor.person_id, at: act.at });
}

export async function insertMark(
  act: Act,
  customer_id: string,
  stage: 'suspected' | 'confirmed' | 'rejected',
): Promise<void> {
  const mark = { customer_id, mark_id: newId(), stage, marked_by: act.actor.person_id };
  await act.db.run(sql('insert_mark'), { ...mark, at: act.at });
}
