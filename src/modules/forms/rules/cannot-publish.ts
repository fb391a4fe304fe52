import type { Refusal } from '#kernel/refusal';

import { questionsOf, refusals, type Definition } from '../contract.ts';

const needsChoices = new Set(['choice', 'choices']);

/**
 * Why a form cannot be published (R-B1, information/2a): every question serves a purpose, and one
 * the notice beside it names. A question with none is not shown with a warning: it is not asked.
 */
export function cannotPublish(
  definition: Pick<Definition, 'sections'>,
  notice: { purposes: readonly string[] } | undefined,
): Refusal | undefined {
  if (!notice) return refusals.notice_missing({}, 'information/2b');
  const seen = new Set<string>();
  for (const { code: field, kind, purposes, choices } of questionsOf(definition)) {
    if (purposes.length === 0)
      return refusals.question_without_purpose({ field }, 'information/2a');
    const foreign = purposes.find((it) => !notice.purposes.includes(it));
    if (foreign !== undefined)
      return refusals.purpose_not_in_notice({ field, purpose: foreign }, 'information/2b');
    if (needsChoices.has(kind) && choices.length < 2)
      return refusals.question_without_choices({ field });
    if (seen.has(field)) return refusals.question_twice({ field });
    seen.add(field);
    // A name, a phone and an address are asked for once: they make the customer.
    if (['name', 'phone', 'email'].includes(kind)) {
      if (seen.has(`:${kind}`)) return refusals.question_twice({ field });
      seen.add(`:${kind}`);
    }
  }
  return undefined;
}

/** What the answers to a form would serve, in the order they are first asked for. */
export const purposesOf = (definition: Pick<Definition, 'sections'>): string[] => [
  ...new Set(questionsOf(definition).flatMap((it) => it.purposes)),
];
