import type { WarmCardTerms } from '#contract/policy';
import type { Refusal } from '#kernel/refusal';

import { refusals, type Element, type Elements } from '../contract.ts';

/** What a card says, as the rule looks at it. */
export interface CardContent {
  is_short: boolean;
  name: string;
  phone: string | undefined;
  elements: Elements;
}

const isWritten = (elements: Elements, element: Element) => (elements[element] ?? '').trim() !== '';

/** The elements the terms in force ask for and this card does not have yet. */
export function missingElements(elements: Elements, terms: WarmCardTerms): Element[] {
  return (terms.elements as Element[]).filter((it) => !isWritten(elements, it));
}

/**
 * Why this card cannot be kept (温馨卡 2: 接待时间较短的客户).
 *
 * After a short reception a name, a phone and what was learnt are enough; after a full one all
 * thirteen elements are wanted. The front desk decides which it was, and the card says so.
 */
export function cannotFill(card: CardContent, terms: WarmCardTerms): Refusal | undefined {
  const { is_short, name, phone, elements } = card;
  if (!is_short) {
    const [element] = missingElements(elements, terms);
    return element && refusals.element_missing({ element }, 'warm-card/2a');
  }
  const has: Record<string, boolean> = { name: name.trim() !== '', phone: phone !== undefined };
  const field = terms.short_reception_fields.find((it) => has[it] === false);
  if (field) return refusals.short_reception_needs({ field }, 'warm-card/2b');
  const written = (terms.elements as Element[]).filter((it) => isWritten(elements, it)).length;
  if (written < terms.short_reception_elements_min)
    return refusals.short_reception_needs({ field: 'elements' }, 'warm-card/2b');
  return undefined;
}
