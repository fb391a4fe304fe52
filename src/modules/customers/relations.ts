import { z } from 'zod';

import type { Act } from '#gate/act';
import { dayOf } from '#kernel/calendar';
import { maskName, maskPhone } from '#kernel/mask';
import { Refusal, refuseIf } from '#kernel/refusal';
import { noticeInForce } from '#modules/consent';
import { openJson, sealJson, type Place } from '#modules/vault';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';
import { normalPhone } from '#rules/vault';

import { appendTimeline } from './append-timeline.ts';
import {
  Member,
  refusals,
  relationRefusals,
  RelationRow,
  type Seen,
  type relationsContract,
} from './contract.ts';
import { showLine } from './customer-line.ts';
import { openCustomer, openCustomerToChange, type Opened } from './open-customer.ts';
import { cannotAddMember, inverseOf, isMinor, relationKinds } from './rules/relating.ts';
import { seenAs } from './rules/seen.ts';

const sql = loadSql(import.meta.url);

type Input<Name extends keyof typeof relationsContract> = z.output<
  (typeof relationsContract)[Name]['input']
>;

const Sealed = Member.extend({ phone: z.string().optional(), guardian: z.string().optional() });
type Sealed = z.infer<typeof Sealed>;

/** Where a member stands: under the key of the customer he belongs to. */
const memberPlace = (owner_id: string, relation_id: string): Place => ({
  table: 'customers.relation',
  column: relation_id,
  owner_id,
});

const Row = RelationRow.omit({ other: true, member: true, has_archive: true }).extend({
  other_customer_id: z.uuid().nullable(),
  sealed: z.instanceof(Buffer).nullable(),
});

/** 家庭与关系人 of a customer: each as this reader may see him, those who left last. */
export async function listRelations(
  act: Act,
  { customer_id }: Input<'listRelations'>,
): Promise<{ rows: RelationRow[] }> {
  return shown(act, await openCustomer(act, customer_id));
}

async function shown(act: Act, { row, key }: Opened): Promise<{ rows: RelationRow[] }> {
  const { customer_id } = row;
  const found = await act.db.many(sql('list_relations'), { customer_id }, Row);
  const { actor, scope, purpose } = act;
  const seen = seenAs(row, { person_id: actor.person_id, scope, purpose });
  const rows: RelationRow[] = [];
  for (const { other_customer_id, sealed, ...line } of found) {
    const place = memberPlace(customer_id, line.relation_id);
    const member = sealed && memberAs(seen, openJson(key, place, sealed, Sealed));
    const other = other_customer_id && (await otherOf(act, other_customer_id));
    rows.push({
      ...line,
      other: other || null,
      has_archive: other_customer_id !== null,
      member: member || null,
    });
  }
  return { rows };
}

function memberAs(seen: Seen, member: Sealed): Sealed {
  if (seen === 'clear') return member;
  const { name, phone } = member;
  const known = phone === undefined ? {} : { phone: seen === 'masked' ? maskPhone(phone) : '***' };
  return { name: maskName(name), ...known };
}

/** The other's archive as this reader may see it; out of his reach it is not told whose it is. */
async function otherOf(act: Act, customer_id: string): Promise<RelationRow['other']> {
  const opened = await reachable(act, customer_id);
  if (!opened) return null;
  const { number, kind, name } = showLine(act, opened.row, opened.identity());
  return { customer_id, number, kind, name };
}

async function reachable(act: Act, customer_id: string): Promise<Opened | undefined> {
  try {
    return await openCustomer(act, customer_id);
  } catch (error) {
    if (error instanceof Refusal && error.code === refusals.customer_unknown().code)
      return undefined;
    throw error;
  }
}

/**
 * Adds somebody who has no archive (information/4f, G-24): what the matter needs, under the
 * customer's key, with his own consent or that of his guardian.
 */
export async function addMember(act: Act, input: Input<'addMember'>) {
  const { customer_id, kind, member, consent } = input;
  const opened = await openCustomerToChange(act, customer_id);
  const today = dayOf(act.at);
  refuseIf(cannotAddMember({ ...input, customer_kind: opened.row.kind }, today, act.terms));
  const notice = await noticeInForce(act, consent.notice_code);
  if (!notice) throw relationRefusals.member_notice_missing({}, 'information/2b');
  const relation_id = newId();
  const { phone, ...rest } = member;
  const sealed: Sealed = {
    ...rest,
    ...(phone ? { phone: normalPhone(phone) ?? phone } : {}),
    ...(consent.guardian ? { guardian: consent.guardian } : {}),
  };
  await act.db.run(sql('insert_member'), {
    customer_id,
    relation_id,
    kind,
    sealed: sealJson(opened.key, memberPlace(customer_id, relation_id), sealed),
    is_minor: isMinor({ birth_on: member.birth_on, is_minor: input.is_minor }, today, act.terms),
    consent_by: consent.given_by,
    notice_code: notice.code,
    notice_version: notice.version,
    evidence_kind: consent.evidence_kind,
    by: act.actor.person_id,
    at: act.at,
  });
  appendTimeline(act, customer_id, 'related', { ref: relation_id, facts: { relation: kind } });
  act.cite('information/4f');
  return shown(act, opened);
}

const Known = z.object({ relation_id: z.uuid() });

/** Links two archives, each seen from its own side; both must be within reach (information/4f). */
export async function linkCustomers(act: Act, input: Input<'linkCustomers'>) {
  const { customer_id, other_customer_id, kind } = input;
  if (customer_id === other_customer_id) throw relationRefusals.relation_to_oneself();
  const relation_id = newId();
  // In the order of their ids: two who link the same pair at once take turns.
  const sides = [
    { customer_id, other_customer_id, kind },
    { customer_id: other_customer_id, other_customer_id: customer_id, kind: inverseOf(kind) },
  ].toSorted((a, b) => (a.customer_id < b.customer_id ? -1 : 1));
  for (const side of sides) {
    const { row } = await openCustomerToChange(act, side.customer_id);
    if (!relationKinds(row.kind).includes(side.kind)) throw relationRefusals.relation_kind_wrong();
    const pair = { customer_id: side.customer_id, other_customer_id: side.other_customer_id };
    if (await act.db.maybeOne(sql('read_open_link'), pair, Known))
      throw relationRefusals.relation_exists();
    const by = act.actor.person_id;
    await act.db.run(sql('insert_link'), { ...side, relation_id, by, at: act.at });
    const facts = { relation: side.kind };
    appendTimeline(act, side.customer_id, 'related', { ref: relation_id, facts });
  }
  return listRelations(act, { customer_id });
}

const Open = z.object({ other_customer_id: z.uuid().nullable(), kind: z.string() });

/** Ends a relation on both its sides; the rows stay, with when. */
export async function endRelation(act: Act, { customer_id, relation_id }: Input<'endRelation'>) {
  await openCustomerToChange(act, customer_id);
  const asked = { customer_id, relation_id };
  const found = await act.db.maybeOne(sql('read_open_relation'), asked, Open);
  if (!found) throw relationRefusals.relation_unknown();
  const facts = { relation: found.kind };
  await act.db.run(sql('close_relation'), { ...asked, at: act.at });
  appendTimeline(act, customer_id, 'relation_ended', { ref: relation_id, facts });
  const { other_customer_id: other } = found;
  if (other !== null) {
    if (!(await reachable(act, other))) throw relationRefusals.relation_out_of_reach();
    await act.db.run(sql('close_relation'), { customer_id: other, relation_id, at: act.at });
    appendTimeline(act, other, 'relation_ended', { ref: relation_id });
  }
  return listRelations(act, { customer_id });
}
