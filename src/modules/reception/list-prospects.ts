import { z } from 'zod';

import type { Act } from '#gate/act';
import { addDays, startOf } from '#kernel/calendar';
import { PAGE_LIMIT, type Page } from '#kernel/page';
import { customersNamed, Line, showLines, walkPage } from '#modules/customers';
import { keysAt, openJson } from '#modules/vault';
import { loadSql } from '#platform/sql';

import { type contract, type ProspectRow, Outcome } from './contract.ts';
import { afterPlace } from './keyset.ts';
import { followUpPlace, FollowUpWords } from './log-follow-up.ts';
import { inUse } from './rules/elements-in-use.ts';
import { trackingOf } from './rules/tracking.ts';
import { elementsPlace, openElements } from './sealed-elements.ts';
import { AgreedWords, dutyPlace } from './settle-contact.ts';
import { stated } from './walk.ts';

const sql = loadSql(import.meta.url);

const Prospect = Line.extend({
  owner_id: z.uuid(),
  owner_name: z.string(),
  need: z.string().nullable(),
  area_band: z.string().nullable(),
  price_band: z.string().nullable(),
});
type Prospect = z.infer<typeof Prospect>;
type Input = z.output<typeof contract.listProspects.input>;

/** What narrows a page, the days as moments: a day ends at its 24:00 in China. */
function filterOf(input: Input): Record<string, unknown> {
  const { created_from, created_until } = input;
  return {
    ...stated(input, ['intent_grade', 'intake_channel', 'next_contact_until']),
    ...(created_from ? { created_from: startOf(created_from) } : {}),
    ...(created_until ? { created_until: startOf(addDays(created_until, 1)) } : {}),
  };
}

/** The scope and the ids it compares; one's own is oneself. */
const within = ({ scope, reach, actor }: Act) => ({
  scope,
  reach: scope === 'own' ? [actor.person_id] : reach,
});

/**
 * 意向客户登记表 (sales-office/3a, 3b): a page per consultant. One reads his own; who leads reads the
 * page he names, or all of them one after another, masked. The words of card and contacts are for
 * whoever sees the customer clear; that a problem is open, for everybody.
 */
export async function listProspects(act: Act, input: Input): Promise<Page<ProspectRow>> {
  act.cite('sales-office/3b');
  const page = await (input.search === undefined ? pageOf(act, input) : named(act, input));
  return { ...page, rows: await tracked(act, page.rows) };
}

async function pageOf(act: Act, input: Input): Promise<Page<Prospect>> {
  const { scope, reach } = within(act);
  const { sort, limit } = input;
  const filter = filterOf(input);
  const after = afterPlace(input.cursor);
  const owner_id = input.owner_id ?? (scope === 'own' ? act.actor.person_id : undefined);
  const owners = owner_id ? 'one' : after ? 'rest' : 'all';
  return walkPage(act, {
    list: sql('list_prospects', {
      ...{ scope, owners, sort, key: sort },
      ...{ filter: Object.keys(filter), after: after ? [sort] : [] },
    }),
    end: undefined,
    entered: { reach, ...(owner_id ? { owner_id } : {}), ...after },
    deciding: { purpose: act.purpose, ...filter },
    limit,
    look: undefined,
    row: Prospect,
  });
}

/** Whom a search names, as far as they stand in the register: few, on one page. */
async function named(act: Act, input: Input): Promise<Page<Prospect>> {
  const { rows, dropped_for_purpose } = await customersNamed(act, input.search!, {
    limit: PAGE_LIMIT,
    lawful: 'covered',
  });
  const { scope, reach } = within(act);
  const isAsked = (it: (typeof rows)[number]) =>
    input.owner_id === undefined || it.owner_id === input.owner_id;
  const customer_ids = rows.filter(isAsked).map((it) => it.customer_id);
  const filter = filterOf(input);
  const found = await act.db.many(
    sql('list_named', { scope, filter: Object.keys(filter) }),
    { customer_ids, reach, ...filter },
    Prospect,
  );
  return { rows: found, dropped_for_purpose };
}

const Contact = z.object({
  customer_id: z.uuid(),
  at: z.date(),
  outcome: Outcome,
  sealed: z.instanceof(Buffer),
});
const Promised = z.object({ customer_id: z.uuid(), sealed: z.instanceof(Buffer) });
const Front = z.object({
  customer_id: z.uuid(),
  elements: z.instanceof(Buffer),
  seal_version: z.int(),
});

/** The lines with what follows from their cards and contacts, as far as the reader sees words. */
async function tracked(act: Act, lines: readonly Prospect[]): Promise<ProspectRow[]> {
  if (lines.length === 0) return [];
  const asked = { customer_ids: lines.map((it) => it.customer_id) };
  const [contacts, fronts, promises] = await Promise.all([
    act.db.many(sql('list_contacts'), asked, Contact),
    act.db.many(sql('list_fronts'), asked, Front),
    act.db.many(sql('list_promises'), asked, Promised),
  ]);
  const keys = keysAt(lines.map((it) => it.key_slot));
  const frontOf = new Map(fronts.map((it) => [it.customer_id, it]));
  return showLines(act, lines).map((row, at) => {
    const { customer_id } = row;
    const key = keys[at]!;
    const mine = contacts.filter((it) => it.customer_id === customer_id);
    const front = frontOf.get(customer_id);
    const elements = front ? inUse(frontWords(key, front), act.terms.warm_card) : {};
    const words = mine.map((it) => contactWords(key, it));
    const { next_contact_on } = row;
    const promise = promises.find((it) => it.customer_id === customer_id);
    const promised = promise ? promisedWords(key, promise) : null;
    const facts = { contacts: words, elements, next_contact_on, promised };
    const { hook, open_problem } = trackingOf(facts);
    const isClear = row.seen === 'clear';
    return lineOf(row, lines[at]!, {
      interests: isClear ? (elements.interests ?? null) : null,
      last_outcome: mine[0]?.outcome ?? null,
      hook: isClear ? hook : null,
      has_open_problem: open_problem !== null,
      open_problem: isClear ? open_problem : null,
    });
  });
}

function frontWords(key: Buffer, { customer_id, elements, seal_version }: z.infer<typeof Front>) {
  return openElements(key, elementsPlace(customer_id, seal_version), elements);
}

function promisedWords(key: Buffer, { customer_id, sealed }: z.infer<typeof Promised>): string {
  return openJson(key, dutyPlace(customer_id), sealed, AgreedWords).hook;
}

function contactWords(key: Buffer, { customer_id, sealed }: z.infer<typeof Contact>) {
  const {
    problems = null,
    solution = null,
    hook = null,
  } = openJson(key, followUpPlace(customer_id), sealed, FollowUpWords);
  return { problems, solution, hook };
}

type Words = Pick<
  ProspectRow,
  'interests' | 'last_outcome' | 'hook' | 'has_open_problem' | 'open_problem'
>;
type Shown = ReturnType<typeof showLines>[number];

const lineOf = (row: Shown, line: Prospect, words: Words): ProspectRow => ({
  customer_id: row.customer_id,
  customer_number: row.number,
  seen: row.seen,
  name: row.name,
  phone: row.phone,
  owner_id: line.owner_id,
  owner_name: line.owner_name,
  created_at: row.created_at,
  intent_grade: row.intent_grade,
  need: line.need,
  area_band: line.area_band,
  price_band: line.price_band,
  intake_channel: row.intake_channel,
  first_visit_on: row.first_visit_on,
  visit_count: row.visit_count,
  call_count: row.call_count,
  last_contact_at: row.last_contact_at,
  next_contact_on: row.next_contact_on,
  ...words,
});
