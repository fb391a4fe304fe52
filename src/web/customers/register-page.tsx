import { useState } from 'react';

import { contract, type CustomerKind } from '#contract/customers';
import type { Terms } from '#contract/policy';

import { useGo } from '../address.ts';
import { ConsentFields } from '../consent/consent-fields.tsx';
import { emptyConsent } from '../consent/consent-values.ts';
import { newClientId } from '../client-id.ts';
import { paths } from '../paths.ts';
import { useTerms } from '../policy/terms.ts';
import { Bones } from '../ui/bones.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { FormPage } from '../ui/form-page.tsx';
import { filled } from '../ui/form-values.ts';
import { useForm } from '../ui/form.ts';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import { belongs } from './archive-fields.tsx';
import { ArchiveFormSections } from './archive-form-sections.tsx';
import { useExtraFields } from './extra-fields.tsx';
import { givenOf, type ExtraEntries } from './extra-values.ts';
import { FormSection } from './form-section.tsx';
import { KnownPhoneField } from './phone-known.tsx';

/** 登记客户: the whole archive on one page, from notice and consent to what is looked for. */
export function Screen() {
  const terms = useTerms();
  return terms ? <RegisterForm terms={terms} /> : <Bones rows={12} />;
}

function RegisterForm({ terms }: { terms: Terms }) {
  const { say, field, choices } = useWords();
  const go = useGo();
  const toast = useToast();
  const [customer_id] = useState(newClientId);
  const fields = useExtraFields();
  const form = useForm({
    endpoint: contract.registerCustomer,
    draft: 'customers.register',
    initial: {
      customer_id,
      kind: 'individual' as CustomerKind,
      identity: { name: '', phones: [''] },
      contact: {},
      sensitive: {},
      profile: {},
      intake_channel: 'walk_in',
      consent: emptyConsent(),
      extra: {} as ExtraEntries,
    },
    request: ({ extra, ...values }) => ({
      ...filled(values),
      extras: givenOf(fields, extra),
    }),
    saved: ({ customer_id, number }) => {
      toast.done(say('customers.screen.registered', { number }));
      go(paths.customer(customer_id), { replace: true });
    },
  });
  const { kind } = form.values;
  return (
    <FormPage
      form={form}
      title={say('customers.screen.register_title')}
      lead={say('customers.about.register')}
      clause="information/3a"
    >
      <FormSection title={say('customers.section.identity')}>
        <ChoiceField
          name="kind"
          label={field('customers', 'kind')}
          choices={choices('customer_kind')}
          isRequired
        />
        <KnownPhoneField
          name="identity.phones.0"
          label={field('customers', 'phone')}
          isRequired
          autoFocus
        />
        <TextField
          name="identity.name"
          label={field('customers', kind === 'individual' ? 'name' : 'company_name')}
          maxLength={60}
          isRequired
        />
        {belongs('contact_name', kind) && (
          <TextField
            name="identity.contact_name"
            label={field('customers', 'contact_name')}
            maxLength={60}
          />
        )}
      </FormSection>
      <FormSection title={say('customers.section.consent')}>
        <ConsentFields at="consent" />
      </FormSection>
      <ArchiveFormSections kind={kind} terms={terms} isNew />
    </FormPage>
  );
}
