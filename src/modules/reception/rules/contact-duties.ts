import type { WarmCardTerms } from '#contract/policy';
import type { Outcome } from '#contract/reception';
import type { Day } from '#kernel/calendar';

import { followUpWindow } from './follow-up-window.ts';

/** What is owed to a customer between two contacts. */
const every = ['first_follow_up', 'call_promised', 'visit_expected'] as const;
export type ContactDutyKind = (typeof every)[number];

/** One contact as far as duties go; `outcome` is of a follow-up, the front of a card has none. */
export interface ContactMade {
  kind: 'visit' | 'call' | 'message';
  on: Day;
  outcome?: Outcome | undefined;
  /** The first time he came: the call of day 3–5 is owed from here. */
  is_first_visit: boolean;
  next?: { on: Day; kind: 'visit' | 'call' } | undefined;
}

/** After these nobody is called again: there is no number, or no wish. */
const ended: readonly Outcome[] = ['wrong_number', 'not_interested', 'bought_elsewhere'];
const isOver = ({ outcome, next }: ContactMade) =>
  outcome !== undefined && ended.includes(outcome) && !next;

/** An open duty a contact closes; the first call only from its first day on. */
export interface ContactClosing {
  kind: ContactDutyKind;
  standing: 'met' | 'overtaken' | 'dropped';
  from_until?: Day;
}

export interface ContactOwed {
  kind: ContactDutyKind;
  clause: string;
  from_on: Day;
  by_on: Day;
}

/** What a contact opens: what was promised (温馨卡 4), and after a first visit the call of day 3–5. */
export function dutiesOpened(contact: ContactMade, terms: WarmCardTerms): ContactOwed[] {
  const { next, on, is_first_visit } = contact;
  const opened: ContactOwed[] = [];
  if (next) {
    const kind = next.kind === 'visit' ? 'visit_expected' : 'call_promised';
    opened.push({ kind, clause: 'warm-card/4c', from_on: next.on, by_on: next.on });
  }
  if (is_first_visit && !isOver(contact)) {
    const { from_on, by_on } = followUpWindow(on, on, terms);
    opened.push({ kind: 'first_follow_up', clause: 'warm-card/4a', from_on, by_on });
  }
  return opened;
}

/**
 * What a contact closes. A promise is settled by whatever contact comes next: kept by the one that
 * was promised, overtaken by another. The first call is met from its first day on only; calling
 * earlier is kind, but it stays owed. Who is lost is owed nothing.
 */
export function dutiesClosed(contact: ContactMade): ContactClosing[] {
  const { kind, on } = contact;
  if (isOver(contact)) return every.map((it) => ({ kind: it, standing: 'dropped' }));
  const closed: ContactClosing[] = [
    { kind: 'call_promised', standing: kind === 'message' ? 'overtaken' : 'met' },
    { kind: 'visit_expected', standing: kind === 'visit' ? 'met' : 'overtaken' },
  ];
  if (kind !== 'message') closed.push({ kind: 'first_follow_up', standing: 'met', from_until: on });
  return closed;
}
