import type { z } from 'zod';

import type { Act } from '#gate/act';

import { refusals, type contract, type RegimeDocument } from './contract.ts';
import { regimesInForce } from './regimes-in-force.ts';

type Input<Name extends keyof typeof contract> = z.output<(typeof contract)[Name]['input']>;
type Output<Name extends keyof typeof contract> = z.output<(typeof contract)[Name]['output']>;

/** 制度一览: the documents in force, with the heads a controlled document carries. */
export async function listDocuments(): Promise<Output<'listDocuments'>> {
  return { rows: [...regimesInForce().documents] };
}

/** 条款取值: every value in force, as rules and forms read them. */
export async function readTerms(act: Act): Promise<Output<'readTerms'>> {
  return act.terms;
}

/** One document with all its clauses, in the order of the paper. */
export async function readDocument(
  _act: Act,
  { document_id }: Input<'readDocument'>,
): Promise<Output<'readDocument'>> {
  const document = documentInForce(document_id);
  const clauses = clausesOf(document_id);
  return { ...document, clauses };
}

/** One clause, where it stands and what comes before and after it: what a refusal links to. */
export async function readClause(
  _act: Act,
  { document_id, number }: Input<'readClause'>,
): Promise<Output<'readClause'>> {
  const document = documentInForce(document_id);
  const clauses = clausesOf(document_id);
  const at = clauses.findIndex((it) => it.clause === `${document_id}/${number}`);
  const clause = clauses[at];
  if (!clause) throw refusals.clause_unknown({ clause: `${document_id}/${number}` });
  const chapter = clauses.slice(0, at).findLast((it) => it.level === 1);
  return {
    document,
    clause,
    ...(clause.level === 2 && chapter && { chapter }),
    ...(at > 0 && { previous: clauses[at - 1]!.clause }),
    ...(at < clauses.length - 1 && { next: clauses[at + 1]!.clause }),
  };
}

function documentInForce(document_id: string): RegimeDocument {
  const found = regimesInForce().documents.find((it) => it.document_id === document_id);
  if (!found) throw refusals.document_unknown({ document: document_id });
  return found;
}

const clausesOf = (document_id: string) =>
  [...regimesInForce().clauses.values()].filter((it) => it.document_id === document_id);
