import type { CustomerKind, IntentGrade } from '#contract/customers';
import type { Terms } from '#contract/policy';
import type { Elements, InquiryKind, InquiryRow } from '#contract/reception';
import type { FieldProblem } from '#kernel/refusal';
import { cannotFill, inUse, missingElements } from '#rules/reception';
import { readPaperNumber } from '#rules/vault';

import { newClientId } from '../client-id.ts';
import { emptyConsent } from '../consent/consent-values.ts';
import { filled } from '../ui/form-values.ts';
import type { Speech } from '../words.ts';
import { awarenessOf, awarenessProblems, noAwareness } from './awareness-values.ts';
import { nextOf, noNext } from './next-values.ts';

const PERSON: CustomerKind = 'individual';

/** How they reached us, where nothing else is said. */
export const channelOf = (kind: InquiryKind) => (kind === 'call' ? 'phone_call' : 'walk_in');

/**
 * What the card begins with; of a line of the call register nothing is typed again. The number of
 * the customer is made here, so that a double tap, a retry or a restored draft registers once.
 */
export function valuesFrom(inquiry: InquiryRow | undefined, { label, locale }: Speech, paper = '') {
  const asked = (inquiry?.concerns ?? []).map((it) => label('concern', it));
  const concerns = [asked.join(locale === 'en' ? ', ' : '、'), inquiry?.note ?? ''];
  const elements: Elements = { concerns: concerns.filter(Boolean).join('\n') };
  return {
    customer_id: newClientId(),
    archive: {
      kind: PERSON,
      identity: { name: inquiry?.name ?? '', phones: [inquiry?.phone ?? ''] },
      profile: {},
      intake_channel: inquiry?.intake_channel ?? channelOf('visit'),
      awareness_channel: inquiry?.awareness_channel ?? undefined,
      intent_grade: undefined as IntentGrade | undefined,
    },
    awareness: noAwareness(),
    consent: emptyConsent(),
    first_contact: inquiry?.kind ?? ('visit' as InquiryKind),
    is_short: false,
    is_scouting_suspected: inquiry?.is_scouting_suspected ?? false,
    elements,
    next: noNext(),
    paper_number: paper,
  };
}

export type CardValues = ReturnType<typeof valuesFrom>;

/** 下次约访时间及由头 follows from the next contact: what is chosen there is not written a second time. */
export function derivedElements(
  { next }: Pick<CardValues, 'next'>,
  { label }: Pick<Speech, 'label'>,
): Elements {
  if (!next.on) return {};
  const words = [next.on, label('inquiry_kind', next.kind), next.hook];
  return { next_appointment: words.filter(Boolean).join(' ') };
}

/**
 * The elements as they are sent: written ones first, derived ones where nothing was written. What
 * the regime has switched off since a draft was begun stays out (C-07).
 */
export function elementsOf(
  { next, elements }: Pick<CardValues, 'next' | 'elements'>,
  speech: Pick<Speech, 'label'>,
  { warm_card }: Terms,
): Elements {
  return inUse({ ...derivedElements({ next }, speech), ...filled(elements) }, warm_card);
}

export function requestOf(
  values: CardValues,
  speech: Pick<Speech, 'label'>,
  terms: Terms,
  inquiry_id?: string,
) {
  const { next, ...card } = values;
  return {
    ...filled(card),
    awareness: awarenessOf(card.awareness, card.archive.awareness_channel),
    elements: elementsOf(values, speech, terms),
    ...(inquiry_id ? { inquiry_id } : {}),
    ...nextOf(next),
  };
}

/** Every field the rule finds open, not only the first it names. */
export function problemsOf(
  values: CardValues,
  speech: Pick<Speech, 'label'>,
  terms: Terms,
): FieldProblem[] {
  const { warm_card } = terms;
  const { is_short } = values;
  const { name, phones } = values.archive.identity;
  const elements = elementsOf(values, speech, terms);
  const open = (path: string) => ({ path, code: 'required' });
  const found: FieldProblem[] = [];
  if (phones[0] === '') found.push(open('archive.identity.phones.0'));
  found.push(...awarenessProblems(values.awareness, values.archive.awareness_channel));
  if (values.paper_number && !readPaperNumber(values.paper_number))
    found.push({ path: 'paper_number', code: 'paper_number_wrong' });
  const card = { is_short, name, phone: phones[0] || undefined, elements };
  const refusal = cannotFill(card, warm_card);
  if (!is_short)
    found.push(...missingElements(elements, warm_card).map((it) => open(`elements.${it}`)));
  else if (refusal?.facts.field === 'elements') found.push(open('elements.interests'));
  return found;
}
