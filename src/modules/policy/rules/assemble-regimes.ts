import { z } from 'zod';

import { TermName, Terms, TermValue } from '../contract.ts';
import type { Clause, RegimeDocument, Term } from '../contract.ts';
import { parseDocument, type ParsedDocument } from './parse-document.ts';
import { fillTerms, mustBeSpoken, termsSpokenIn } from './spoken-terms.ts';

/** The sources of one document; a language that has no file is absent. */
export interface Sources {
  document_id: string;
  zh?: string | undefined;
  en?: string | undefined;
}

/** Everything in force, ready to be read: built once, never changed in place. */
export interface Regimes {
  terms: Terms;
  documents: readonly RegimeDocument[];
  /** By id, in the order of the documents. */
  clauses: ReadonlyMap<string, Clause>;
  termsByClause: ReadonlyMap<string, readonly Term[]>;
}

export type Assembled = { regimes: Regimes } | { faults: string[] };

/** `regimes/controls.json`: clause → the values of the terms it fixes. */
const Controls = z.record(z.string(), z.record(TermName, TermValue));

interface Pair {
  document_id: string;
  zh: ParsedDocument;
  en: ParsedDocument;
}

/**
 * Puts the documents and the values together, or says everything that is wrong at once.
 *
 * A regime that half fits must not start: a term without its clause, a clause that stands in one
 * language only, or a number in the text that the system does not follow would each make evidence
 * of a rule that nobody keeps.
 */
export function assembleRegimes(sources: readonly Sources[], controls: unknown): Assembled {
  const faults: string[] = [];
  const pairs = sources.flatMap((it) => readPair(it, faults));
  const known = new Set(pairs.flatMap((it) => it.zh.paragraphs.map(({ clause }) => clause)));
  const { values, termsByClause } = readControls(controls, known, faults);
  const terms = Terms.safeParse(nested(values));
  for (const issue of terms.error?.issues ?? []) faults.push(wordsOf(issue));

  const clauses = new Map<string, Clause>();
  for (const pair of pairs) {
    for (const it of clausesOf(pair, termsByClause)) {
      faults.push(...faultsOfSpeech(it, values));
      const text_zh = fillTerms(it.text_zh, values);
      clauses.set(it.clause, { ...it, text_zh, text_en: fillTerms(it.text_en, values) });
    }
  }
  if (!terms.success || faults.length > 0) return { faults };
  const documents = pairs.map((it) => documentOf(it, termsByClause));
  return { regimes: { terms: terms.data, documents, clauses, termsByClause } };
}

function readPair({ document_id, zh, en }: Sources, faults: string[]): Pair[] {
  if (zh === undefined) faults.push(`${document_id}: ${document_id}.zh-CN.md is missing`);
  if (en === undefined) faults.push(`${document_id}: ${document_id}.en.md is missing`);
  if (zh === undefined || en === undefined) return [];

  const read = [parseDocument(document_id, zh), parseDocument(document_id, en)] as const;
  for (const [at, parsed] of read.entries()) {
    const file = `${document_id}.${at === 0 ? 'zh-CN' : 'en'}.md`;
    if ('faults' in parsed) faults.push(...parsed.faults.map((it) => `${file}: ${it}`));
  }
  if ('faults' in read[0] || 'faults' in read[1]) return [];

  const pair = { document_id, zh: read[0].document, en: read[1].document };
  faults.push(...faultsOfPair(pair));
  return [pair];
}

function faultsOfPair({ document_id, zh, en }: Pair): string[] {
  const faults: string[] = [];
  const { title: _zhTitle, ...zhHead } = zh.head;
  const { title: _enTitle, ...enHead } = en.head;
  if (JSON.stringify(zhHead) !== JSON.stringify(enHead))
    faults.push(`${document_id}: the heads of the two languages differ`);
  const inZh = zh.paragraphs.map((it) => it.clause);
  const inEn = en.paragraphs.map((it) => it.clause);
  faults.push(
    ...inZh.filter((it) => !inEn.includes(it)).map((it) => `${it} has no English`),
    ...inEn.filter((it) => !inZh.includes(it)).map((it) => `${it} has no Chinese`),
  );
  if (faults.length === 0 && inZh.join() !== inEn.join())
    faults.push(`${document_id}: the clauses stand in another order in English`);
  return faults;
}

function readControls(controls: unknown, known: ReadonlySet<string>, faults: string[]) {
  const values = new Map<string, TermValue>();
  const termsByClause = new Map<string, Term[]>();
  const read = Controls.safeParse(controls);
  for (const it of read.error?.issues ?? [])
    faults.push(`controls.json: ${it.path.join('.')} ${it.message}`);
  for (const [clause, fixed] of Object.entries(read.data ?? {})) {
    if (!known.has(clause)) faults.push(`controls.json names ${clause}, which no document has`);
    for (const [term, value] of Object.entries(fixed)) {
      if (values.has(term)) faults.push(`${term} is fixed by more than one clause`);
      values.set(term, value);
    }
    const terms = Object.entries(fixed).map(([term, value]) => ({ term, value }));
    termsByClause.set(clause, terms);
  }
  return { values, termsByClause };
}

/** `{ 'a.b': 1 }` → `{ a: { b: 1 } }`, the shape of `Terms`. */
function nested(values: ReadonlyMap<string, TermValue>): Record<string, object> {
  const groups: Record<string, Record<string, TermValue>> = {};
  for (const [term, value] of values) {
    const [group, name] = term.split('.') as [string, string];
    (groups[group] ??= {})[name] = value;
  }
  return groups;
}

function wordsOf({ code, path, message, ...issue }: z.core.$ZodIssue): string {
  const term = path.join('.');
  if (code === 'unrecognized_keys') {
    const { keys } = issue as { keys: string[] };
    return `controls.json: no rule knows ${keys.map((it) => [...path, it].join('.')).join(', ')}`;
  }
  const isAbsent = message.includes('received undefined');
  return isAbsent ? `${term} has no clause in controls.json` : `${term}: ${message}`;
}

function clausesOf(pair: Pair, termsByClause: ReadonlyMap<string, Term[]>): Clause[] {
  const { document_id, zh, en } = pair;
  return zh.paragraphs.flatMap(({ clause, level, title, text }) => {
    const english = en.paragraphs.find((it) => it.clause === clause);
    if (!english) return [];
    return {
      clause,
      document_id,
      level,
      title_zh: title,
      title_en: english.title,
      text_zh: text,
      text_en: english.text,
      terms: termsByClause.get(clause) ?? [],
      version: zh.head.version,
    };
  });
}

function faultsOfSpeech(clause: Clause, values: ReadonlyMap<string, TermValue>): string[] {
  const faults: string[] = [];
  for (const text of [clause.text_zh, clause.text_en]) {
    const language = text === clause.text_zh ? 'Chinese' : 'English';
    const spoken = termsSpokenIn(text);
    for (const { term, value } of clause.terms) {
      if (mustBeSpoken(term, value) && !spoken.includes(term))
        faults.push(`${clause.clause} fixes ${term} but its ${language} does not say it`);
    }
    for (const term of spoken) {
      if (!values.has(term)) faults.push(`${clause.clause} speaks of ${term}, which has no value`);
    }
  }
  return faults;
}

function documentOf(pair: Pair, termsByClause: ReadonlyMap<string, Term[]>): RegimeDocument {
  const { title, ...head } = pair.zh.head;
  const { paragraphs } = pair.zh;
  const counts = paragraphs.map(({ clause }) => termsByClause.get(clause)?.length ?? 0);
  return {
    ...head,
    document_id: pair.document_id,
    title_zh: title,
    title_en: pair.en.head.title,
    clause_count: paragraphs.filter((it) => it.level === 2).length,
    term_count: counts.reduce((sum, it) => sum + it, 0),
  };
}
