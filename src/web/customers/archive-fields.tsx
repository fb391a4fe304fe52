import { archiveFields, type CustomerKind } from '#contract/customers';
import type { Terms } from '#contract/policy';

import { BandField } from '../ui/band-field.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../words.ts';
import { useChannelChoices } from './channels.ts';
import './customers.css';

type Field = keyof typeof archiveFields;

/** Whether a field belongs to customers of this kind. */
export const belongs = (field: Field, kind: CustomerKind): boolean =>
  (archiveFields[field].kinds as readonly CustomerKind[]).includes(kind);

interface Props {
  kind: CustomerKind;
  terms: Terms;
  /** Where the archive stands in the form's values: `''` or `archive.`. */
  at?: string;
}

/** The lists a term keeps, with their labels; a value without a label is shown as it is. */
export function useTermChoices() {
  const { label } = useWords();
  return (list: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: label(list, value) }));
}

/** What describes the person: lists of the terms in force, each a tap. */
export function ProfileFields({ terms, at = '' }: Omit<Props, 'kind'>) {
  const { field, choices, say } = useWords();
  const termChoices = useTermChoices();
  const { warm_card: card } = terms;
  const path = (name: string) => `${at}profile.${name}`;
  const label = (name: string) => field('customers', name);
  return (
    <>
      <ChoiceField name={path('gender')} label={label('gender')} choices={choices('gender')} />
      <BandField
        name={path('age_band')}
        label={label('age_band')}
        bounds={card.age_bounds}
        unit={say('customers.unit.age')}
      />
      <ChoiceField
        name={path('marital_status')}
        label={label('marital_status')}
        choices={choices('marital_status')}
      />
      <ChoiceField
        name={path('employer_kind')}
        label={label('employer_kind')}
        choices={termChoices('employer_kind', card.employer_kinds)}
      />
      <ChoiceField
        name={path('occupation')}
        label={label('occupation')}
        choices={choices('occupation')}
      />
      <ChoiceField
        name={path('education')}
        label={label('education')}
        choices={choices('education')}
      />
      <ChoiceField
        name={path('housing_tenure')}
        label={label('housing_tenure')}
        choices={termChoices('housing_tenure', card.housing_tenures)}
      />
    </>
  );
}

/** What the customer looks for. */
export function DemandFields({ kind, terms, at = '' }: Props) {
  const { field, choices, say } = useWords();
  const termChoices = useTermChoices();
  const { warm_card: card } = terms;
  const path = (name: string) => `${at}profile.${name}`;
  const label = (name: string) => field('customers', name);
  return (
    <>
      <ChoiceField name={path('need')} label={label('need')} choices={choices('need')} />
      {belongs('buying_for', kind) && (
        <ChoiceField
          name={path('buying_for')}
          label={label('buying_for')}
          choices={termChoices('buying_for', card.buying_for)}
        />
      )}
      <BandField
        name={path('area_band')}
        label={label('area_band')}
        bounds={card.area_bounds_m2}
        unit={say('customers.unit.area')}
      />
      <BandField
        name={path('price_band')}
        label={label('price_band')}
        bounds={card.price_bounds_yuan_per_m2}
        unit={say('customers.unit.price')}
      />
      {belongs('income_band', kind) && (
        <BandField
          name={path('income_band')}
          label={label('income_band')}
          bounds={card.income_bounds_wan_yuan}
          unit={say(`customers.unit.income_${card.income_period}`)}
        />
      )}
    </>
  );
}

/** Address, mail, numbers; what names the customer beyond name and phone. */
export function ContactFields({ kind, at = '' }: Omit<Props, 'terms'>) {
  const { field } = useWords();
  const text = (name: Field, props: { rows?: number; maxLength?: number } = {}) =>
    belongs(name, kind) && (
      <TextField
        key={name}
        name={`${at}contact.${name}`}
        label={field('customers', name)}
        {...props}
      />
    );
  return (
    <>
      {text('address', { maxLength: 200 })}
      {text('email', { maxLength: 120 })}
      {text('wechat', { maxLength: 60 })}
      {text('id_number', { maxLength: 18 })}
      {text('credit_code', { maxLength: 18 })}
      {text('remark', { rows: 2, maxLength: 2000 })}
    </>
  );
}

/** The second seal: guidance stands above, because words written here are read by few and judged later. */
export function SensitiveFields({ at = '' }: Pick<Props, 'at'>) {
  const { field, say } = useWords();
  const names = ['household_property', 'financial_assets', 'income_detail'] as const;
  return (
    <>
      <p className="form-guidance">{say('customers.about.sensitive')}</p>
      {names.map((name) => (
        <TextField
          key={name}
          name={`${at}sensitive.${name}`}
          label={field('customers', name)}
          rows={2}
          maxLength={500}
        />
      ))}
    </>
  );
}

/** Where the customer came from and how serious he is. */
export function ClassificationFields({
  terms,
  at = '',
  isNew = true,
}: Omit<Props, 'kind'> & { isNew?: boolean }) {
  const { field, choices } = useWords();
  const termChoices = useTermChoices();
  const channels = useChannelChoices();
  return (
    <>
      {isNew && (
        <ChoiceField
          name={`${at}intake_channel`}
          label={field('customers', 'intake_channel')}
          choices={channels}
          isRequired
        />
      )}
      <ChoiceField
        name={`${at}awareness_channel`}
        label={field('customers', 'awareness_channel')}
        choices={termChoices('awareness_channel', terms.warm_card.awareness_channels)}
      />
      <ChoiceField
        name={`${at}intent_grade`}
        label={field('customers', 'intent_grade')}
        hint={choices('intent_grade_help')
          .map((it) => `${it.value} ${it.label}`)
          .join(' · ')}
        choices={choices('intent_grade')}
      />
    </>
  );
}
