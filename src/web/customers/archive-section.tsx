import { type CustomerPage, type Profile } from '#contract/customers';
import type { Terms } from '#contract/policy';

import { FieldList } from '../ui/field-list.tsx';
import { Note } from '../ui/note.tsx';
import { useWords } from '../words.ts';
import { profileValue } from './profile-value.ts';
import { Section } from './section.tsx';

const profileNames = [
  'gender',
  'age_band',
  'birth_year',
  'marital_status',
  'occupation',
  'employer_kind',
  'education',
  'housing_tenure',
] as const;
const demandNames = ['need', 'buying_for', 'area_band', 'price_band', 'income_band'] as const;
const contactNames = ['address', 'email', 'wechat', 'id_number', 'credit_code', 'remark'] as const;
const sensitiveNames = ['household_property', 'financial_assets', 'income_detail'] as const;
const wide = new Set<string>(['address', 'remark', ...sensitiveNames]);

interface Props {
  customer: CustomerPage;
  terms: Terms;
}

/** The archive's sections, as far as this reader may see them; empty fields stay out of the way. */
export function ArchiveSection({ customer, terms }: Props) {
  const words = useWords();
  const { say, field } = words;
  const { profile, contact, sensitive } = customer;
  const line = (name: string, value: string | undefined) =>
    value ? [{ label: field('customers', name), value, isWide: wide.has(name) }] : [];
  const coded = (names: readonly (keyof Profile)[]) =>
    names.flatMap((name) => line(name, profileValue(words, profile, name, terms)));
  const written = sensitiveNames.flatMap((name) => line(name, sensitive?.[name]));
  return (
    <Section title={say('customers.section.archive')}>
      <FieldList
        lines={[
          ...line('contact_name', customer.contact_name ?? undefined),
          ...coded(demandNames),
          ...coded(profileNames),
          ...contactNames.flatMap((name) => line(name, contact?.[name])),
          ...line('entered_by_name', customer.entered_by_name),
        ]}
      />
      {written.length > 0 && (
        <>
          <Note tone="quiet">{say('customers.about.sensitive')}</Note>
          <FieldList title={say('customers.section.sensitive')} lines={written} />
        </>
      )}
    </Section>
  );
}
