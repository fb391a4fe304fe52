import { z } from 'zod';

import type { Act } from '#gate/act';
import { readCursor, writeCursor, type Page } from '#kernel/page';
import { sha256 } from '#platform/cipher';
import { loadSql } from '#platform/sql';

import {
  Definition,
  questionsOf,
  refusals,
  type contract,
  type ResultRow,
  type Results,
  type Tally,
} from './contract.ts';
import { tallies } from './rules/tallies.ts';

const sql = loadSql(import.meta.url);

const Whole = z.object({ count: z.int() });
const Count = Whole.extend({ code: z.string(), value: z.string() });
const Answered = Whole.extend({ code: z.string() });
const Version = z.object({ definition: Definition });

/**
 * 问卷结果: how often what was chosen, by the questions of the version in force; of what names
 * nobody, without what was screened out as invalid, and without groups too small (information/7e).
 */
export async function readResults(act: Act, { form_id }: { form_id: string }): Promise<Results> {
  const asked = { form_id, company_id: act.actor.company_id! };
  const [version, { count }, counts, answered] = await Promise.all([
    act.db.maybeOne(sql('read_definition'), asked, Version),
    act.db.one(sql('count_submissions'), asked, Whole),
    act.db.many(sql('list_counts'), asked, Count),
    act.db.many(sql('list_answered'), asked, Answered),
  ]);
  if (!version) throw refusals.form_unknown();
  const { group_min } = act.terms.reports;
  const answeredOf = new Map(answered.map((it) => [it.code, it.count]));
  const questions = questionsOf(version.definition);
  act.cite('information/7e');
  act.note({ form_id });
  return {
    submission_count: count,
    group_min,
    questions: tallies(questions, counts, answeredOf, group_min),
  };
}

const Place = z.tuple([z.int().min(0)]);

/** The results as lines, for a file: the same counts, and the same groups left out. */
export async function listResults(
  act: Act,
  { form_id, limit, cursor }: z.output<typeof contract.listResults.input>,
): Promise<Page<ResultRow>> {
  const place = cursor === undefined ? { data: [0] } : Place.safeParse(readCursor(cursor));
  if (!place.data) throw refusals.cursor_unknown();
  const [from = 0] = place.data;
  const { questions } = await readResults(act, { form_id });
  const isEnglish = act.actor.locale === 'en';
  const rows = questions.flatMap((it) => linesOf(form_id, it, isEnglish));
  const next = from + limit < rows.length ? { next: writeCursor([from + limit]) } : {};
  return { rows: rows.slice(from, from + limit), ...next };
}

function linesOf(form_id: string, tally: Tally, isEnglish: boolean): ResultRow[] {
  const { code, label_zh, label_en, answered_count, average } = tally;
  return tally.lines.map(({ value, zh, en, count, share }) => ({
    line_id: lineId(form_id, code, value),
    question: isEnglish ? label_en : label_zh,
    value: isEnglish ? en : zh,
    count: count === null ? '—' : String(count),
    ...{ share, answered_count, average },
  }));
}

/** The same line has the same id each time it is counted: an export takes what it has fixed. */
function lineId(...parts: string[]): string {
  const hex = sha256(parts.join('|')).toString('hex');
  const pieces = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`];
  return [...pieces, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
