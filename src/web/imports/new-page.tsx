import { useState } from 'react';

import { importContract } from '#contract/customers';
import { contract as identity } from '#contract/identity';

import { useGo } from '../address.ts';
import { upload } from '../api.ts';
import { useRead } from '../api-hooks.ts';
import { useChannelChoices } from '../customers/channels.ts';
import '../customers/customers.css';
import { paths } from '../paths.ts';
import type { Choice } from '../ui/choice-buttons.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { FormBody } from '../ui/form-body.tsx';
import { useLocalForm } from '../ui/local-form.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { ProgressPanel } from '../ui/progress-panel.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../words.ts';
import { FileDrop } from './file-drop.tsx';
import { ImportSteps } from './import-steps.tsx';

/** 上传名单: the file, whose project it is for, and why it may be used. */
export function Screen() {
  const { say } = useWords();
  const go = useGo();
  const [share, setShare] = useState<number>();
  const form = useLocalForm({
    module: 'import',
    initial: {
      file: undefined as File | undefined,
      project_id: undefined as string | undefined,
      intake_channel: 'import',
      purpose: 'sales',
      basis: 'to_be_confirmed',
      provenance: '',
    },
    needed: ['file', 'project_id', 'provenance'],
    send: async ({ file, purpose, ...values }) => {
      if (!file) return;
      setShare(0);
      try {
        const input = values as Parameters<typeof upload<typeof importContract.startImport>>[2];
        const options = { purpose, onProgress: setShare };
        const { batch_id } = await upload(importContract.startImport, file, input, options);
        go(paths.import(batch_id), { replace: true });
      } finally {
        setShare(undefined);
      }
    },
  });
  return (
    <div className="form-page">
      <PageHeader
        title={say('import.screen.new_title')}
        lead={say('import.about.upload')}
        clause="information/3g"
      />
      <div className="import">
        <ImportSteps state={undefined} />
        <div className="sheet">
          <FormBody form={form} submit={say('import.action.start-import')}>
            <FileDrop />
            {share !== undefined && (
              <ProgressPanel
                title={say('import.step.upload')}
                state="running"
                done={Math.round(share * 100)}
                total={100}
              />
            )}
            <ImportFields />
          </FormBody>
        </div>
      </div>
    </div>
  );
}

/** Whose list it is, by which channel it came, and on what grounds it may be used. */
function ImportFields() {
  const { say, field, choices } = useWords();
  const channels = useChannelChoices();
  const projects = useProjects();
  return (
    <>
      <ChoiceField
        name="project_id"
        label={say('import.screen.project')}
        choices={projects}
        isRequired
      />
      <ChoiceField
        name="intake_channel"
        label={field('import', 'intake_channel')}
        choices={channels}
        isRequired
      />
      <ChoiceField
        name="purpose"
        label={field('import', 'purpose')}
        choices={choices('purpose')}
        isRequired
      />
      <ChoiceField
        name="basis"
        label={field('import', 'basis')}
        choices={choices('basis').filter((it) => it.value !== 'legal_duty')}
        hint={say('import.about.quarantined')}
        isRequired
      />
      <TextField
        name="provenance"
        label={say('import.screen.provenance')}
        hint={say('import.about.provenance')}
        rows={2}
        maxLength={500}
        isRequired
      />
    </>
  );
}

function useProjects(): Choice[] {
  const { data } = useRead(identity.listUnits, {});
  return (data?.rows ?? [])
    .filter((it) => it.kind === 'project' && !it.is_closed)
    .map((it) => ({ value: it.unit_id, label: it.name }));
}
