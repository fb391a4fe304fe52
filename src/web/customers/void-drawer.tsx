import { contract, type CustomerPage } from '#contract/customers';

import { ChoiceField } from '../ui/choice-field.tsx';
import { FormDrawer } from '../ui/form-page.tsx';
import { useForm } from '../ui/form.ts';
import { Note } from '../ui/note.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';

interface Props {
  customer: CustomerPage;
  onClose: () => void;
}

/** 作废: for a record that should never have been; it cannot be taken back. */
export function VoidDrawer({ customer, onClose }: Props) {
  const { customer_id } = customer;
  const { say, field, choices } = useWords();
  const toast = useToast();
  const form = useForm({
    endpoint: contract.voidCustomer,
    initial: { customer_id, reason_code: undefined as 'duplicate' | undefined },
    request: (values) => ({ customer_id, reason_code: values.reason_code! }),
    saved: () => {
      toast.done(say('customers.screen.voided'));
      onClose();
    },
  });
  return (
    <FormDrawer
      clause="information/5c"
      form={form}
      title={say('customers.action.void-customer')}
      submit={say('customers.action.void-customer')}
      isOpen
      onClose={onClose}
    >
      <Note tone="late">{say('customers.screen.void_lead')}</Note>
      <ChoiceField
        name="reason_code"
        label={field('customers', 'reason_code')}
        choices={choices('void_reason')}
        isRequired
      />
    </FormDrawer>
  );
}
