import { Button } from 'antd';
import { useState } from 'react';

import { fieldsContract, type ExtraFieldRow } from '#contract/customers';

import { useRead, useWrite } from '../api-hooks.ts';
import { useMe } from '../shell/me.ts';
import { Bones } from '../ui/bones.tsx';
import { useConfirm } from '../ui/confirm.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FieldList } from '../ui/field-list.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useWords } from '../words.ts';
import './customers.css';
import { FieldDrawer } from './field-drawer.tsx';
import { useNamed } from './named.ts';
import { Section } from './section.tsx';

/** 自定义栏目: what the company collects beside what every archive has, each for a purpose. */
export function Screen() {
  const { say } = useWords();
  const { may } = useMe();
  const { data, error } = useRead(fieldsContract.listFields, {});
  const [editing, setEditing] = useState<ExtraFieldRow | 'new'>();
  const add = may('customers.keep-field') && (
    <Button type="primary" onClick={() => setEditing('new')}>
      {say('customers.action.keep-field')}
    </Button>
  );
  const rows = data?.rows ?? [];
  const inOrder = [...rows.filter((it) => it.is_open), ...rows.filter((it) => !it.is_open)];
  return (
    <>
      <PageHeader
        title={say('customers.screen.fields_title')}
        lead={say('customers.about.fields')}
        clause="information/2a"
        actions={rows.length > 0 && add}
      />
      {error && <RefusalNote error={error} />}
      {!data && !error && <Bones rows={8} />}
      {data?.rows.length === 0 && (
        <EmptyState
          title={say('customers.empty.fields')}
          lead={say('customers.empty.fields_lead')}
          action={add}
        />
      )}
      <div className="sections">
        {inOrder.map((it) => (
          <FieldSection key={it.code} field={it} onEdit={setEditing} />
        ))}
      </div>
      {editing && (
        <FieldDrawer
          {...(editing === 'new' ? {} : { field: editing })}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );
}

interface Props {
  field: ExtraFieldRow;
  onEdit: (field: ExtraFieldRow) => void;
}

function FieldSection({ field: it, onEdit }: Props) {
  const { say, label, together, field: word } = useWords();
  const { may } = useMe();
  const named = useNamed();
  const confirm = useConfirm();
  const close = useWrite(fieldsContract.closeField);
  const retire = say('customers.action.close-field');
  const ask = async () => {
    const lead = say('customers.screen.close_field_lead');
    if (await confirm({ title: `${retire} · ${named(it)}`, lead, yes: retire }))
      close.mutate({ code: it.code });
  };
  return (
    <Section
      title={it.is_open ? named(it) : `${named(it)} · ${say('customers.screen.closed')}`}
      actions={
        may('customers.keep-field') && (
          <>
            <Button size="small" onClick={() => onEdit(it)}>
              {say('ui.action.edit')}
            </Button>
            {it.is_open && (
              <Button size="small" type="text" danger onClick={() => void ask()}>
                {retire}
              </Button>
            )}
          </>
        )
      }
    >
      <FieldList
        lines={[
          { label: word('customers', 'code'), value: `${it.code} · v${it.version}` },
          { label: word('customers', 'field_kind'), value: label('extra_kind', it.kind) },
          { label: word('customers', 'field_class'), value: label('field_class', it.class) },
          {
            label: word('customers', 'purposes'),
            value: together(it.purposes.map((one) => label('purpose', one))),
          },
          {
            label: word('customers', 'field_section'),
            value: say(`customers.section.${it.section}`),
          },
          {
            label: word('customers', 'kinds'),
            value: together(it.kinds.map((one) => label('customer_kind', one))),
          },
          ...(it.choices.length > 0
            ? [
                {
                  label: word('customers', 'choices'),
                  value: together(it.choices.map(named)),
                  isWide: true,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
