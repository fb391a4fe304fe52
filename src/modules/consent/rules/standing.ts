import type { Basis } from '../contract.ts';

/** A receipt or a withdrawal, as the standing of a purpose is read from them. */
export interface Fact {
  purpose: string;
  at: Date;
  /** The basis of a receipt; undefined for a withdrawal. */
  basis: Basis | undefined;
}

/**
 * The purposes a lawful basis covers, from all that was given and withdrawn (information, 同意与撤回).
 *
 * Later facts outweigh earlier ones. "To be confirmed" is the state of records taken over without
 * proof (G-25): kept, but covering nothing until the customer has been told.
 */
export function lawfulPurposes(facts: readonly Fact[]): string[] {
  const standing = new Map<string, boolean>();
  for (const { purpose, basis } of facts.toSorted((a, b) => a.at.getTime() - b.at.getTime()))
    standing.set(purpose, basis !== undefined && basis !== 'to_be_confirmed');
  return [...standing]
    .filter(([, lawful]) => lawful)
    .map(([purpose]) => purpose)
    .sort();
}
