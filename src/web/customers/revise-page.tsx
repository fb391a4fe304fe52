import { contract, type CustomerPage, type ExtraFieldRow } from '#contract/customers';
import type { Terms } from '#contract/policy';

import { useGo, useParam } from '../address.ts';
import { useRead } from '../api-hooks.ts';
import { paths } from '../paths.ts';
import { useTerms } from '../policy/terms.ts';
import { Bones } from '../ui/bones.tsx';
import { FormPage } from '../ui/form-page.tsx';
import { filled } from '../ui/form-values.ts';
import { useForm } from '../ui/form.ts';
import { PhoneField } from '../ui/phone-field.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import { belongs } from './archive-fields.tsx';
import { ArchiveFormSections } from './archive-form-sections.tsx';
import { entriesOf, givenOf, type ExtraEntries } from './extra-values.ts';
import { useExtras } from './extras-lines.tsx';
import { FormSection } from './form-section.tsx';

/** Mends an archive that is not yet in force, and hands it to review again. */
export function Screen() {
  const customer_id = useParam('customer_id');
  const terms = useTerms();
  const { data, error } = useRead(contract.readCustomer, { customer_id });
  const { fields, values, isRead } = useExtras(customer_id);
  if (error) return <RefusalNote error={error} />;
  if (!data || !terms || !isRead) return <Bones rows={12} />;
  const open = fields.filter((it) => it.is_open);
  return <ReviseForm customer={data} terms={terms} fields={open} extra={entriesOf(values)} />;
}

/** The archive as the form takes it: what is not there is empty, not null. */
function valuesOf(customer: CustomerPage) {
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

interface FormProps {
  customer: CustomerPage;
  terms: Terms;
  fields: readonly ExtraFieldRow[];
  extra: ExtraEntries;
}

function ReviseForm({ customer, terms, fields, extra }: FormProps) {
  const { say, field } = useWords();
  const go = useGo();
  const toast = useToast();
  const { customer_id, kind } = customer;
  const form = useForm({
    endpoint: contract.reviseCustomer,
    initial: { ...valuesOf(customer), extra },
    request: ({ extra: entries, ...values }) => ({
      ...filled(values),
      extras: givenOf(fields, entries, extra),
    }),
    saved: () => {
      toast.done(say('customers.screen.revised'));
      go(paths.customer(customer_id), { replace: true });
    },
  });
  return (
    <FormPage
      form={form}
      title={say('customers.action.revise-customer')}
      submit={say('customers.action.resubmit')}
      clause="information/5b"
      cancel={() => go(paths.customer(customer_id))}
    >
      <FormSection title={say('customers.section.identity')}>
        {form.values.identity.phones.map((_, at) => (
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
      <ArchiveFormSections kind={kind} terms={terms} isNew={false} />
    </FormPage>
  );
}
