import { contract } from '#contract/customers';

import { ConsentFields } from '../consent/consent-fields.tsx';
import { emptyConsent } from '../consent/consent-values.ts';
import { FormDrawer } from '../ui/form-page.tsx';
import { useForm } from '../ui/form.ts';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';

interface Props {
  customer_id: string;
  onClose: () => void;
}

/** What the customer agrees to now, under the notice in force. */
export function GiveConsentDrawer({ customer_id, onClose }: Props) {
  const { say } = useWords();
  const toast = useToast();
  const form = useForm({
    endpoint: contract.giveConsent,
    initial: { customer_id, channel: 'service_inquiry', ...emptyConsent() },
    saved: () => {
      toast.done(say('consent.screen.given'));
      onClose();
    },
  });
  return (
    <FormDrawer
      clause="information/2b"
      form={form}
      title={say('consent.action.give')}
      isOpen
      onClose={onClose}
    >
      <ConsentFields />
    </FormDrawer>
  );
}
