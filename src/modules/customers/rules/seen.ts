import type { Scope } from '#kernel/scope';

import type { Seen } from '../contract.ts';

/**
 * How a customer's identity is shown to this reader (information, 查阅; ruling "Gate and reads").
 *
 * Clear in one's own scope, so that reception does not slow down; masked to everyone else, who may
 * reveal a field for a reason; withheld where no lawful basis covers the stated purpose (R-B3). A
 * customer just registered is shown to his owner before a purpose is confirmed only if one is
 * lawful.
 */
export function seenAs(
  customer: { owner_id: string | null; lawful_for: readonly string[] },
  reader: { person_id: string; scope: Scope; purpose: string | undefined },
): Seen {
  if (reader.purpose === undefined || !customer.lawful_for.includes(reader.purpose))
    return 'withheld';
  return reader.scope === 'own' && customer.owner_id === reader.person_id ? 'clear' : 'masked';
}
