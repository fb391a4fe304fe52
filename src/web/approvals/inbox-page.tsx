import { contract } from '#contract/approvals';

import { useQueryFields } from '../address.ts';
import { EndpointRegister } from '../endpoint-register.tsx';
import { useWords } from '../words.ts';
import { Segmented } from 'antd';
import { RequestPanel } from './request-panel.tsx';

/** 待办审批: what waits for me, what I asked, what is decided; a row opens with all that is needed. */
export function Screen() {
  const { say, label, choices } = useWords();
  const [query, change] = useQueryFields();
  const view = query.view ?? 'inbox';
  return (
    <EndpointRegister
      endpoint={contract.listRequests}
      rowId={(row) => row.request_id}
      lead={say('approvals.about.requests')}
      stated={
        <Segmented
          value={view}
          aria-label={say('approvals.field.view')}
          options={choices('request_view')}
          onChange={(next) => change({ view: next === 'inbox' ? undefined : next })}
        />
      }
      panel={(request_id, row, close) => ({
        title: row ? label('request_kind', row.kind) : '',
        body: <RequestPanel request_id={request_id} onDone={close} />,
      })}
      empty={{ title: say(view === 'asked' ? 'approvals.empty.asked' : 'approvals.empty.inbox') }}
    />
  );
}
