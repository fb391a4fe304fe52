import type { CustomerPage } from '#contract/customers';
import { wantedCount } from '#rules/customers';

import { useWords } from '../words.ts';
import { useExtras } from './extras-lines.tsx';
import { useNamed } from './named.ts';

/**
 * What is still missing in an archive, by the fields its kind wants and those the company added
 * (information/4d): for the next visit to ask.
 */
export function useMissing(customer: CustomerPage): { share: number; names: string[] } {
  const { customer_id, kind, missing_fields } = customer;
  const { field } = useWords();
  const named = useNamed();
  const { fields, values, isRead } = useExtras(customer_id);
  const wanted = fields.filter((it) => it.is_open && it.is_wanted && it.kinds.includes(kind));
  const missing = isRead ? wanted.filter((it) => !values.some((one) => one.field === it.code)) : [];
  const names = [
    ...missing_fields.map((it) => field('customers', it)),
    ...missing.map((it) => named(it)),
  ];
  const total = wantedCount(kind) + wanted.length;
  return { names, share: (total - names.length) / total };
}

/** How complete the archive is, and what to ask at the next contact. */
export function Missing({ customer }: { customer: CustomerPage }) {
  const { say, together } = useWords();
  const { share, names } = useMissing(customer);
  const percent = Math.round(share * 100);
  if (names.length === 0) return null;
  return (
    <div className="customer-missing">
      <progress
        value={share}
        max={1}
        aria-label={say('customers.screen.completeness', { percent })}
      />
      <span aria-hidden>{percent}%</span>
      <span className="soft">{say('customers.screen.missing', { fields: together(names) })}</span>
    </div>
  );
}
