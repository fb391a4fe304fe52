import type { Terms } from '#contract/policy';
import { contract, type Elements, type WarmCard } from '#contract/reception';
import { missingElements } from '#rules/reception';

import { FormDrawer } from '../ui/form-page.tsx';
import { useForm } from '../ui/form.ts';
import { SwitchField } from '../ui/switch-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import { CardStanding, ElementFields } from './element-fields.tsx';

interface Props {
  card: WarmCard;
  terms: Terms;
  onClose: () => void;
}

/** Completes a card: what a short reception left open is written down after the next visit. */
export function ReviseCardDrawer({ card, terms, onClose }: Props) {
  const { say, field } = useWords();
  const toast = useToast();
  const { customer_id, version } = card;
  const form = useForm({
    endpoint: contract.reviseWarmCard,
    initial: {
      customer_id,
      version,
      is_short: card.is_short,
      elements: { ...card.elements, ...card.sensitive_elements } as Elements,
      paper_number: '',
    },
    // An emptied element is sent as empty: what is left out would stay as it was.
    request: ({ paper_number, ...values }) => ({
      ...values,
      ...(paper_number ? { paper_number } : {}),
    }),
    check: ({ is_short, elements }) => {
      const open = is_short ? [] : missingElements(elements, terms.warm_card);
      return open.map((it) => ({ path: `elements.${it}`, code: 'required' }));
    },
    saved: () => {
      toast.done(say('reception.screen.revised'));
      onClose();
    },
  });
  const { is_short, elements } = form.values;
  return (
    <FormDrawer
      clause="warm-card/2a"
      form={form}
      title={say('reception.action.revise-warm-card')}
      isOpen
      onClose={onClose}
      width={760}
    >
      <SwitchField name="is_short" label={field('reception', 'is_short')} />
      {card.paper_number === null && (
        <TextField
          name="paper_number"
          label={field('reception', 'paper_number')}
          hint={say('reception.screen.paper_hint')}
          maxLength={40}
        />
      )}
      <ElementFields terms={terms} isShort={is_short} isComplete />
      <CardStanding elements={elements} terms={terms} />
    </FormDrawer>
  );
}
