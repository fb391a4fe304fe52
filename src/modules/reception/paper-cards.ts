import { z } from 'zod';

import type { Act } from '#gate/act';
import { refuseIf } from '#kernel/refusal';
import { lockId, vaultRefusals } from '#modules/vault';
import { randomBytes } from '#platform/cipher';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';
import { newPaperNumber, readPaperNumber } from '#rules/vault';

import { refusals, type contract } from './contract.ts';
import { cannotTakePaper } from './rules/taking-paper.ts';

const sql = loadSql(import.meta.url);

const Sheet = z.object({ number: z.string(), issued_by: z.uuid() });
const Paper = z.object({ paper_number: z.string(), customer_id: z.uuid().nullable() });
const Carded = z.object({ customer_id: z.uuid() });

type Issued = z.output<typeof contract.issuePaperCards.output>;

/**
 * 手写温馨卡 (F-29): numbers for blank cards about to be printed, each unique and issued once
 * (warm-card/3b). Sent twice with the same id, the same numbers are answered.
 */
export async function issuePaperCards(
  act: Act,
  input: z.output<typeof contract.issuePaperCards.input>,
): Promise<Issued> {
  const { sheet_count } = input;
  const paper_batch_id = input.paper_batch_id ?? newId();
  if (input.paper_batch_id) await lockId(act.db, paper_batch_id);
  const before = await sheetsOf(act, paper_batch_id);
  if (before.length > 0) return asBefore(act, paper_batch_id, before, sheet_count);

  const { person_id, company_id } = act.actor;
  const owed = { paper_batch_id, company_id, issued_by: person_id, at: act.at };
  for (let missing = sheet_count; missing > 0;) {
    const numbers = Array.from({ length: missing }, () => newPaperNumber(randomBytes(8)));
    missing -= await act.db.run(sql('insert_papers'), { ...owed, numbers });
  }
  act.note({ sheet_count });
  act.cite('warm-card/3b');
  const sheets = await sheetsOf(act, paper_batch_id);
  return { paper_batch_id, numbers: sheets.map((it) => it.number) };
}

const sheetsOf = (act: Act, paper_batch_id: string) =>
  act.db.many(sql('list_batch'), { paper_batch_id }, Sheet);

function asBefore(
  { actor }: Act,
  paper_batch_id: string,
  sheets: readonly z.infer<typeof Sheet>[],
  sheet_count: number,
): Issued {
  const isSame = sheets.length === sheet_count && sheets[0]!.issued_by === actor.person_id;
  if (!isSame) throw vaultRefusals.id_taken();
  return { paper_batch_id, numbers: sheets.map((it) => it.number) };
}

const readPaper = (act: Act, number: string | undefined) =>
  number === undefined
    ? Promise.resolve(undefined)
    : act.db.maybeOne(sql('read_paper'), { number }, Paper);

/** What became of a sheet somebody holds in his hand: whoever scans a filled one finds its card. */
export async function readPaperCard(
  act: Act,
  input: z.output<typeof contract.readPaperCard.input>,
): Promise<z.output<typeof contract.readPaperCard.output>> {
  const number = readPaperNumber(input.paper_number);
  const paper = await readPaper(act, number);
  if (!paper) throw refusals.paper_unknown();
  const { paper_number } = paper;
  const carded = await act.db.maybeOne(sql('read_carded'), { number: paper_number }, Carded);
  if (carded) act.touch(carded.customer_id);
  const customer_id = carded?.customer_id ?? null;
  return { paper_number, is_carded: paper.customer_id !== null, customer_id };
}

/**
 * Puts a sheet to the card of a customer whose row is written (warm-card/3b: 一一对应): a number that
 * was issued, for one card, and a card has one number.
 */
export async function takePaper(
  act: Act,
  customer_id: string,
  written: string | undefined,
): Promise<void> {
  if (!written) return;
  const number = readPaperNumber(written);
  if (number) await act.db.run(sql('lock_paper'), { number });
  const [paper, held] = await Promise.all([
    readPaper(act, number),
    act.db.maybeOne(sql('read_paper_of'), { customer_id }, Paper),
  ]);
  if (held && held.paper_number === number) return;
  refuseIf(cannotTakePaper({ paper, held: held?.paper_number }));
  await act.db.run(sql('mark_carded'), { number, customer_id, at: act.at });
  act.cite('warm-card/3b');
}
