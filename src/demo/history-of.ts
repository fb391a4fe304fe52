import { dayOf } from '#kernel/calendar';
import type { PastReception } from '#modules/reception';

import type { DemoContact, DemoCustomer } from './customer.ts';

/** Ids of the organisation by the names the generators use. */
export interface Cast {
  company_id: string;
  person(sign_in_name: string): string;
  unit(code: string): string;
}

function contactOf(it: DemoContact, logged_by: string): PastReception['contacts'][number] {
  return {
    kind: it.kind,
    visit_number: it.visit_number,
    at: it.at,
    outcome: it.outcome,
    next_on: it.next_at ? dayOf(it.next_at) : null,
    next_kind: it.next_kind,
    logged_by,
    words: {
      content: it.content,
      ...(it.problems ? { problems: it.problems } : {}),
      ...(it.solution ? { solution: it.solution } : {}),
      ...(it.hook ? { hook: it.hook } : {}),
    },
  };
}

/** A demo customer's year with the office: the card, its back, the grades and marks. */
export function historyOf(it: DemoCustomer, customer_id: string, cast: Cast): PastReception {
  const [first, ...later] = it.contacts;
  const consultant_id = cast.person(it.owner_sign_in_name);
  return {
    customer_id,
    company_id: cast.company_id,
    project_id: cast.unit(it.project_code),
    consultant_id,
    first_contact: it.first_contact,
    first_at: it.first_contact_at,
    is_short: it.short_reception,
    elements: it.elements,
    first_hook: first?.hook ?? undefined,
    first_next:
      first?.next_at && first.next_kind
        ? { on: dayOf(first.next_at), kind: first.next_kind }
        : undefined,
    contacts: later.map((contact) => contactOf(contact, consultant_id)),
    grades: it.grades.map(({ at, from_grade, to_grade, by_sign_in_name }) => ({
      at,
      from_grade,
      to_grade,
      by: cast.person(by_sign_in_name),
    })),
    marks: it.scouting_marks.map(({ stage, at, by_sign_in_name }) => ({
      stage,
      at,
      by: cast.person(by_sign_in_name),
    })),
    inquiry: {
      logged_by: cast.person(it.received_by_sign_in_name),
      visitor_count: it.visitor_count,
      intake_channel: it.intake_channel,
      awareness_channel: it.awareness_channel,
      concerns: it.concerns,
      is_scouting_suspected: it.scouting,
      name: it.contact_name ?? it.name,
      phone: it.phones[0],
    },
  };
}
