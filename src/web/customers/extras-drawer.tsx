import { ExtraSection, fieldsContract, type CustomerPage } from '#contract/customers';

import { FormDrawer } from '../ui/form-page.tsx';
import { useForm } from '../ui/form.ts';
import { useWords } from '../words.ts';
import { ExtraFields } from './extra-fields.tsx';
import { entriesOf, givenOf } from './extra-values.ts';
import type { useExtras } from './extras-lines.tsx';

interface Props {
  customer: CustomerPage;
  extras: ReturnType<typeof useExtras>;
  onClose: () => void;
}

/** The company's own fields by themselves: they are filled whenever the customer tells. */
export function ExtrasDrawer({ customer, extras, onClose }: Props) {
  const { customer_id, kind } = customer;
  const { say } = useWords();
  const stood = entriesOf(extras.values);
  const open = extras.fields.filter((it) => it.is_open);
  const form = useForm({
    endpoint: fieldsContract.keepExtras,
    initial: { extra: stood },
    request: ({ extra }) => ({ customer_id, extras: givenOf(open, extra, stood) }),
    saved: onClose,
  });
  return (
    <FormDrawer
      form={form}
      title={say('customers.action.keep-extras')}
      clause="information/2a"
      isOpen
      onClose={onClose}
    >
      {ExtraSection.options.map((it) => (
        <ExtraFields key={it} section={it} kind={kind} />
      ))}
    </FormDrawer>
  );
}
