import { useEffect, useState } from 'react';

import { importContract, type ImportPage } from '#contract/customers';
import { dayOf } from '#kernel/calendar';

import { useParam } from '../address.ts';
import { useRead } from '../api-hooks.ts';
import { paths } from '../paths.ts';
import { Bones } from '../ui/bones.tsx';
import { Note } from '../ui/note.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { ProgressPanel } from '../ui/progress-panel.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useWords } from '../words.ts';
import { isAtWork } from './at-work.ts';
import { BatchActions } from './batch-actions.tsx';
import { BatchFacts } from './batch-facts.tsx';
import { BatchRows } from './batch-rows.tsx';
import { ImportSteps } from './import-steps.tsx';
import './imports.css';
import { MappingForm } from './mapping-form.tsx';

const LOOK_EVERY_MS = 800;

/** One batch, from its columns to its archives; long work goes on when the tab is closed. */
export function Screen() {
  const batch_id = useParam('batch_id');
  const [isMoving, setMoving] = useState(false);
  const every = isMoving ? LOOK_EVERY_MS : false;
  const { data, error, refetch } = useRead(importContract.readImport, { batch_id }, { every });
  const state = data?.state;
  useEffect(() => setMoving(state !== undefined && isAtWork(state)), [state]);
  if (error) return <RefusalNote error={error} />;
  if (!data) return <Bones rows={10} />;
  return <BatchView batch={data} onChange={() => void refetch()} />;
}

/** The file's name may be a customer's: it stands on the page, never in the tab's title. */
function BatchView({ batch, onChange }: { batch: ImportPage; onChange: () => void }) {
  const { say } = useWords();
  const { state, is_mine } = batch;
  const isChecked = !['mapping', 'staging', 'failed'].includes(state);
  return (
    <div className="import">
      <PageHeader
        title={say('import.screen.batch')}
        above={<TextLink to={paths.imports()}>{say('import.screen.title')}</TextLink>}
        lead={batch.file_name}
        clause="information/3g"
        actions={<BatchActions batch={batch} onChange={onChange} />}
      />
      <ImportSteps state={state} />
      <Decided batch={batch} />
      <Destroyed batch={batch} />
      <Progress batch={batch} />
      <div className="import-sheet">
        <BatchFacts batch={batch} />
      </div>
      {state === 'mapping' && is_mine && <MappingForm batch={batch} onDone={onChange} />}
      {isChecked && !batch.destroyed_at && <BatchRows batch={batch} />}
    </div>
  );
}

/** Its days are over: on which day the rows were destroyed, and that the batch itself stays. */
function Destroyed({ batch: { destroyed_at, state } }: { batch: ImportPage }) {
  const { say } = useWords();
  if (!destroyed_at) return null;
  return (
    <Note tone="quiet" more={state === 'lapsed' && say('import.screen.lapsed')}>
      {say('import.screen.destroyed', { on: dayOf(destroyed_at) })}
    </Note>
  );
}

/** What the approval says so far, with the way to it. */
function Decided({ batch: { state, request_id } }: { batch: ImportPage }) {
  const { say } = useWords();
  if (state !== 'submitted' && state !== 'returned' && state !== 'declined') return null;
  const way = request_id && (
    <TextLink to={paths.approval(request_id)}>{say('import.screen.see_request')}</TextLink>
  );
  return (
    <Note tone={state === 'submitted' ? 'waiting' : 'late'} action={way}>
      {say(`import.screen.state_${state}`)}
    </Note>
  );
}

function Progress({ batch }: { batch: ImportPage }) {
  const { say } = useWords();
  const { state, staged_count, row_count, applied_count, accepted_count } = batch;
  if (state === 'staging')
    return (
      <ProgressPanel
        title={say('import.screen.reading')}
        state="running"
        done={staged_count}
        total={row_count}
      />
    );
  if (state === 'applying')
    return (
      <ProgressPanel
        title={say('import.screen.applying')}
        state="running"
        done={applied_count}
        total={accepted_count}
      />
    );
  if (state === 'undoing')
    return <ProgressPanel title={say('import.screen.undoing')} state="running" />;
  if (state === 'failed') return <Note tone="late">{say('import.screen.failed')}</Note>;
  return null;
}
