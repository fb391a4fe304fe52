import { importContract, type ImportPage } from '#contract/customers';

import { useParam } from '../address.ts';
import { useRead } from '../api-hooks.ts';
import '../customers/customers.css';
import { toneOf } from '../tones.ts';
import { Bones } from '../ui/bones.tsx';
import { FieldList } from '../ui/field-list.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { ProgressPanel } from '../ui/progress-panel.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useWords } from '../words.ts';
import { BatchActions } from './batch-actions.tsx';
import { BatchRows } from './batch-rows.tsx';
import { MappingForm } from './mapping-form.tsx';

const LOOK_EVERY_MS = 800;

/** One batch, from its columns to its archives; long work goes on when the tab is closed. */
export function Screen() {
  const batch_id = useParam('batch_id');
  const { data, error, refetch } = useRead(
    importContract.readImport,
    { batch_id },
    { every: LOOK_EVERY_MS },
  );
  if (error) return <RefusalNote error={error} />;
  if (!data) return <Bones rows={10} />;
  return <BatchView batch={data} onChange={() => void refetch()} />;
}

function BatchView({ batch, onChange }: { batch: ImportPage; onChange: () => void }) {
  const { say } = useWords();
  const { state, staged_count, row_count, applied_count, accepted_count } = batch;
  const isChecked = !['mapping', 'staging', 'failed'].includes(state);
  return (
    <>
      <PageHeader
        title={batch.file_name || say('import.screen.title')}
        lead={batch.provenance}
        clause="information/3g"
        actions={<BatchActions batch={batch} onChange={onChange} />}
      />
      <BatchFacts batch={batch} />
      {state === 'mapping' && batch.is_mine && <MappingForm batch={batch} onDone={onChange} />}
      {state === 'staging' && (
        <ProgressPanel
          title={say('import.screen.reading')}
          state="running"
          done={staged_count}
          total={row_count}
        />
      )}
      {state === 'applying' && (
        <ProgressPanel
          title={say('import.screen.applying')}
          state="running"
          done={applied_count}
          total={accepted_count}
        />
      )}
      {state === 'failed' && (
        <ProgressPanel title={say('import.screen.reading')} state="failed">
          {say('import.screen.failed')}
        </ProgressPanel>
      )}
      {isChecked && <BatchRows batch={batch} />}
    </>
  );
}

/** What came, on which ground, and what became of it so far. */
export function BatchFacts({ batch }: { batch: ImportPage }) {
  const { field, label, locale } = useWords();
  const number = new Intl.NumberFormat(locale);
  const counted = ['row_count', 'accepted_count', 'duplicate_count', 'rejected_count'] as const;
  return (
    <FieldList
      lines={[
        {
          label: field('import', 'state'),
          value: (
            <StateTag tone={toneOf('import_state', batch.state) ?? 'quiet'}>
              {label('import_state', batch.state)}
            </StateTag>
          ),
        },
        { label: field('import', 'project_name'), value: batch.project_name },
        { label: field('import', 'purpose'), value: label('purpose', batch.purpose) },
        { label: field('import', 'basis'), value: label('basis', batch.basis) },
        { label: field('import', 'started_by_name'), value: batch.started_by_name },
        ...counted.map((it) => ({
          label: field('import', it),
          value: number.format(batch[it]),
        })),
      ]}
    />
  );
}
