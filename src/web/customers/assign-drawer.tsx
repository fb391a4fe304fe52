import { contract, type CustomerPage } from '#contract/customers';
import { contract as identity } from '#contract/identity';

import { useRead } from '../api-hooks.ts';
import { ChoiceField } from '../ui/choice-field.tsx';
import { FormDrawer } from '../ui/form-page.tsx';
import { useForm } from '../ui/form.ts';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';

interface Props {
  customer: CustomerPage;
  onClose: () => void;
}

/** Gives the customer to another consultant of his project. */
export function AssignDrawer({ customer, onClose }: Props) {
  const { customer_id, project_id, owner_id } = customer;
  const { say, field } = useWords();
  const toast = useToast();
  const { data } = useRead(identity.listColleagues, { office: 'consultant', project_id });
  const form = useForm({
    endpoint: contract.assignCustomer,
    initial: { customer_id, owner_id: '' },
    saved: () => {
      toast.done(say('customers.screen.assigned'));
      onClose();
    },
  });
  const others = (data?.rows ?? []).filter((it) => it.person_id !== owner_id);
  return (
    <FormDrawer
      form={form}
      title={say('customers.action.assign-customer')}
      submit={say('customers.action.assign-customer')}
      isOpen
      onClose={onClose}
    >
      <p className="form-guidance">{say('customers.screen.assign_lead')}</p>
      <ChoiceField
        name="owner_id"
        label={field('customers', 'owner_id')}
        choices={others.map((it) => ({ value: it.person_id, label: it.name }))}
        isRequired
      />
    </FormDrawer>
  );
}
