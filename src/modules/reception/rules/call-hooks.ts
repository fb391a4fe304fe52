import type { Hook, HookKind } from '../contract-calls.ts';

/** One contact as the rule looks at it. */
export interface Contact {
  problems: string | null;
  solution: string | null;
  hook: string | null;
}

/** What the card and the contacts say before a call. */
export interface BeforeCall {
  /** Latest first. */
  contacts: readonly Contact[];
  elements: Partial<Record<string, string>>;
  visit_count: number;
  call_count: number;
}

const said = (words: string | null | undefined): string | undefined => words?.trim() || undefined;

/**
 * What is still unanswered, latest first (warm-card/4b): a problem stands until the same contact or
 * a later one says how it was solved.
 */
export function openProblems({
  contacts,
  elements,
}: Omit<BeforeCall, 'visit_count' | 'call_count'>): string[] {
  const open: string[] = [];
  for (const { problems, solution } of contacts) {
    if (said(solution)) return open;
    if (said(problems)) open.push(said(problems)!);
  }
  const first = said(elements.problems);
  return first && !said(elements.solutions) ? [...open, first] : open;
}

/** As many reasons as one looks through before dialling. */
const MOST = 4;

/**
 * 由头 (warm-card/4b): reasons to call that have to do with the customer, best first. What was agreed
 * comes before everything else; then what he still waits for, what was found out for him, what was
 * to be asked, and what he liked or cared about. After a first visit that alone is one.
 */
export function proposedHooks(facts: BeforeCall): Hook[] {
  const { contacts, elements, visit_count, call_count } = facts;
  const [last] = contacts;
  const hooks: [HookKind, string | undefined][] = [
    [
      'agreed',
      said(last?.hook) ?? (contacts.length === 0 ? said(elements.next_appointment) : undefined),
    ],
    ['open_problem', openProblems(facts)[0]],
    ['solution', said(last?.solution) ?? (last ? undefined : said(elements.solutions))],
    ['next_question', said(elements.next_questions)],
    ['interest', said(elements.interests)],
    ['concern', said(elements.concerns)],
  ];
  const found: Hook[] = hooks.flatMap(([kind, words]) => (words ? [{ kind, words }] : []));
  const isAfterFirst = visit_count === 1 && call_count === 0;
  if (isAfterFirst) found.push({ kind: 'after_first_visit', words: null });
  return found.slice(0, MOST);
}
