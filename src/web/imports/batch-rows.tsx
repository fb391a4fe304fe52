import { Button, Segmented } from 'antd';
import { useState } from 'react';

import { importContract, ImportVerdict, type ImportPage } from '#contract/customers';

import type { OutputOf } from '../api.ts';
import { useRead } from '../api-hooks.ts';
import { Section } from '../customers/section.tsx';
import '../customers/customers.css';
import { Bones } from '../ui/bones.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import type { Tone } from '../ui/theme.ts';
import { useWords } from '../words.ts';
import './imports.css';

const PAGE = 50;
const tones: Record<ImportVerdict, Tone> = {
  accepted: 'done',
  duplicate: 'quiet',
  rejected: 'late',
  quarantined: 'due',
};

type Line = OutputOf<typeof importContract.listImportRows>['rows'][number];

/** Every row with its verdict and the reason in words; what needs a look stands first. */
export function BatchRows({ batch }: { batch: ImportPage }) {
  const { say, choices } = useWords();
  const { batch_id, rejected_count, is_mine } = batch;
  const [verdict, setVerdict] = useState(rejected_count > 0 ? 'rejected' : 'all');
  return (
    <Section title={say('import.screen.result')}>
      <div className="import-verdicts">
        <Segmented
          value={verdict}
          aria-label={say('import.screen.result')}
          options={[
            { value: 'all', label: say('import.screen.all_rows') },
            ...choices('import_verdict'),
          ]}
          onChange={setVerdict}
        />
        <p className="form-guidance">
          {say(is_mine ? 'import.about.rows' : 'import.about.rows_masked')}
        </p>
      </div>
      <Lines
        key={`${verdict}${batch.state}`}
        batch_id={batch_id}
        verdict={ImportVerdict.safeParse(verdict).data}
        cursor={undefined}
      />
    </Section>
  );
}

interface LinesProps {
  batch_id: string;
  verdict: ImportVerdict | undefined;
  cursor: string | undefined;
}

/** A page of rows, and the next one beneath it once it is asked for. */
function Lines({ batch_id, verdict, cursor }: LinesProps) {
  const { say } = useWords();
  const [isMore, setMore] = useState(false);
  const { data, error } = useRead(importContract.listImportRows, {
    batch_id,
    limit: PAGE,
    ...(verdict ? { verdict } : {}),
    ...(cursor ? { cursor } : {}),
  });
  if (error) return <RefusalNote error={error} />;
  if (!data) return <Bones rows={4} />;
  if (data.rows.length === 0) return <p className="faint">{say('import.screen.no_rows')}</p>;
  return (
    <>
      {data.rows.map((it) => (
        <RowLine key={it.row_no} line={it} />
      ))}
      {data.next && isMore && <Lines batch_id={batch_id} verdict={verdict} cursor={data.next} />}
      {data.next && !isMore && (
        <Button type="text" block onClick={() => setMore(true)}>
          {say('ui.register.load_more')}
        </Button>
      )}
    </>
  );
}

function RowLine({ line }: { line: Line }) {
  const { say, label, find } = useWords();
  const reasonOf = (reason: string) => {
    const [field = '', issue = ''] = reason.split('.');
    const named = find(`import.field.${field}`);
    const said = find(`import.issue.${issue}`) ?? issue;
    return named && field !== 'row' ? `${named}: ${said}` : said;
  };
  return (
    <div className="customer-line import-line">
      <span>
        <span className="faint">{say('import.screen.row_no', { row: line.row_no })}</span>{' '}
        {line.name} <span className="soft">{line.phone}</span>
        {line.reasons.map((reason) => (
          <span key={reason} className={`import-reason is-${line.verdict}`}>
            {reasonOf(reason)}
          </span>
        ))}
      </span>
      <StateTag tone={tones[line.verdict]}>{label('import_verdict', line.verdict)}</StateTag>
    </div>
  );
}
