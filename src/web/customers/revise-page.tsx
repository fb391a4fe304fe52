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
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import { ArchiveFormSections } from './archive-form-sections.tsx';
import { CorrectForm } from './correct-form.tsx';
import { IdentityFields, valuesOf } from './identity-fields.tsx';
import { entriesOf, givenOf, type ExtraEntries } from './extra-values.ts';
import { useExtras } from './extras-lines.tsx';

/**
 * Mends an archive that is not yet in force, and hands it to review again; one in force asks for a
 * correction instead (information/5b).
 */
export function Screen() {
  const customer_id = useParam('customer_id');
  const terms = useTerms();
  const { data, error } = useRead(contract.readCustomer, { customer_id });
  const { fields, values, isRead } = useExtras(customer_id);
  if (error) return <RefusalNote error={error} />;
  if (!data || !terms || !isRead) return <Bones rows={12} />;
  if (data.state === 'in_force') return <CorrectForm customer={data} terms={terms} />;
  const open = fields.filter((it) => it.is_open);
  return <ReviseForm customer={data} terms={terms} fields={open} extra={entriesOf(values)} />;
}

interface FormProps {
  customer: CustomerPage;
  terms: Terms;
  fields: readonly ExtraFieldRow[];
  extra: ExtraEntries;
}

function ReviseForm({ customer, terms, fields, extra }: FormProps) {
  const { say } = useWords();
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
      <IdentityFields kind={kind} phone_count={form.values.identity.phones.length} />
      <ArchiveFormSections kind={kind} terms={terms} isNew={false} />
    </FormPage>
  );
}
