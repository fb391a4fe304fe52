import { Button } from 'antd';
import { useState, type ReactNode } from 'react';

import {
  archiveFields,
  historyContract,
  Profile,
  type ArchiveField,
  type ArchiveSection as SectionName,
  type CustomerPage,
} from '#contract/customers';
import type { Terms } from '#contract/policy';

import { useRead } from '../api-hooks.ts';
import { later } from '../later.tsx';
import { paths } from '../paths.ts';
import { useMe } from '../shell/me.ts';
import { FieldList } from '../ui/field-list.tsx';
import { Note } from '../ui/note.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useWords, type Speech } from '../words.ts';
import { ClassesPart } from './classes-part.tsx';
import { useExtras, useExtraWords } from './extras-lines.tsx';
import { useNamed } from './named.ts';
import { profileValue } from './profile-value.ts';
import { useNamesInFull } from './names-in-full.ts';
import { Section } from './section.tsx';
import { Origin, Sourced } from './sourced.tsx';

const ExtrasDrawer = later(async () => (await import('./extras-drawer.tsx')).ExtrasDrawer);
const HistoryDrawer = later(async () => (await import('./history-drawer.tsx')).HistoryDrawer);

const wide = new Set<string>([
  ...['address', 'remark', 'region_code'],
  ...['household_property', 'financial_assets', 'income_detail'],
]);

/** The sections of the page, in their order; name and phones stand in its head. */
export const shownSections: readonly SectionName[] = [
  'identity',
  'classification',
  'demand',
  'profile',
  'contact',
  'sensitive',
];
const inTheHead = new Set<string>(['name', 'phones']);

const fieldsOf = (section: SectionName): ArchiveField[] =>
  (Object.keys(archiveFields) as ArchiveField[]).filter(
    (it) => archiveFields[it].section === section && !inTheHead.has(it),
  );

/** One field of an archive in words; empty where it is not known or not open to this reader. */
export function archiveValue(
  words: Speech,
  customer: CustomerPage,
  name: ArchiveField,
  terms: Terms,
): string {
  if (name in Profile.shape)
    return profileValue(words, customer.profile, name as keyof Profile, terms);
  const { contact, sensitive, contact_name, intake_channel, awareness_channel } = customer;
  const plain: Record<string, string | null | undefined> = {
    ...contact,
    ...sensitive,
    contact_name,
    intake_channel,
    awareness_channel: awareness_channel && words.label('awareness_channel', awareness_channel),
    intent_grade: customer.intent_grade,
  };
  return plain[name] ?? '';
}

interface Props {
  customer: CustomerPage;
  terms: Terms;
}

/** The archive's sections, as far as this reader may see them; empty fields stay out of the way. */
export function ArchiveSection({ customer, terms }: Props) {
  const words = useWords();
  const { say, field } = words;
  const { customer_id } = customer;
  const { may } = useMe();
  const inFull = useNamesInFull(customer);
  const mayTrace = may('customers.read-sources');
  const traced = { enabled: mayTrace };
  const { data: sources } = useRead(historyContract.readSources, { customer_id }, traced);
  const [looking, setLooking] = useState<string>();
  const extras = useExtras(customer_id);
  const inWords = useExtraWords();
  const [isFilling, setFilling] = useState(false);
  const mayFill =
    customer.seen === 'clear' &&
    may('customers.keep-extras') &&
    extras.fields.some((it) => it.is_open && it.kinds.includes(customer.kind));
  const named = useNamed();

  const line = (name: ArchiveField) => {
    const value = archiveValue(words, customer, name, terms);
    if (!value) return [];
    const shown = inFull(name, value);
    const sourced: ReactNode = (
      <Sourced field={name} sources={sources} onHistory={setLooking}>
        {shown}
      </Sourced>
    );
    return [{ label: field('customers', name), value: sourced, isWide: wide.has(name) }];
  };
  const extraLines = (section: SectionName) =>
    extras.fields
      .filter((it) => it.section === section)
      .flatMap((it) => {
        const held = extras.values.find((one) => one.field === it.code);
        if (!held) return [];
        const value = (
          <Sourced field={`extra_${it.code}`} sources={sources} onHistory={setLooking}>
            {inWords(it, held)}
          </Sourced>
        );
        return [{ label: named(it), value, isWide: it.kind === 'text' }];
      });
  return (
    <Section
      title={say('customers.section.archive')}
      actions={
        <>
          {mayFill && (
            <Button size="small" onClick={() => setFilling(true)}>
              {say('customers.action.keep-extras')}
            </Button>
          )}
          {may('customers.print-archive') && (
            <TextLink to={paths.customerCard(customer_id)}>
              {say('customers.action.print-archive')}
            </TextLink>
          )}
        </>
      }
    >
      <Origin sources={sources} />
      {shownSections.map((section) => {
        const lines = [...fieldsOf(section).flatMap(line), ...extraLines(section)];
        if (lines.length === 0) return null;
        return (
          <div key={section} className="archive-part">
            <FieldList title={say(`customers.section.${section}`)} lines={lines} />
            {section === 'sensitive' && (
              <Note tone="quiet">{say('customers.about.sensitive')}</Note>
            )}
          </div>
        );
      })}
      <ClassesPart customer={customer} />
      {isFilling && (
        <ExtrasDrawer customer={customer} extras={extras} onClose={() => setFilling(false)} />
      )}
      {looking && (
        <HistoryDrawer
          customer_id={customer_id}
          field={looking}
          extra={extras.fields.find((it) => `extra_${it.code}` === looking)}
          terms={terms}
          onClose={() => setLooking(undefined)}
        />
      )}
    </Section>
  );
}
