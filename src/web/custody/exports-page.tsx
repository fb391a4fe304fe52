import { Button } from 'antd';
import { useState } from 'react';

import { contract, type ExportRow } from '#contract/custody';

import { download, Refused } from '../api.ts';
import { EndpointRegister } from '../endpoint-register.tsx';
import { useMe } from '../shell/me.ts';
import { FieldList } from '../ui/field-list.tsx';
import { MomentText } from '../ui/moment-text.tsx';
import { Note } from '../ui/note.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useWords } from '../words.ts';

/** 导出登记: which registers were taken away, by whom, how much; a file is kept for a day. */
export function Screen() {
  const { say, label } = useWords();
  return (
    <EndpointRegister
      endpoint={contract.listExports}
      rowId={(row) => row.export_id}
      isMoving={(row) => row.state === 'pending'}
      lead={say('custody.about.exports')}
      panel={(_, row) => ({
        title: row && label('action', row.register),
        body: row && <Export row={row} />,
      })}
      empty={{ title: say('custody.empty.exports') }}
    />
  );
}

function Export({ row }: { row: ExportRow }) {
  const { say, field, label, refusal } = useWords();
  const { person_id } = useMe();
  const [isFetching, setFetching] = useState(false);
  const [error, setError] = useState<Error>();
  const fetchFile = () => {
    setFetching(true);
    setError(undefined);
    download(contract.downloadExport, { export_id: row.export_id })
      .catch((it: unknown) => setError(it instanceof Refused ? it : undefined))
      .finally(() => setFetching(false));
  };
  const isMine = row.requested_by === person_id;
  return (
    <>
      <FieldList
        lines={[
          { label: field('custody', 'state'), value: label('export_state', row.state) },
          { label: field('custody', 'requested_by_name'), value: row.requested_by_name },
          { label: field('custody', 'requested_at'), value: <MomentText at={row.requested_at} /> },
          { label: field('custody', 'scope'), value: label('scope', row.scope) },
          { label: field('custody', 'purpose'), value: label('purpose', row.purpose) },
          { label: field('custody', 'row_count'), value: row.row_count },
          ...(row.dropped_count
            ? [{ label: field('custody', 'dropped_count'), value: row.dropped_count }]
            : []),
        ]}
      />
      {row.failure && <Note tone="late">{refusal({ code: row.failure, facts: {} })}</Note>}
      {error && <RefusalNote error={error} />}
      {isMine && row.state === 'completed' && (
        <Button type="primary" loading={isFetching} onClick={fetchFile}>
          {say('custody.action.download-export')}
        </Button>
      )}
    </>
  );
}
