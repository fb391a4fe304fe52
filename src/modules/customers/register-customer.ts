import { z } from 'zod';

import type { Act } from '#gate/act';
import { dayOf } from '#kernel/calendar';
import { refuseIf } from '#kernel/refusal';
import { requestApproval } from '#modules/approvals';
import { examineGiving, insertReceipts } from '#modules/consent';
import { createSubjects, lockPhones, writeTokens } from '#modules/vault';
import { randomBytes } from '#platform/cipher';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';
import { newCustomerNumber } from '#rules/vault';

import { appendTimeline } from './append-timeline.ts';
import { channelIsOpen } from './channels.ts';
import { Profile, refusals, type Register } from './contract.ts';
import { countProbe } from './check-phone.ts';
import { customersWithPhones } from './known-phone.ts';
import { writeExtras } from './keep-extras.ts';
import { holdOpen } from './open-customer.ts';
import { cannotKeep } from './rules/cannot-keep.ts';
import { cannotKeepSensitive } from './rules/extra-fields.ts';
import { archiveTokens, normalIdentity, sealArchive } from './sealed-archive.ts';
import { sentBefore, type Registered } from './sent-before.ts';

const sql = loadSql(import.meta.url);

/** What a module that opens archives from its own forms adds to the archive itself. */
export interface Circumstances {
  is_scouting?: boolean;
  /** The kind of the first line of the timeline. */
  event?: string;
  /** The version of the notice that was shown, when that was before this act. */
  notice_version?: number;
}

/**
 * Opens an archive: screened, entered and handed to review in one act (part 7, machine 2). A phone
 * the company knows already is refused with "known" and nothing more. Sent twice with the same
 * client-made id it registers once.
 */
export async function registerCustomer(
  act: Act,
  input: Register,
  { is_scouting = false, event = 'registered', notice_version }: Circumstances = {},
): Promise<Registered> {
  const customer_id = input.customer_id ?? newId();
  const cannot = cannotKeep(input, act.terms);
  const [before, found] = await Promise.all([
    input.customer_id && sentBefore(act, customer_id, input.identity),
    cannot ? undefined : lookUp(act, input, notice_version),
  ]);
  if (before) return before;
  refuseIf(cannot);
  const { place, giving } = await examined(act, found!);
  refuseIf(cannotKeepSensitive(input, giving.lawful_for));

  const [number, keys] = await Promise.all([
    issueNumber(act, customer_id),
    createSubjects(act.db, [customer_id], act.at),
  ]);
  const { key, key_slot } = keys.get(customer_id)!;
  const facts = { customer_id, number, is_scouting, ...place };
  insertCustomer(act, input, key, { ...facts, key_slot, lawful_for: giving.lawful_for });
  holdOpen(act, customer_id);
  insertSteps(act, facts);
  appendTimeline(act, customer_id, event);
  insertReceipts(act, customer_id, key, giving);
  if (input.extras) {
    const whose = { customer_id, key, company_id: place.company_id, kind: input.kind };
    await writeExtras(act, { ...whose, covered: giving.lawful_for }, input.extras, 'form');
  }
  await Promise.all([
    writeTokens(act.db, [{ customer_id, tokens: archiveTokens(input) }]),
    submit(act, facts),
  ]);

  act.touch(customer_id);
  act.cite('information/3a');
  return { customer_id, number: facts.number, state: 'pending_review' };
}

/** Everything that may speak against a registration, in one trip. */
async function lookUp(act: Act, input: Register, notice_version: number | undefined) {
  const { phones } = normalIdentity(input.identity);
  const { notice_code, given } = input.consent;
  const [isChannel, , known, place, giving] = await Promise.all([
    channelIsOpen(act, input.intake_channel),
    lockPhones(act.db, phones), // Before the look: whoever registers the same phone takes turns.
    customersWithPhones(act, phones),
    placeOf(act, input),
    examineGiving(act, { notice_code, notice_version, given, channel: input.intake_channel }),
  ]);
  return { isChannel, known, place, giving };
}

/** Refuses for the first thing that speaks against it. */
async function examined(
  act: Act,
  { isChannel, known, place, giving }: Awaited<ReturnType<typeof lookUp>>,
) {
  if (!isChannel) throw refusals.channel_unknown();
  await refuseKnown(act, known);
  if (!place) throw refusals.owner_not_on_project({}, 'information/3a');
  refuseOutside(act, place.owner_id, place.project_id);
  refuseIf(giving.reason);
  return { place, giving };
}

async function refuseKnown(act: Act, known: readonly string[]): Promise<void> {
  if (known.length === 0) return;
  await countProbe(act);
  throw refusals.phone_known({}, 'information/3c');
}

interface StandsAt {
  company_id: string;
  project_id: string;
  team_id: string | null;
  owner_id: string | null;
}

const PlaceRow = z.object({ project_id: z.uuid(), team_id: z.uuid().nullable() });

/** The owner, and the project and team he works in; a customer without an owner needs a project. */
async function placeOf(act: Act, input: Register): Promise<StandsAt | undefined> {
  const { actor } = act;
  const isConsultant = actor.offices.some((it) => it.office === 'consultant');
  const owner_id = input.owner_id ?? (isConsultant ? actor.person_id : null);
  const project_id = input.project_id ?? null;
  const today = dayOf(act.at);
  const holding_ids = actor.offices.map((it) => it.holding_id);
  const { company_id } = actor;
  const place = owner_id
    ? await act.db.maybeOne(sql('read_place'), { owner_id, project_id, today }, PlaceRow)
    : await act.db.maybeOne(sql('read_project'), { project_id, company_id, holding_ids }, PlaceRow);
  return place && { ...place, owner_id, company_id: actor.company_id! };
}

/** Nobody registers into somebody else's work: own scope for oneself, wider scopes within reach. */
function refuseOutside(act: Act, owner_id: string | null, project_id: string): void {
  const { scope, reach, actor } = act;
  if (actor.kind === 'system' || scope === 'company') return;
  const isWithin =
    scope === 'own'
      ? owner_id === actor.person_id || owner_id === null
      : reach.includes(project_id);
  if (!isWithin && scope !== 'team') throw refusals.project_not_reached();
}

async function issueNumber(act: Act, customer_id: string): Promise<string> {
  for (;;) {
    const number = newCustomerNumber(randomBytes(8));
    const issued = await act.db.run(sql('insert_number'), { number, customer_id, at: act.at });
    if (issued === 1) return number; // Two in a million million: the next draw will do.
  }
}

type NewCustomer = StandsAt & { customer_id: string; number: string; is_scouting: boolean };

function insertCustomer(
  act: Act,
  input: Register,
  key: Buffer,
  facts: NewCustomer & { key_slot: number; lawful_for: readonly string[] },
): void {
  const { customer_id } = facts;
  const profile = Object.fromEntries(
    Object.keys(Profile.shape).map((it) => [it, input.profile[it as keyof Profile] ?? null]),
  );
  act.db.lastly(sql('insert_customer'), {
    ...facts,
    ...profile,
    ...sealArchive(input, { customer_id, key, version: 1 }),
    kind: input.kind,
    intake_channel: input.intake_channel,
    awareness_channel: input.awareness_channel ?? null,
    intent_grade: input.intent_grade ?? null,
    first_visit_on: input.first_visit_on ?? null,
    entered_by: act.actor.person_id,
    at: act.at,
  });
}

function insertSteps(act: Act, facts: NewCustomer): void {
  const { customer_id, owner_id, team_id, project_id, is_scouting } = facts;
  const { at } = act;
  const by = act.actor.person_id;
  const verdict = is_scouting ? 'scouting' : 'qualified';
  const screening = { customer_id, screening_id: newId(), verdict, screened_by: by, at };
  act.db.lastly(sql('insert_screening'), screening);
  if (!owner_id) return;
  const place = { customer_id, owner_id, team_id, project_id, assigned_by: by, at };
  act.db.lastly(sql('insert_assignment'), { ...place, assignment_id: newId() });
}

/** Hands an archive to the project's reviewer, who is never the one who entered it (information/3d). */
export async function submit(
  act: Act,
  {
    customer_id,
    company_id,
    project_id,
  }: Pick<NewCustomer, 'customer_id' | 'company_id' | 'project_id'>,
): Promise<string> {
  const request_id = await requestApproval(act, {
    kind: 'customers.archive-review',
    about_id: customer_id,
    sealed_under: customer_id,
    company_id,
    project_id,
    chain: [{ office: 'reviewer', unit_id: project_id }],
    clause: 'information/3d',
    facts: {},
  });
  const submission = { customer_id, submission_id: newId(), request_id };
  const by = act.actor.person_id;
  act.db.lastly(sql('insert_submission'), { ...submission, submitted_by: by, at: act.at });
  return request_id;
}
