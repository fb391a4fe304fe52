import { correctionContract, type CorrectionReason, type CustomerPage } from '#contract/customers';
import type { Terms } from '#contract/policy';

import { useGo } from '../address.ts';
import { paths } from '../paths.ts';
import { ChoiceField } from '../ui/choice-field.tsx';
import { FormPage } from '../ui/form-page.tsx';
import { filled } from '../ui/form-values.ts';
import { useForm } from '../ui/form.ts';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import { ArchiveFormSections } from './archive-form-sections.tsx';
import { FormSection } from './form-section.tsx';
import { IdentityFields, valuesOf } from './identity-fields.tsx';

/** 更正申请: what an archive in force should say; written when two others have signed. */
export function CorrectForm({ customer, terms }: { customer: CustomerPage; terms: Terms }) {
  const { say, field, choices } = useWords();
  const go = useGo();
  const toast = useToast();
  const { customer_id, kind } = customer;
  const form = useForm({
    endpoint: correctionContract.requestCorrection,
    initial: {
      ...valuesOf(customer),
      reason_code: undefined as CorrectionReason | undefined,
    },
    // Chosen or refused: the schema names what is missing.
    request: (values) => ({ ...filled(values), reason_code: values.reason_code! }),
    saved: () => {
      toast.done(say('customers.screen.correction_requested'));
      go(paths.customer(customer_id), { replace: true });
    },
  });
  return (
    <FormPage
      form={form}
      title={say('customers.action.request-correction')}
      lead={say('customers.about.correction')}
      submit={say('customers.action.request-correction')}
      clause="information/5b"
      cancel={() => go(paths.customer(customer_id))}
    >
      <FormSection title={field('customers', 'reason_code')}>
        <ChoiceField
          name="reason_code"
          label={field('customers', 'reason_code')}
          choices={choices('correction_reason')}
          isRequired
        />
      </FormSection>
      <IdentityFields kind={kind} phone_count={form.values.identity.phones.length} />
      <ArchiveFormSections kind={kind} terms={terms} isNew={false} hasExtras={false} />
    </FormPage>
  );
}
