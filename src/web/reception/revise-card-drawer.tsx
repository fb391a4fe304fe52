import { contract, type Elements, type WarmCard } from '#contract/reception';

import { FormDrawer } from '../ui/form-page.tsx';
import { useForm } from '../ui/form.ts';
import { SwitchField } from '../ui/switch-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import { ElementFields } from './element-fields.tsx';

interface Props {
  card: WarmCard;
  onClose: () => void;
}

/** Completes a card: what a short reception left open is written down after the next visit. */
export function ReviseCardDrawer({ card, onClose }: Props) {
  const { say, field } = useWords();
  const toast = useToast();
  const { customer_id } = card;
  const form = useForm({
    endpoint: contract.reviseWarmCard,
    initial: {
      customer_id,
      is_short: card.is_short,
      elements: { ...card.elements, ...card.sensitive_elements } as Elements,
    },
    saved: () => {
      toast.done(say('reception.screen.revised'));
      onClose();
    },
  });
  return (
    <FormDrawer
      form={form}
      title={say('reception.action.revise-warm-card')}
      isOpen
      onClose={onClose}
      width={680}
    >
      <SwitchField name="is_short" label={field('reception', 'is_short')} />
      <ElementFields isShort={form.values.is_short} />
    </FormDrawer>
  );
}
