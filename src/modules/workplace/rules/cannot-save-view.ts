import type { Refusal } from '#kernel/refusal';
import type { Register } from '#kernel/register';

import { refusals } from '../contract.ts';

export interface NewView {
  name: string;
  query: Readonly<Record<string, string>>;
  columns: readonly string[];
}

/** What an address may hold beside a register's own filters. */
const besides = ['sort', 'scope', 'purpose'];

/** Phones, ID and customer numbers have runs like this; names of views do not. */
const numberLike = /\d{7,}|[A-Za-z]\d{8,}/;

/**
 * Why a view is not kept (information/2e): it would hold something that is no filter of its
 * register, as the handle of a search for a person, a column there is none of, or a number that
 * names somebody.
 */
export function cannotSaveView(view: NewView, register: Register): Refusal | undefined {
  const known = new Set([...register.filters.map((it) => it.key), ...besides]);
  const strange = Object.keys(view.query).find((key) => !known.has(key));
  if (strange !== undefined) return refusals.filter_not_kept({ filter: strange });
  const columns = new Set(register.columns.map((it) => it.key));
  const missing = view.columns.find((key) => !columns.has(key));
  if (missing !== undefined) return refusals.column_unknown({ column: missing });
  if (numberLike.test(view.name.replaceAll(/[\s-]/g, ''))) return refusals.name_is_personal();
  return undefined;
}
