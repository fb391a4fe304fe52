import type { Act } from '#gate/act';
import { dayOf } from '#kernel/calendar';
import { appendTimelineMany } from '#modules/customers';
import { recordDuties } from '#modules/duties';
import { createCases, sealJson, subjectKeys } from '#modules/vault';
import { newId } from '#platform/identifier';
import { columnsOf, loadSql, type Statement } from '#platform/sql';

import { followUpPlace } from './log-follow-up.ts';
import { callerPlace } from './log-inquiry.ts';
import { pastDuties } from './past-duties.ts';
import type { PastReception } from './past-reception.ts';
import { secondSeal } from './rules/elements-in-use.ts';
import { sealElements } from './sealed-elements.ts';

const sql = loadSql(import.meta.url);

type Rows = readonly Readonly<Record<string, unknown>>[];

/**
 * Writes the past of many customers registered in this act: dates are those of then, the log's own
 * time is now. For the system, in chunks of about a thousand.
 */
export async function recordHistory(act: Act, past: readonly PastReception[]): Promise<void> {
  const keys = await subjectKeys(
    act.db,
    past.map((it) => it.customer_id),
  );
  const insert = (statement: Statement, rows: Rows) =>
    rows.length === 0 ? Promise.resolve(0) : act.db.run(statement, columnsOf(rows));
  await Promise.all([
    insert(
      sql('insert_cards'),
      past.map((it) => cardRow(act, it, keys.get(it.customer_id)!)),
    ),
    insert(
      sql('insert_follow_ups'),
      past.flatMap((it) => contactRows(it, keys.get(it.customer_id)!)),
    ),
    insert(sql('insert_grades'), past.flatMap(gradeRows)),
    insert(sql('insert_marks'), past.flatMap(markRows)),
    insert(sql('insert_inquiries'), await inquiryRows(act, past)),
    appendTimelineMany(act, past.flatMap(eventsOf)),
    recordDuties(
      act,
      past.flatMap((it) => pastDuties(act, it, keys.get(it.customer_id)!)),
    ),
  ]);
}

function cardRow(act: Act, it: PastReception, key: Buffer) {
  const { customer_id, company_id, project_id, consultant_id, first_at } = it;
  const under = { customer_id, key, version: 1 };
  const words = { ...it.elements, next_hook: it.first_hook };
  return {
    customer_id,
    card_id: newId(first_at),
    company_id,
    project_id,
    consultant_id,
    first_contact: it.first_contact,
    first_at,
    on_day: dayOf(first_at),
    is_short: it.is_short,
    ...sealElements(words, under, secondSeal(act.terms.warm_card)),
  };
}

function contactRows(
  { customer_id, company_id, project_id, contacts }: PastReception,
  key: Buffer,
) {
  return contacts.map(({ words, logged_by, ...contact }) => ({
    customer_id,
    follow_up_id: newId(contact.at),
    company_id,
    project_id,
    ...contact,
    sealed: sealJson(key, followUpPlace(customer_id), words),
    logged_by,
  }));
}

const gradeRows = ({ customer_id, grades }: PastReception) =>
  grades.map(({ at, from_grade, to_grade, by }) => ({
    customer_id,
    event_id: newId(at),
    from_grade,
    to_grade,
    graded_by: by,
    graded_at: at,
  }));

const markRows = ({ customer_id, marks }: PastReception) =>
  marks.map(({ stage, at, by }) => ({
    customer_id,
    mark_id: newId(at),
    stage,
    marked_by: by,
    marked_at: at,
  }));

async function inquiryRows(act: Act, past: readonly PastReception[]) {
  const ids = past.map((it) => newId(it.first_at));
  const keys = await createCases(act.db, ids, act.at);
  return past.map((it, at) => {
    const { name, phone, concerns, ...inquiry } = it.inquiry;
    const caller = { name, ...(phone ? { phone } : {}) };
    return {
      inquiry_id: ids[at],
      case_id: ids[at],
      company_id: it.company_id,
      project_id: it.project_id,
      kind: it.first_contact,
      at: it.first_at,
      on_day: dayOf(it.first_at),
      ...inquiry,
      concerns: concerns.join(','),
      handed_to: it.consultant_id,
      sealed: sealJson(keys.get(ids[at]!)!, callerPlace(ids[at]!), caller),
      customer_id: it.customer_id,
    };
  });
}

function eventsOf(it: PastReception) {
  const { customer_id, consultant_id, first_contact, first_at } = it;
  const first = { customer_id, at: first_at, kind: `first_${first_contact}`, by_id: consultant_id };
  return [
    { ...first, facts: {} },
    ...it.contacts.map(({ kind, at, outcome, visit_number, logged_by }) => ({
      customer_id,
      at,
      kind: `follow_up_${kind}`,
      by_id: logged_by,
      facts: { outcome, ...(visit_number ? { visit_number } : {}) },
    })),
    ...it.marks.map(({ stage, at, by }) => ({
      customer_id,
      at,
      kind: `scouting_${stage}`,
      by_id: by,
      facts: {},
    })),
  ];
}
