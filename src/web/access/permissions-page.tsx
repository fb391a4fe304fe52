import { Select } from 'antd';

import { contract } from '#contract/access';

import { useQueryFields } from '../address.ts';
import { useRead } from '../api-hooks.ts';
import { Section } from '../customers/section.tsx';
import { Bones } from '../ui/bones.tsx';
import { FieldList } from '../ui/field-list.tsx';
import { Note } from '../ui/note.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useWords } from '../words.ts';
import '../customers/customers.css';

/** 权限一览表: what each office may do and how far; what is not here is refused (R-E2). */
export function Screen() {
  const { say, field, label } = useWords();
  const [query, change] = useQueryFields();
  const { data, error } = useRead(contract.listPermissions, {});
  const rows = data?.rows ?? [];
  const row = rows.find((it) => it.office === query.office) ?? rows[0];
  return (
    <>
      <PageHeader
        title={say('access.register.permissions')}
        lead={say('access.about.permissions')}
        clause="access/2a"
        actions={
          <Select
            value={row?.office}
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={field('access', 'office')}
            popupMatchSelectWidth={false}
            options={rows.map((it) => ({ value: it.office, label: label('office', it.office) }))}
            onChange={(office) => change({ office })}
          />
        }
      />
      {error && <RefusalNote error={error} />}
      {!data && !error && <Bones rows={10} />}
      {row && <OfficeSheet row={row} />}
    </>
  );
}

type Row = ReturnType<typeof contract.listPermissions.output.parse>['rows'][number];

function OfficeSheet({ row }: { row: Row }) {
  const { say, field, label } = useWords();
  const modules = Map.groupBy(row.permissions, (it) => it.permission.split('.')[0]!);
  return (
    <div className="sections">
      <Note tone="quiet">
        {say(row.sees_customers ? 'access.about.masked' : 'access.about.separation')}
      </Note>
      <Section title={field('access', 'clear_classes')}>
        <p>{row.clear_classes.map((it) => label('field_class', it)).join('、') || '—'}</p>
      </Section>
      {[...modules].map(([module, permissions]) => (
        <Section key={module} title={label('module', module)}>
          <FieldList
            lines={permissions.map((it) => ({
              label: label('action', it.permission),
              value: it.scopes.map((scope) => label('scope', scope)).join('、'),
            }))}
          />
        </Section>
      ))}
    </div>
  );
}
