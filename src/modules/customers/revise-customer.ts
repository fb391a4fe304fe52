import { z } from 'zod';

import type { Act } from '#gate/act';
import { refuseIf } from '#kernel/refusal';
import { withdrawApproval } from '#modules/approvals';
import { dropDuties } from '#modules/duties';
import { lockPhones, replaceTokens } from '#modules/vault';
import { loadSql } from '#platform/sql';

import { appendTimeline } from './append-timeline.ts';
import { refuseUnknownChannel } from './channels.ts';
import { Profile, refusals, type contract, type Wanted } from './contract.ts';
import { keepChanges } from './keep-changes.ts';
import { customersWithPhones } from './known-phone.ts';
import { writeExtras } from './keep-extras.ts';
import { openCustomerToChange, type Opened } from './open-customer.ts';
import { submit } from './register-customer.ts';
import type { Registered } from './sent-before.ts';
import { changesBetween } from './rules/changes.ts';
import { cannotKeep } from './rules/cannot-keep.ts';
import { cannotKeepSensitive } from './rules/extra-fields.ts';
import { cannotChangeAwareness, cannotRevise, cannotVoid } from './rules/revisable.ts';
import { withHidden } from './rules/separate-consent.ts';
import { archiveTokens, normalIdentity, sealArchive } from './sealed-archive.ts';

const sql = loadSql(import.meta.url);

type Revision = z.output<typeof contract.reviseCustomer.input>;
/** What an archive should say, against the version it was written for. */
type Rewritten = Wanted & { version?: number | undefined };

/**
 * Rewrites an archive that is not yet in force, before and after of every field kept under the
 * customer's key, and hands it to review again. Once in force it changes only by request (R-F2).
 */
export async function reviseCustomer(act: Act, sent: Revision): Promise<Registered> {
  const { customer_id } = sent;
  const opened = await openCustomerToChange(act, customer_id);
  const { row, key } = opened;
  const stood = { contact: opened.contact(), sensitive: opened.sensitive() };
  const input = withHidden(sent, stood, row.lawful_for);
  refuseOverwriting(opened, input);
  refuseIf(cannotRevise(row.state));
  refuseIf(cannotChangeAwareness(row.awareness_channel, input.awareness_channel));
  const intake_channel = input.intake_channel ?? row.intake_channel;
  const archive = { ...input, intake_channel };
  refuseIf(cannotKeep(archive, act.terms));
  refuseIf(cannotKeepSensitive(input, row.lawful_for, stood));
  if (input.intake_channel !== undefined) await refuseUnknownChannel(act, input.intake_channel);
  await refuseSomebodyElses(act, customer_id, normalIdentity(input.identity).phones);

  const version = row.seal_version + 1;
  keepChanges(act, opened, changesOf(opened, input), 'revision');
  await act.db.run(sql('update_archive'), {
    customer_id,
    ...profileColumns(input.profile),
    ...sealArchive(input, { customer_id, key, version }),
    kind: input.kind,
    intake_channel,
    awareness_channel: input.awareness_channel ?? null,
    intent_grade: input.intent_grade ?? null,
    version,
    at: act.at,
  });
  if (input.extras) {
    const { company_id, lawful_for: covered } = row;
    const whose = { customer_id, key, company_id, kind: input.kind, covered };
    await writeExtras(act, whose, input.extras, 'revision');
  }
  await replaceTokens(act.db, customer_id, archiveTokens(input));
  if (row.state === 'pending_review') await withdrawLast(act, customer_id);
  await submit(act, row);
  await appendTimeline(act, customer_id, 'revised');
  act.cite('information/5b');
  return { customer_id, number: row.number, state: 'pending_review' };
}

/** Two who revise at once: the second is told where what stands now is not what he wrote (G05). */
export function refuseOverwriting({ row, ...opened }: Opened, after: Rewritten): void {
  if (after.version === undefined || after.version === row.seal_version) return;
  const sections = {
    identity: changesBetween({ ...opened.identity() }, { ...normalIdentity(after.identity) }),
    contact: changesBetween({ ...opened.contact() }, after.contact),
    sensitive: changesBetween({ ...opened.sensitive() }, after.sensitive),
    profile: changesBetween({ ...opened.profile() }, after.profile),
  };
  const { intent_grade, awareness_channel } = row;
  const plain = changesBetween(
    { intent_grade, awareness_channel },
    { intent_grade: after.intent_grade, awareness_channel: after.awareness_channel },
  );
  const paths = Object.entries(sections).flatMap(([section, changes]) =>
    changes.map(({ field }) => `${section}.${field}`),
  );
  const differing = [...paths, ...plain.map(({ field }) => field)];
  const refusal = refusals.changed_meanwhile({ count: differing.length });
  refusal.fields = differing.map((path) => ({ path, code: 'changed_meanwhile' }));
  throw refusal;
}

/** A phone of somebody else is refused with "known" and nothing more (information/3c). */
export async function refuseSomebodyElses(
  act: Act,
  customer_id: string,
  phones: string[],
): Promise<void> {
  await lockPhones(act.db, phones);
  const known = await customersWithPhones(act, phones);
  if (known.some((it) => it !== customer_id)) throw refusals.phone_known({}, 'information/3c');
}

/** Every column of the profile, empty ones as null. */
export const profileColumns = (profile: Profile) =>
  Object.fromEntries(
    Object.keys(Profile.shape).map((it) => [it, profile[it as keyof Profile] ?? null]),
  );

/** What the revision changes, field by field, in the order of the archive. */
export const changesOf = ({ row, ...opened }: Opened, after: Wanted) =>
  changesBetween(
    {
      ...opened.identity(),
      ...opened.contact(),
      ...opened.sensitive(),
      ...opened.profile(),
      intent_grade: row.intent_grade,
      awareness_channel: row.awareness_channel,
    },
    {
      ...normalIdentity(after.identity),
      ...after.contact,
      ...after.sensitive,
      ...after.profile,
      intent_grade: after.intent_grade,
      awareness_channel: after.awareness_channel,
    },
  );

const Request = z.object({ request_id: z.uuid() });

/** Takes the review that is still open back: the archive it was about has changed or gone. */
async function withdrawLast(act: Act, customer_id: string): Promise<void> {
  const last = await act.db.maybeOne(sql('read_open_request'), { customer_id }, Request);
  if (last) await withdrawApproval(act, last.request_id);
}

/** 作废: a record that should never have been; its number is not used again. */
export async function voidCustomer(
  act: Act,
  { customer_id, reason_code }: z.output<typeof contract.voidCustomer.input>,
): Promise<Registered> {
  const { row } = await openCustomerToChange(act, customer_id);
  refuseIf(cannotVoid(row.state));
  const { at } = act;
  const voided_by = act.actor.person_id;
  await act.db.run(sql('insert_voiding'), { customer_id, reason_code, voided_by, at });
  await act.db.run(sql('void_customer'), { customer_id, at });
  dropDuties(act, customer_id);
  if (row.state === 'pending_review') await withdrawLast(act, customer_id);
  await appendTimeline(act, customer_id, 'voided', { facts: { reason_code } });
  act.note({ reason_code });
  return { customer_id, number: row.number, state: 'voided' };
}
