import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';

import {
  archiveFields,
  classesContract,
  recordContract,
  relationsContract,
  type ArchiveField,
  type CustomerPage,
} from '#contract/customers';
import { contract as policy, type Terms } from '#contract/policy';

import { useParam } from '../address.ts';
import { useRead } from '../api-hooks.ts';
import { now } from '../clock.ts';
import { paths } from '../paths.ts';
import { DocumentHead } from '../policy/document-head.tsx';
import { useTerms } from '../policy/terms.ts';
import { useMe } from '../shell/me.ts';
import { Bones } from '../ui/bones.tsx';
import { FieldList, type FieldLine } from '../ui/field-list.tsx';
import { MomentText } from '../ui/moment-text.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useWords } from '../words.ts';
import { archiveValue, shownSections } from './archive-section.tsx';
import './card-page.css';
import { useExtras, useExtraWords } from './extras-lines.tsx';
import { useMissing } from './missing.tsx';
import { useNamed } from './named.ts';
import { useNamesInFull } from './names-in-full.ts';

/** 客户档案卡: the archive on one sheet, with the head of the document it is kept under (F-12). */
export function Screen() {
  const { say } = useWords();
  const customer_id = useParam('customer_id');
  const terms = useTerms();
  const { data, error } = useRead(recordContract.printArchive, { customer_id });
  if (error) return <RefusalNote error={error} />;
  if (!data || !terms) return <Bones rows={14} />;
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={say('customers.section.paper_card')}
          above={
            <TextLink to={paths.customer(customer_id)}>{`${data.name} ${data.number}`}</TextLink>
          }
          lead={say('customers.about.paper_card')}
          clause="information/4a"
          actions={
            <Button type="primary" icon={<PrinterOutlined />} onClick={() => print()}>
              {say('ui.register.print')}
            </Button>
          }
        />
      </div>
      <Sheet customer={data} terms={terms} />
    </>
  );
}

function Sheet({ customer, terms }: { customer: CustomerPage; terms: Terms }) {
  const { say, field, label, together } = useWords();
  const { name: reader } = useMe();
  const [printed_at] = useState(now);
  const { data: document } = useRead(policy.readDocument, { document_id: 'information' });
  const { names } = useMissing(customer);
  const name = (key: string) => field('customers', key);
  const { kind } = customer;
  return (
    <article className="sheet paper-card">
      <h1>{say('customers.section.paper_card')}</h1>
      {document && <DocumentHead document={document} />}
      <FieldList
        title={say('customers.section.identity')}
        lines={[
          { label: name('number'), value: customer.number },
          { label: name(kind === 'individual' ? 'name' : 'company_name'), value: customer.name },
          { label: name('phone'), value: together(customer.phones) },
          { label: name('kind'), value: label('customer_kind', kind) },
          { label: name('state'), value: label('customer_state', customer.state) },
          { label: name('owner_name'), value: customer.owner_name },
          { label: name('project_name'), value: customer.project_name },
          { label: name('created_at'), value: <MomentText at={customer.created_at} /> },
        ]}
      />
      <ArchiveLines customer={customer} terms={terms} />
      <ClassLines customer_id={customer.customer_id} />
      <RelationLines customer_id={customer.customer_id} />
      <FieldList
        title={say('customers.section.consent')}
        lines={[
          {
            label: name('lawful_for'),
            value: together(customer.lawful_for.map((it) => label('purpose', it))),
            isWide: true,
          },
        ]}
      />
      {names.length > 0 && (
        <FieldList
          title={say('customers.section.to_ask')}
          lines={names.map((it) => ({ label: it, value: <span className="blank-line" /> }))}
        />
      )}
      <footer>
        {say('customers.screen.printed_by', { name: reader, number: customer.number })}{' '}
        <MomentText at={printed_at} />
      </footer>
    </article>
  );
}

/** The sections of the archive, those of the company's own fields among them. */
function ArchiveLines({ customer, terms }: { customer: CustomerPage; terms: Terms }) {
  const words = useWords();
  const { say, field } = words;
  const inFull = useNamesInFull(customer);
  const named = useNamed();
  const inWords = useExtraWords();
  const { fields, values } = useExtras(customer.customer_id);
  const lineOf = (name: ArchiveField): FieldLine[] => {
    const value = archiveValue(words, customer, name, terms);
    const shown = inFull(name, value);
    return value ? [{ label: field('customers', name), value: shown }] : [];
  };
  return shownSections.map((section) => {
    const own = (Object.keys(archiveFields) as ArchiveField[])
      .filter((it) => archiveFields[it].section === section)
      .filter((it) => it !== 'name' && it !== 'phones')
      .flatMap(lineOf);
    const extra = fields
      .filter((it) => it.section === section)
      .flatMap((it): FieldLine[] => {
        const held = values.find((one) => one.field === it.code);
        return held ? [{ label: named(it), value: inWords(it, held) }] : [];
      });
    const lines = [...own, ...extra];
    if (lines.length === 0 || section === 'identity') return null;
    return <FieldList key={section} title={say(`customers.section.${section}`)} lines={lines} />;
  });
}

function ClassLines({ customer_id }: { customer_id: string }) {
  const { say } = useWords();
  const named = useNamed();
  const { data: lists } = useRead(classesContract.listDimensions, {});
  const { data } = useRead(classesContract.listClassifications, { customer_id });
  const lines = (lists?.rows ?? []).flatMap((it): FieldLine[] => {
    const now = data?.rows.find((one) => one.dimension === it.code && one.closed_at === null);
    return now ? [{ label: named(it), value: named(now) }] : [];
  });
  return lines.length > 0 && <FieldList title={say('customers.section.classes')} lines={lines} />;
}

function RelationLines({ customer_id }: { customer_id: string }) {
  const { say, label } = useWords();
  const { data } = useRead(relationsContract.listRelations, { customer_id });
  const open = (data?.rows ?? []).filter((it) => it.closed_at === null);
  if (open.length === 0) return null;
  return (
    <section className="field-list">
      <div className="field-list-head">
        <h2>{say('customers.section.relations')}</h2>
      </div>
      <ul>
        {open.map(({ relation_id, kind, other, member }) => (
          <li key={relation_id}>
            {[
              label('relation_kind', kind),
              other?.name ?? member?.name ?? say('customers.screen.relation_elsewhere'),
              other?.number ?? member?.phone,
              member?.birth_on,
              member?.note,
            ]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </section>
  );
}
