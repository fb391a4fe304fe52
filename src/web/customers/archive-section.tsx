import { type CustomerPage, type Profile } from '#contract/customers';
import type { Terms } from '#contract/policy';

import { Note } from '../ui/note.tsx';
import { useWords } from '../words.ts';
import { profileValue } from './profile-value.ts';
import { Fact, Section } from './section.tsx';

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

interface Props {
  customer: CustomerPage;
  terms: Terms;
}

/** The archive's sections, as far as this reader may see them. */
export function ArchiveSection({ customer, terms }: Props) {
  const words = useWords();
  const { say, field } = words;
  const { profile, contact, sensitive } = customer;
  const value = (name: keyof Profile) => profileValue(words, profile, name, terms);
  const facts = (names: readonly (keyof Profile)[]) =>
    names.map((name) => (
      <Fact key={name} label={field('customers', name)}>
        {value(name)}
      </Fact>
    ));
  return (
    <Section title={say('customers.section.archive')}>
      <dl className="customer-grid">
        {facts(profileNames)}
        {facts(demandNames)}
        <Fact label={field('customers', 'entered_by_name')}>{customer.entered_by_name}</Fact>
        <Fact label={field('customers', 'contact_name')}>{customer.contact_name}</Fact>
        {contact &&
          contactNames.map((name) => (
            <Fact key={name} label={field('customers', name)}>
              {contact[name]}
            </Fact>
          ))}
      </dl>
      {sensitive && sensitiveNames.some((name) => sensitive[name]) && (
        <>
          <Note tone="quiet">{say('customers.about.sensitive')}</Note>
          <dl className="customer-grid">
            {sensitiveNames.map((name) => (
              <Fact key={name} label={field('customers', name)}>
                {sensitive[name]}
              </Fact>
            ))}
          </dl>
        </>
      )}
    </Section>
  );
}
