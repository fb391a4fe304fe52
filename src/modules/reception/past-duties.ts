import type { Act } from '#gate/act';
import { dayOf } from '#kernel/calendar';
import type { PastDuty } from '#modules/duties';
import { sealJson } from '#modules/vault';

import type { PastReception } from './past-reception.ts';
import { dutiesClosed, dutiesOpened, type ContactMade } from './rules/contact-duties.ts';
import { dutyPlace } from './settle-contact.ts';

/** What one customer's past contacts opened and closed, as if each had been logged on its day. */
export function pastDuties(act: Act, it: PastReception, key: Buffer): PastDuty[] {
  const { customer_id: about_id, company_id, project_id, consultant_id: owner_id } = it;
  const place = dutyPlace(about_id);
  const duties: PastDuty[] = [];
  for (const { contact, at, by, hook } of contactsOf(it)) {
    for (const { kind, standing, from_until } of dutiesClosed(contact)) {
      const met = duties.filter(
        (duty) =>
          duty.standing === 'open' &&
          duty.kind === kind &&
          (from_until === undefined || duty.from_on <= from_until),
      );
      for (const duty of met) Object.assign(duty, { standing, closed_at: at, closed_by: by });
    }
    const opened = dutiesOpened(contact, act.terms.warm_card).map((duty) => ({
      ...{ about_id, company_id, project_id, owner_id, ...duty, standing: 'open' as const },
      ...{ opened_at: at, closed_at: null, closed_by: null },
      sealed: hook && duty.kind !== 'first_follow_up' ? sealJson(key, place, { hook }) : null,
    }));
    duties.push(...opened);
  }
  const isScout = it.marks.at(-1)?.stage === 'confirmed';
  return isScout ? duties.map((duty) => dropped(duty, it)) : duties;
}

interface Past {
  contact: ContactMade;
  at: Date;
  by: string;
  hook: string | undefined;
}

function contactsOf(it: PastReception): Past[] {
  const { first_contact, first_at, first_next, first_hook, consultant_id } = it;
  const is_first_visit = first_contact === 'visit';
  const front = { kind: first_contact, on: dayOf(first_at), is_first_visit, next: first_next };
  const later = it.contacts.map(
    ({ kind, at, outcome, visit_number, next_on, next_kind, logged_by, words }): Past => ({
      contact: {
        ...{ kind, on: dayOf(at), outcome, is_first_visit: visit_number === 1 },
        next: next_on && next_kind ? { on: next_on, kind: next_kind } : undefined,
      },
      ...{ at, by: logged_by, hook: words.hook },
    }),
  );
  return [{ contact: front, at: first_at, by: consultant_id, hook: first_hook }, ...later];
}

/** Who only looked around was no customer: what was open about him is not owed. */
function dropped(duty: PastDuty, { marks }: PastReception): PastDuty {
  const last = marks.at(-1)!;
  if (duty.standing !== 'open') return duty;
  return { ...duty, standing: 'dropped', closed_at: last.at, closed_by: last.by };
}
