import { z } from 'zod';

import { IntentGrade } from '#contract/customers';
import type { Act } from '#gate/act';
import { refuseIf, type Refusal } from '#kernel/refusal';
import { maySeeSensitive } from '#modules/access';
import {
  appendTimeline,
  openCustomer,
  openCustomerToChange,
  showLine,
  type Opened,
} from '#modules/customers';
import { loadSql } from '#platform/sql';

import { refusals, type contract, type Element, type Elements, type WarmCard } from './contract.ts';
import { takePaper } from './paper-cards.ts';
import { cannotWrite, inUse, secondSeal } from './rules/elements-in-use.ts';
import { cannotFill, missingElements } from './rules/short-reception.ts';
import { elementsPlace, openElements, sealElements, sensitivePlace } from './sealed-elements.ts';

const sql = loadSql(import.meta.url);

const Card = z.object({
  card_id: z.uuid(),
  consultant_name: z.string(),
  first_contact: z.enum(['call', 'visit']),
  first_at: z.date(),
  on_day: z.string(),
  is_short: z.boolean(),
  elements: z.instanceof(Buffer),
  sensitive_elements: z.instanceof(Buffer).nullable(),
  seal_version: z.int(),
  filled_at: z.date(),
  updated_at: z.date(),
  paper_number: z.string().nullable(),
});
type Card = z.infer<typeof Card>;

const GradeChange = z.object({
  from_grade: IntentGrade.nullable(),
  to_grade: IntentGrade,
  at: z.date(),
  by_name: z.string(),
});
const Mark = z.object({ stage: z.enum(['suspected', 'confirmed', 'rejected']) });

const readCard = (act: Act, customer_id: string) =>
  act.db.maybeOne(sql('read_card'), { customer_id }, Card);

/**
 * 温馨卡 as this reader may see it: its words to the owner; appearance, character and economy to the
 * owner and the site supervisor only (C-07); to others the lists and dates. What was written for an
 * element that is switched off now stays sealed and is shown to nobody.
 */
export async function readWarmCard(
  act: Act,
  { customer_id }: z.output<typeof contract.readWarmCard.input>,
): Promise<WarmCard | null> {
  const opened = await openCustomer(act, customer_id);
  const { row } = opened;
  const card = await readCard(act, customer_id);
  if (!card) return null;
  const [grade_history, mark] = await Promise.all([
    act.db.many(sql('list_grades'), { customer_id }, GradeChange),
    act.db.maybeOne(sql('read_last_mark'), { customer_id }, Mark),
  ]);
  const line = showLine(act, row, opened.identity());
  const isClear = line.seen === 'clear';
  const seesSensitive = line.seen !== 'withheld' && (isClear || maySeeSensitive(act, row));
  const words = inUse(wordsOf(opened, card), act.terms.warm_card);
  const second: readonly string[] = secondSeal(act.terms.warm_card);
  const { elements: _sealed, sensitive_elements: _second, seal_version: _version, ...facts } = card;
  return {
    ...facts,
    version: card.seal_version,
    customer_id,
    customer_number: row.number,
    seen: line.seen,
    name: line.name,
    phone: line.phone,
    is_scouting: row.is_scouting,
    intent_grade: row.intent_grade,
    visit_count: row.visit_count,
    call_count: row.call_count,
    next_contact_on: row.next_contact_on,
    elements: isClear ? only(words, (it) => !second.includes(it)) : null,
    sensitive_elements: seesSensitive ? only(words, (it) => second.includes(it)) : null,
    missing_elements: missingElements(words, act.terms.warm_card),
    grade_history,
    scouting: mark?.stage ?? null,
  };
}

function only(words: Elements, keep: (element: string) => boolean): Elements {
  const { next_hook: _hook, ...elements } = words as Record<string, string>;
  return Object.fromEntries(Object.entries(elements).filter(([element]) => keep(element)));
}

function wordsOf({ row, key }: Opened, card: Card): Elements {
  const daily = elementsPlace(row.customer_id, card.seal_version);
  const second = sensitivePlace(row.customer_id, card.seal_version);
  return {
    ...openElements(key, daily, card.elements),
    ...(card.sensitive_elements ? openElements(key, second, card.sensitive_elements) : {}),
  } as Partial<Record<Element, string>>;
}

/** Two who complete one card: the second is told which elements are not as he wrote them (G05). */
function changedMeanwhile(before: Elements, sent: Elements): Refusal {
  const differing = Object.entries(sent).filter(
    ([element, text]) => (before[element as Element] ?? '') !== text,
  );
  const refusal = refusals.card_changed_meanwhile({ count: differing.length });
  const code = 'changed_meanwhile';
  refusal.fields = differing.map(([element]) => ({ path: `elements.${element}`, code }));
  return refusal;
}

/** Completes the card's front: what a short reception left open is asked at the next visit. */
export async function reviseWarmCard(
  act: Act,
  {
    customer_id,
    elements,
    is_short,
    version,
    paper_number,
  }: z.output<typeof contract.reviseWarmCard.input>,
): Promise<{ customer_id: string }> {
  const opened = await openCustomerToChange(act, customer_id);
  const card = await readCard(act, customer_id);
  if (!card) throw refusals.card_unknown();
  const { name, phones } = opened.identity();
  const before = wordsOf(opened, card);
  if (version !== undefined && version !== card.seal_version)
    throw changedMeanwhile(before, elements);
  refuseIf(cannotWrite(elements, act.terms.warm_card));
  const words = { ...before, ...elements };
  refuseIf(cannotFill({ is_short, name, phone: phones[0], elements: words }, act.terms.warm_card));
  const under = { customer_id, key: opened.key, version: card.seal_version + 1 };
  const sealed = sealElements(words, under, secondSeal(act.terms.warm_card));
  await act.db.run(sql('update_card'), {
    customer_id,
    ...sealed,
    is_short,
    version: under.version,
    at: act.at,
  });
  await takePaper(act, customer_id, paper_number);
  await appendTimeline(act, customer_id, 'card_revised');
  return { customer_id };
}
