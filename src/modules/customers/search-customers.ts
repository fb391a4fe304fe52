import { z } from 'zod';

import type { Act } from '#gate/act';
import type { Page } from '#kernel/page';
import {
  idNumberToken,
  initialsToken,
  keysAt,
  lastFourToken,
  nameRunTokens,
  openJson,
  phoneToken,
  pinyinToken,
  readHandle,
  writeHandle,
  type Token,
} from '#modules/vault';
import { loadSql } from '#platform/sql';
import { foldName, readTerm, searchableName } from '#rules/vault';

import { Contact, refusals, type contract, type CustomerRow, type Identity } from './contract.ts';
import { Line, ListedLine, openIdentity, showLines } from './customer-line.ts';
import { droppedFrom } from './cut-lawful.ts';
import { contactPlace } from './open-customer.ts';
import { matchesPinyin } from './pinyin-match.ts';
import { scopeChoice } from './scope-choice.ts';

const sql = loadSql(import.meta.url);

type Paging = { limit: number; lawful: 'covered' | 'missing' };
type Found = Page<CustomerRow>;

/**
 * Finds customers by an identity term and answers an opaque handle for the address bar: a whole
 * phone, its last four digits, a name or two characters of it, pinyin, initials, ID or customer
 * number.
 */
export async function searchCustomers(
  act: Act,
  { term, ...paging }: z.output<typeof contract.searchCustomers.input>,
): Promise<Found & { handle: string }> {
  const found = await findByTerm(act, term, paging);
  return { ...found, handle: writeHandle(term, act.actor.person_id) };
}

/** Whom the term behind a handle names, for a register that is searched; others' handles are not read. */
export async function customersNamed(act: Act, handle: string, paging: Paging): Promise<Found> {
  const term = readHandle(handle, act.actor.person_id);
  if (term === undefined) throw refusals.handle_unknown();
  return findByTerm(act, term, paging);
}

/** What one reading of a term looks for: the tokens that narrow, and the look that decides. */
interface Question {
  tokens: readonly Token[];
  by_extra: boolean;
  decides(identity: Identity): boolean;
}

const digitsOf = (text: string) => text.replaceAll(/\D/g, '');

function questionsOf(term: string): Question[] {
  const { phone, last_four, name, initials, pinyin } = readTerm(term);
  const questions: Question[] = [];
  const narrow = (tokens: Token[], decides: Question['decides'], by_extra = false) =>
    tokens.length > 0 && questions.push({ tokens, by_extra, decides });
  const hasPhone = (test: (digits: string) => boolean) => (it: Identity) =>
    it.phones.some((phone) => test(digitsOf(phone)));

  if (phone)
    narrow(
      [phoneToken(phone)],
      hasPhone((it) => it === phone),
      true,
    );
  if (last_four)
    narrow(
      [lastFourToken(last_four)],
      hasPhone((it) => it.endsWith(last_four)),
    );
  if (name) narrow(nameRunTokens(name), (it) => foldName(it.name).includes(searchableName(name)));
  if (initials) narrow([initialsToken(initials)], (it) => matchesPinyin(it.name, { initials }));
  if (pinyin) narrow([pinyinToken(pinyin)], (it) => matchesPinyin(it.name, { pinyin }));
  return questions;
}

/**
 * One page of the customers in reach whom a term names; nothing outside the scope is looked at.
 * Whoever it names without a lawful basis for the stated purpose is counted and not shown
 * (information/2e): his identity is opened for the comparison alone, and he is not an entry's
 * subject.
 */
export async function findByTerm(act: Act, term: string, paging: Paging): Promise<Found> {
  const { number, id_number } = readTerm(term);
  if (number) return shownOf(act, await byNumber(act, number), paging);
  if (id_number) return shownOf(act, await byIdNumber(act, id_number), paging);
  const questions = questionsOf(term);
  if (questions.length === 0) throw refusals.search_too_short();

  const answers = await Promise.all(questions.map((it) => ask(act, it, paging)));
  const lines = new Map(answers.flat().map((it) => [it.customer_id, it]));
  return shownOf(act, [...lines.values()], paging);
}

const isCovered = (act: Act, { lawful_for }: Line) =>
  act.purpose !== undefined && lawful_for.includes(act.purpose);

function shownOf(act: Act, lines: readonly Line[], { limit, lawful }: Paging): Found {
  const covered = lines.filter((it) => isCovered(act, it));
  const rest = lines.filter((it) => !isCovered(act, it));
  if (lawful === 'missing') return { rows: showLines(act, rest.slice(0, limit)) };
  return { rows: showLines(act, covered.slice(0, limit)), ...droppedFrom(act, rest.length) };
}

async function candidates(act: Act, { tokens, by_extra }: Omit<Question, 'decides'>) {
  const { scope, reach } = scopeChoice(act);
  const [first, second] = tokens;
  const also = [...(second ? ['second'] : []), ...(by_extra ? ['extra'] : [])];
  const params: Record<string, unknown> = { kind: first!.kind, token: first!.token, reach };
  if (second) Object.assign(params, { second_kind: second.kind, second_token: second.token });
  if (by_extra) params.extra = first!.extra;
  return act.db.many(sql('list_candidates', { scope, also }), params, ListedLine);
}

/** Those of the candidates whom the term really names, until a page of them is to be shown. */
async function ask(act: Act, question: Question, { limit, lawful }: Paging): Promise<Line[]> {
  const lines = await candidates(act, question);
  const keys = keysAt(lines.map((it) => it.key_slot));
  const named: Line[] = [];
  let shown = 0;
  for (const [at, line] of lines.entries()) {
    if (!question.decides(openIdentity(line, keys[at]!))) continue;
    named.push(line);
    if (isCovered(act, line) === (lawful === 'covered')) shown += 1;
    if (shown === limit) break;
  }
  return named;
}

function byNumber(act: Act, number: string): Promise<Line[]> {
  const { scope, reach } = scopeChoice(act);
  return act.db.many(sql('list_by_number', { scope }), { number, reach }, Line);
}

const ContactRow = z.object({
  customer_id: z.uuid(),
  contact: z.instanceof(Buffer),
  seal_version: z.int(),
});

async function byIdNumber(act: Act, id_number: string): Promise<Line[]> {
  const lines = await candidates(act, { tokens: [idNumberToken(id_number)], by_extra: false });
  const customer_ids = lines.map((it) => it.customer_id);
  const contacts = await act.db.many(sql('list_contacts'), { customer_ids }, ContactRow);
  return lines.filter((line) => {
    const row = contacts.find((it) => it.customer_id === line.customer_id);
    if (!row) return false;
    const place = contactPlace(row.customer_id, row.seal_version);
    const contact = openJson(keysAt([line.key_slot])[0]!, place, row.contact, Contact);
    return contact.id_number?.toUpperCase() === id_number.toUpperCase();
  });
}
