import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

import type { Act } from '#gate/act';
import { dayOf } from '#kernel/calendar';
import { refuseIf } from '#kernel/refusal';
import { appendTimeline, keepChanges, noteContact, openCustomerToChange } from '#modules/customers';
import { openJson, sealJson, vaultRefusals, type Place } from '#modules/vault';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';

import type { contract } from './contract.ts';
import { insertGrade } from './fill-warm-card.ts';
import { cannotBeTimed } from './rules/contact-time.ts';
import { cannotGrade } from './rules/grade.ts';
import { settleContact } from './settle-contact.ts';

const sql = loadSql(import.meta.url);

type Input = z.output<typeof contract.logFollowUp.input>;
const Logged = z.object({ follow_up_id: z.uuid(), visit_number: z.int().nullable() });
const Before = Logged.extend({
  kind: z.string(),
  outcome: z.string(),
  sealed: z.instanceof(Buffer),
});

/** The words of one contact; read together, sealed together. */
export const FollowUpWords = z.object({
  content: z.string(),
  problems: z.string().optional(),
  solution: z.string().optional(),
  hook: z.string().optional(),
});

export const followUpPlace = (customer_id: string): Place => ({
  table: 'reception.follow_up',
  column: 'sealed',
  owner_id: customer_id,
});

/**
 * 温馨卡背面·客户跟踪 (F-30): one more visit, call or message, with what came of it and what is agreed
 * next. Visits are numbered from the second on; a grade may be raised here, or lowered by the site
 * supervisor. Sent twice with the same id it is logged once.
 */
export async function logFollowUp(act: Act, input: Input): Promise<z.infer<typeof Logged>> {
  const { customer_id, kind, outcome, next, intent_grade } = input;
  const follow_up_id = input.follow_up_id ?? newId();
  const [opened, before] = await Promise.all([
    openCustomerToChange(act, customer_id),
    act.db.maybeOne(sql('read_logged'), { customer_id, follow_up_id }, Before),
  ]);
  const { row, key } = opened;
  if (before) return asBefore(before, input, key);

  const at = input.at ? new Date(input.at) : act.at;
  refuseIf(cannotBeTimed(at, next?.on, act.at));
  const from = row.intent_grade;
  if (intent_grade && intent_grade !== from) {
    refuseIf(cannotGrade(from, intent_grade, act.actor.offices, act.terms.warm_card));
    insertGrade(act, customer_id, from, intent_grade);
    keepChanges(act, { row, key }, gradeChange(from, intent_grade), kind);
  }
  const visit_number = kind === 'visit' ? row.visit_count + 1 : null;
  const words = wordsOf(input);
  act.db.lastly(sql('insert_follow_up'), {
    customer_id,
    follow_up_id,
    company_id: row.company_id,
    project_id: row.project_id,
    kind,
    visit_number,
    at,
    outcome,
    next_on: next?.on ?? null,
    next_kind: next?.kind ?? null,
    sealed: sealJson(key, followUpPlace(customer_id), words),
    logged_by: act.actor.person_id,
    now: act.at,
  });
  const facts = { outcome, ...(visit_number ? { visit_number } : {}) };
  appendTimeline(act, customer_id, `follow_up_${kind}`, { ref: follow_up_id, facts, at });
  noteContact(act, customer_id, { kind, at, next_on: next?.on, intent_grade });
  const contact = { kind, on: dayOf(at), outcome, next, is_first_visit: visit_number === 1 };
  settleContact(act, opened, { ...contact, proof_id: follow_up_id, hook: next?.hook });
  act.cite('warm-card/5a');
  return { follow_up_id, visit_number };
}

/** What was sent before under the same id is answered as it was then; other words are refused. */
function asBefore(before: z.infer<typeof Before>, input: Input, key: Buffer) {
  const { follow_up_id, visit_number, kind, outcome, sealed } = before;
  const said = openJson(key, followUpPlace(input.customer_id), sealed, FollowUpWords);
  const isSame =
    kind === input.kind && outcome === input.outcome && isDeepStrictEqual(said, wordsOf(input));
  if (!isSame) throw vaultRefusals.id_taken();
  return { follow_up_id, visit_number };
}

/** The grade as one of the archive's values: the history of the archive knows its source. */
const gradeChange = (before: string | null, after: string) => [
  { field: 'intent_grade', before, after },
];

function wordsOf({ content, problems, solution, next }: Input): z.infer<typeof FollowUpWords> {
  return {
    content,
    ...(problems ? { problems } : {}),
    ...(solution ? { solution } : {}),
    ...(next?.hook ? { hook: next.hook } : {}),
  };
}
