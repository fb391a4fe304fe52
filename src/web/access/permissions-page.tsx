import { SearchOutlined } from '@ant-design/icons';
import { Input, Segmented } from 'antd';
import { useState } from 'react';

import { contract } from '#contract/access';

import { useQueryFields } from '../address.ts';
import { useRead } from '../api-hooks.ts';
import { Bones } from '../ui/bones.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useWords } from '../words.ts';
import { ByAction } from './by-action.tsx';
import { ByOffice } from './by-office.tsx';
import './access.css';

/** 权限一览表: what each office may do and how far, and who may do each thing (R-E2). */
export function Screen() {
  const { say, choices } = useWords();
  const [query, change] = useQueryFields();
  const { data, error } = useRead(contract.listPermissions, {});
  const [term, setTerm] = useState('');
  const view = query.by === 'action' ? 'action' : 'office';
  return (
    <>
      <PageHeader
        title={say('access.register.permissions')}
        lead={say('access.about.permissions')}
        clause="access/2a"
      />
      <div className="access-tools no-print">
        <Segmented
          value={view}
          aria-label={say('access.screen.view')}
          options={choices('permission_view')}
          onChange={(next) => change({ by: next === 'action' ? 'action' : undefined })}
        />
        <Input
          allowClear
          prefix={<SearchOutlined />}
          value={term}
          placeholder={say('access.screen.find')}
          aria-label={say('access.screen.find')}
          onChange={(event) => setTerm(event.target.value)}
        />
      </div>
      {error && <RefusalNote error={error} />}
      {!data && !error && <Bones rows={12} />}
      {data && view === 'office' && (
        <ByOffice
          rows={data.rows}
          term={term.trim()}
          office={query.office}
          onOffice={(office) => change({ office })}
        />
      )}
      {data && view === 'action' && <ByAction rows={data.rows} term={term.trim()} />}
    </>
  );
}
