import { Button } from 'antd';
import { useState } from 'react';

import { classesContract, type Dimension } from '#contract/customers';
import { readyDimensions } from '#rules/customers';

import { useRead, useWrite } from '../api-hooks.ts';
import { useMe } from '../shell/me.ts';
import { Bones } from '../ui/bones.tsx';
import { useConfirm } from '../ui/confirm.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FormDrawer } from '../ui/form-page.tsx';
import { useForm } from '../ui/form.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../words.ts';
import './customers.css';
import { useNamed } from './named.ts';
import { Section } from './section.tsx';

type Editing = { dimension?: string; code?: string; name_zh: string; name_en: string };
const blank: Editing = { name_zh: '', name_en: '' };

/** 分类维度: what customers are told apart by, kept by those who keep lists (information/4c). */
export function Screen() {
  const { say } = useWords();
  const { may } = useMe();
  const { data, error } = useRead(classesContract.listDimensions, {});
  const [editing, setEditing] = useState<Editing>();
  const adopt = useWrite(classesContract.addDimension);
  const mayAdd = may('customers.add-dimension');
  const missing = readyDimensions.filter((it) => !data?.rows.some((one) => one.code === it.code));
  const adoptAll = async () => {
    for (const it of missing)
      await adopt.mutateAsync({ ...it, codes: it.codes.map((code) => ({ ...code })) });
  };
  const ready = mayAdd && data && missing.length > 0 && (
    <Button loading={adopt.isPending} onClick={() => void adoptAll()}>
      {say('customers.action.adopt_dimensions')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={say('customers.screen.dimensions_title')}
        lead={say('customers.about.dimensions')}
        clause="information/4c"
        actions={
          mayAdd && (
            <>
              {data?.rows.length !== 0 && ready}
              <Button type="primary" onClick={() => setEditing(blank)}>
                {say('customers.action.add-dimension')}
              </Button>
            </>
          )
        }
      />
      {error && <RefusalNote error={error} />}
      {!data && !error && <Bones rows={8} />}
      {data?.rows.length === 0 && (
        <EmptyState
          title={say('customers.empty.dimensions')}
          lead={say('customers.empty.dimensions_lead')}
          action={ready}
        />
      )}
      <div className="sections">
        {data?.rows.map((it) => (
          <DimensionSection key={it.code} dimension={it} onEdit={setEditing} />
        ))}
      </div>
      {editing?.dimension && <CodeDrawer editing={editing} onClose={() => setEditing(undefined)} />}
      {editing && !editing.dimension && <AddDrawer onClose={() => setEditing(undefined)} />}
    </>
  );
}

interface SectionProps {
  dimension: Dimension;
  onEdit: (editing: Editing) => void;
}

function DimensionSection({ dimension, onEdit }: SectionProps) {
  const { say } = useWords();
  const { may } = useMe();
  const named = useNamed();
  const confirm = useConfirm();
  const close = useWrite(classesContract.closeDimension);
  const closeCode = useWrite(classesContract.closeDimensionCode);
  const { code: key, is_open, codes } = dimension;
  const mayClose = is_open && may('customers.close-dimension');
  const ask = async (what: string, work: () => void) => {
    const title = `${say('customers.action.close-dimension')} · ${what}`;
    const lead = say('customers.screen.close_lead');
    if (await confirm({ title, lead, yes: say('customers.action.close-dimension') })) work();
  };
  return (
    <Section
      title={named(dimension)}
      actions={
        mayClose && (
          <>
            <Button size="small" onClick={() => onEdit({ ...blank, dimension: key })}>
              {say('customers.action.name-dimension-code')}
            </Button>
            <Button
              size="small"
              type="text"
              danger
              onClick={() => void ask(named(dimension), () => close.mutate({ dimension: key }))}
            >
              {say('customers.action.close-dimension')}
            </Button>
          </>
        )
      }
    >
      {!is_open && <StateTag tone="quiet">{say('customers.screen.closed')}</StateTag>}
      {codes.map((it) => (
        <div key={it.code} className="customer-line">
          <span className={it.is_open ? undefined : 'faint'}>
            {named(it)} <span className="faint">{`${it.code} · v${it.version}`}</span>
            {!it.is_open && ` · ${say('customers.screen.closed')}`}
          </span>
          {mayClose && (
            <span>
              <Button size="small" type="text" onClick={() => onEdit({ dimension: key, ...it })}>
                {say('customers.action.rename')}
              </Button>
              {it.is_open && (
                <Button
                  size="small"
                  type="text"
                  danger
                  onClick={() =>
                    void ask(named(it), () => closeCode.mutate({ dimension: key, code: it.code }))
                  }
                >
                  {say('customers.action.close-dimension')}
                </Button>
              )}
            </span>
          )}
        </div>
      ))}
    </Section>
  );
}

function NameFields({ hasCode }: { hasCode: boolean }) {
  const { field } = useWords();
  return (
    <>
      <TextField name="name_zh" label={field('customers', 'name_zh')} maxLength={40} isRequired />
      <TextField name="name_en" label={field('customers', 'name_en')} maxLength={60} isRequired />
      {hasCode && (
        <TextField name="code" label={field('customers', 'code')} maxLength={40} isRequired />
      )}
    </>
  );
}

function AddDrawer({ onClose }: { onClose: () => void }) {
  const { say } = useWords();
  const initial = { code: '', name_zh: '', name_en: '' };
  const form = useForm({ endpoint: classesContract.addDimension, initial, saved: onClose });
  const title = say('customers.action.add-dimension');
  return (
    <FormDrawer clause="information/4c" form={form} title={title} isOpen onClose={onClose}>
      <NameFields hasCode />
    </FormDrawer>
  );
}

function CodeDrawer({ editing, onClose }: { editing: Editing; onClose: () => void }) {
  const { say } = useWords();
  const { dimension = '', code = '', name_zh, name_en } = editing;
  const form = useForm({
    endpoint: classesContract.nameDimensionCode,
    initial: { dimension, code, name_zh, name_en },
    saved: onClose,
  });
  const title = say('customers.action.name-dimension-code');
  return (
    <FormDrawer clause="information/4c" form={form} title={title} isOpen onClose={onClose}>
      {code !== '' && <p className="form-guidance">{say('customers.screen.rename_lead')}</p>}
      <NameFields hasCode={code === ''} />
    </FormDrawer>
  );
}
