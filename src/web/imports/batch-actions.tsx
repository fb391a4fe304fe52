import { Button } from 'antd';

import { importContract, type ImportPage } from '#contract/customers';

import { download } from '../api.ts';
import { useWrite } from '../api-hooks.ts';
import { useMe } from '../shell/me.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';

interface Props {
  batch: ImportPage;
  onChange: () => void;
}

/** Submit, undo, and the list of what was wrong; each only where it makes sense. */
export function BatchActions({ batch, onChange }: Props) {
  const { say } = useWords();
  const { may } = useMe();
  const toast = useToast();
  const confirm = useConfirm();
  const { batch_id, state, is_mine } = batch;
  const submit = useWrite(importContract.submitImport, {
    said: say('import.screen.submitted'),
    onDone: onChange,
  });
  const undo = useWrite(importContract.undoImport, {
    said: say('import.screen.undone'),
    onDone: onChange,
  });
  const askUndo = async () => {
    const isSure = await confirm({
      title: say('import.action.undo-import'),
      lead: say('import.screen.undo_lead'),
      yes: say('import.action.undo-import'),
      clause: 'information/3g',
      isGrave: true,
    });
    if (isSure) undo.mutate({ batch_id });
  };
  const hasProblems = !batch.destroyed_at && batch.rejected_count + batch.duplicate_count > 0;
  return (
    <>
      {hasProblems && is_mine && state !== 'mapping' && (
        <Button
          onClick={() =>
            download(importContract.downloadImportReport, { batch_id }).catch((error: unknown) =>
              toast.refused(error),
            )
          }
        >
          {say('import.action.download-import-report')}
        </Button>
      )}
      {state === 'applied' && is_mine && may('customers.undo-import') && (
        <Button danger loading={undo.isPending} onClick={() => void askUndo()}>
          {say('import.action.undo-import')}
        </Button>
      )}
      {state === 'ready' && is_mine && may('customers.submit-import') && (
        <Button
          type="primary"
          loading={submit.isPending}
          onClick={() => submit.mutate({ batch_id })}
        >
          {say('import.action.submit-import')}
        </Button>
      )}
    </>
  );
}
