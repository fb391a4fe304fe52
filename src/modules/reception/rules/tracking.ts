import { openProblems, type Contact } from './call-hooks.ts';

/** What a line of the register is told of one customer. */
export interface Tracked {
  /** Latest first. */
  contacts: readonly Contact[];
  elements: Partial<Record<string, string>>;
  next_contact_on: string | null;
  /** The reason that goes along with a promise, also to whoever takes the customer over. */
  promised: string | null;
}

const said = (words: string | null | undefined): string | null => words?.trim() || null;

/**
 * 跟踪情况 on one line (sales-office/3a): the reason agreed for the next contact, and what is still
 * unanswered, the latest of it. Without an agreed day there is no reason to show: it belonged to
 * a contact that took place. Before the first follow-up the card's front speaks.
 */
export function trackingOf({ contacts, elements, next_contact_on, promised }: Tracked): {
  hook: string | null;
  open_problem: string | null;
} {
  const [last] = contacts;
  const agreed = last ? last.hook : (elements.next_hook ?? elements.next_appointment);
  return {
    hook: next_contact_on === null ? null : (said(promised) ?? said(agreed)),
    open_problem: openProblems({ contacts, elements })[0] ?? null,
  };
}
