import type { WarmCardTerms } from '#contract/policy';
import type { Refusal } from '#kernel/refusal';

import { Element, refusals, sensitiveElements, type Elements } from '../contract.ts';

type ElementTerms = Pick<WarmCardTerms, 'elements' | 'sensitive_elements'>;

/**
 * The elements under the second seal (C-07): those the regime lays under it, those that describe
 * the person himself whatever the regime says, and those switched off. What was sealed before it
 * was switched off must not come up among the daily words the next time the card is written.
 */
export function secondSeal({ elements, sensitive_elements }: ElementTerms): Element[] {
  return Element.options.filter(
    (it) =>
      sensitive_elements.includes(it) || sensitiveElements.includes(it) || !elements.includes(it),
  );
}

/** The words of a card without those of elements the regime switched off: kept, never shown. */
export function inUse<Words extends Readonly<Record<string, string | undefined>>>(
  words: Words,
  { elements }: Pick<ElementTerms, 'elements'>,
): Words {
  const isOff = (it: string) => Element.safeParse(it).success && !elements.includes(it);
  return Object.fromEntries(Object.entries(words).filter(([it]) => !isOff(it))) as Words;
}

/** Why these words cannot be written: an element the regime switched off is not collected (C-07). */
export function cannotWrite(
  words: Elements,
  { elements }: Pick<ElementTerms, 'elements'>,
): Refusal | undefined {
  const off = Element.options.find((it) => words[it] && !elements.includes(it));
  return off && refusals.element_not_in_use({ element: off }, 'warm-card/2a');
}
