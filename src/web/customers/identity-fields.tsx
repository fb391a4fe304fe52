import type { CustomerKind, CustomerPage } from '#contract/customers';

import { PhoneField } from '../ui/phone-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../words.ts';
import { belongs } from './archive-fields.tsx';
import { FormSection } from './form-section.tsx';

/** The archive as a form takes it: what is not there is empty, not null. */
export function valuesOf(customer: CustomerPage) {
  const { customer_id, version, kind, name, phones, contact_name } = customer;
  const { contact, sensitive, profile } = customer;
  return {
    customer_id,
    version,
    kind,
    identity: { name, phones, ...(contact_name ? { contact_name } : {}) },
    contact: contact ?? {},
    sensitive: sensitive ?? {},
    profile,
    awareness_channel: customer.awareness_channel ?? undefined,
    intent_grade: customer.intent_grade ?? undefined,
  };
}

/** Name and phones of an archive that is known already. */
export function IdentityFields({ kind, phone_count }: { kind: CustomerKind; phone_count: number }) {
  const { say, field } = useWords();
  return (
    <FormSection title={say('customers.section.identity')}>
      {Array.from({ length: phone_count }, (_, at) => (
        <PhoneField
          key={at}
          name={`identity.phones.${at}`}
          label={field('customers', 'phone')}
          isRequired={at === 0}
        />
      ))}
      <TextField
        name="identity.name"
        label={field('customers', kind === 'individual' ? 'name' : 'company_name')}
        maxLength={60}
        isRequired
      />
      {belongs('contact_name', kind) && (
        <TextField name="identity.contact_name" label={field('customers', 'contact_name')} />
      )}
    </FormSection>
  );
}
