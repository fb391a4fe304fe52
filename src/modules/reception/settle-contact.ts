import { z } from 'zod';

import type { Act } from '#gate/act';
import type { Opened } from '#modules/customers';
import { settleDuties } from '#modules/duties';
import { sealJson, type Place } from '#modules/vault';

import { dutiesClosed, dutiesOpened, type ContactMade } from './rules/contact-duties.ts';

/** What was agreed for the next contact, in words. */
export const AgreedWords = z.object({ hook: z.string() });

export const dutyPlace = (customer_id: string): Place => ({
  table: 'duties.duty',
  column: 'sealed',
  owner_id: customer_id,
});

/** Closes what a contact with an opened customer met, and opens what is owed from it on. */
export function settleContact(
  act: Act,
  { row, key }: Opened,
  { proof_id, hook, ...contact }: ContactMade & { proof_id: string; hook?: string | undefined },
): void {
  const { customer_id, company_id, project_id } = row;
  const owner_id = row.owner_id ?? act.actor.person_id;
  const sealed = hook ? sealJson(key, dutyPlace(customer_id), { hook }) : undefined;
  const about = { about_id: customer_id, company_id, project_id, owner_id };
  settleDuties(act, about, {
    close: dutiesClosed(contact),
    open: dutiesOpened(contact, act.terms.warm_card).map((it) =>
      it.kind === 'first_follow_up' ? it : { ...it, sealed },
    ),
    proof_id,
  });
}
