import type { CustodyTerms } from '#contract/policy';
import type { Refusal } from '#kernel/refusal';
import type { Column } from '#kernel/register';
import type { Scope } from '#kernel/scope';

import { refusals } from '../contract.ts';

/**
 * A site supervisor and the offices above him: they may take a few people's identity (access/4b).
 */
const identityOffices: ReadonlySet<string> = new Set([
  'site_supervisor',
  'sales_manager',
  'sales_director',
  'service_manager',
  'service_director',
  'area_head',
  'deputy_general_manager',
  'general_manager',
]);

/** True when a column names a person: it falls under the rule of copying. */
export const isIdentity = (column: Pick<Column, 'class'>): boolean =>
  column.class === 'important' || column.class === 'sensitive';

interface Taking {
  columns: readonly Pick<Column, 'class'>[];
  scope: Scope;
  offices: readonly string[];
  /** How many people the file would name; counted only when it names any. */
  people_count: number;
}

/**
 * The one rule of exporting (access/4, ruling "Copy and export"): tables without identity are free
 * within one's scope. Identity leaves in small numbers, by a site supervisor or above, from his
 * project; more than that needs an approval. Sensitive content never leaves.
 */
export function cannotExport(
  { columns, scope, offices, people_count }: Taking,
  terms: CustodyTerms,
): Refusal | undefined {
  const clause = 'access/4b';
  if (columns.some((it) => it.class === 'sensitive'))
    return refusals.sensitive_never_leaves({}, clause);
  if (!columns.some(isIdentity)) return undefined;
  const isEntitled = scope === 'project' && offices.some((it) => identityOffices.has(it));
  if (!isEntitled) return refusals.identity_needs_approval({}, clause);
  const limit = terms.export_without_approval_max;
  if (people_count > limit) return refusals.too_many_people({ limit }, clause);
  return undefined;
}
