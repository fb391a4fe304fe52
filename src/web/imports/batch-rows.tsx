import { Button, Segmented } from 'antd';
import { useState } from 'react';

import { importContract, ImportVerdict, type ImportPage } from '#contract/customers';

import { useRead } from '../api-hooks.ts';
import { Section } from '../customers/section.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import type { Tone } from '../ui/theme.ts';
import { useWords } from '../words.ts';
import './imports.css';

const FIRST = 50;
const MORE = 200;
const tones: Record<ImportVerdict, Tone> = {
  accepted: 'done',
  duplicate: 'quiet',
  rejected: 'late',
  quarantined: 'due',
};

/** Every row with its verdict and the reason in words. */
export function BatchRows({ batch }: { batch: ImportPage }) {
  const { say, label, find, choices } = useWords();
  const { batch_id, rejected_count } = batch;
  const [verdict, setVerdict] = useState(rejected_count > 0 ? 'rejected' : 'all');
  const [limit, setLimit] = useState(FIRST);
  const only = ImportVerdict.safeParse(verdict).data;
  const { data } = useRead(
    importContract.listImportRows,
    { batch_id, limit, ...(only ? { verdict: only } : {}) },
    { keep: true },
  );
  const reasonOf = (reason: string) => {
    const [field = '', issue = ''] = reason.split('.');
    const named = find(`import.field.${field}`);
    const said = find(`import.issue.${issue}`) ?? issue;
    return named && field !== 'row' ? `${named}: ${said}` : said;
  };
  return (
    <Section
      title={say('import.screen.result')}
      actions={
        <Segmented
          value={verdict}
          options={[
            { value: 'all', label: say('import.screen.all_rows') },
            ...choices('import_verdict'),
          ]}
          onChange={setVerdict}
        />
      }
    >
      <p className="form-guidance">{say('import.about.rows')}</p>
      {data?.rows.map((it) => (
        <div key={it.row_no} className="customer-line">
          <span>
            <span className="faint">{say('import.screen.row_no', { row: it.row_no })}</span>{' '}
            {it.name} <span className="soft">{it.phone}</span>
            {it.reasons.map((reason) => (
              <span key={reason} className="import-reason">
                {reasonOf(reason)}
              </span>
            ))}
          </span>
          <StateTag tone={tones[it.verdict]}>{label('import_verdict', it.verdict)}</StateTag>
        </div>
      ))}
      {data?.next && limit < MORE && (
        <Button type="text" block onClick={() => setLimit(MORE)}>
          {say('ui.register.load_more')}
        </Button>
      )}
    </Section>
  );
}
