import type { Terms } from '#contract/policy';
import { contract, type Elements, type InquiryKind } from '#contract/reception';
import { missingElements } from '#rules/reception';

import { ChoiceField } from '../ui/choice-field.tsx';
import { FormDrawer } from '../ui/form-page.tsx';
import { useForm } from '../ui/form.ts';
import { SwitchField } from '../ui/switch-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import { derivedElements, elementsOf } from './card-values.ts';
import { CardStanding, ElementFields } from './element-fields.tsx';
import { NextContactFields } from './next-contact-fields.tsx';
import { nextOf, noNext } from './next-values.ts';

interface Props {
  customer_id: string;
  terms: Terms;
  onClose: () => void;
}

/** The front for a customer a list or a form brought: who he is stands in his archive already. */
export function OpenCardDrawer({ customer_id, terms, onClose }: Props) {
  const words = useWords();
  const { say, field, choices } = words;
  const toast = useToast();
  const { follow_up_from_days: from, follow_up_by_days: by } = terms.warm_card;
  const form = useForm({
    endpoint: contract.openWarmCard,
    initial: {
      customer_id,
      first_contact: 'visit' as InquiryKind,
      is_short: false,
      elements: {} as Elements,
      next: noNext(),
    },
    request: ({ next, ...card }) => ({
      ...card,
      elements: elementsOf({ next, elements: card.elements }, words, terms),
      ...nextOf(next),
    }),
    check: ({ is_short, elements, next }) => {
      const written = elementsOf({ next, elements }, words, terms);
      const open = is_short ? [] : missingElements(written, terms.warm_card);
      return open.map((it) => ({ path: `elements.${it}`, code: 'required' }));
    },
    saved: ({ number }) => {
      toast.done(say('reception.screen.filled', { number }));
      onClose();
    },
  });
  const { is_short, elements, next } = form.values;
  const derived = derivedElements({ next }, words);
  return (
    <FormDrawer
      clause="warm-card/2a"
      form={form}
      title={say('reception.action.fill-warm-card')}
      isOpen
      onClose={onClose}
      width={760}
    >
      <ChoiceField
        name="first_contact"
        label={field('reception', 'first_contact')}
        choices={choices('inquiry_kind')}
        isRequired
      />
      <SwitchField
        name="is_short"
        label={field('reception', 'is_short')}
        hint={say('reception.screen.short_hint')}
      />
      <NextContactFields days={[1, from, by, 7]} />
      <ElementFields terms={terms} isShort={is_short} derived={derived} />
      <CardStanding elements={elementsOf({ next, elements }, words, terms)} terms={terms} />
    </FormDrawer>
  );
}
