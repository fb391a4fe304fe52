import type { Scope } from '#kernel/scope';

import type { HistorySection, Seen } from '../contract.ts';

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

/**
 * Whether one section of an archive is open to this reader (access/2b, C-07): what describes the
 * case to whoever reads it, what names a person where he is shown in clear, assets to owner and
 * site supervisor. The page, the history of a value and the printed card ask the same question.
 */
export function seesSection(
  section: HistorySection,
  { seen, sees_sensitive }: { seen: Seen; sees_sensitive: boolean },
): boolean {
  switch (section) {
    case 'sensitive':
      return sees_sensitive;
    case 'identity':
    case 'contact':
    case 'extra':
      return seen === 'clear';
    case 'profile':
    case 'classification':
    case 'demand':
      return true;
  }
}
