import { contract, RequestView } from '#contract/approvals';

import { useQueryFields } from '../address.ts';
import { EndpointRegister } from '../endpoint-register.tsx';
import { ClauseLink } from '../ui/clause-link.tsx';
import { useWords } from '../words.ts';
import { RequestPanel } from './request-panel.tsx';

/** 待办审批: what waits for me, what I asked, what is decided; a row opens with all that is needed. */
export function Screen() {
  const { say, label } = useWords();
  const [query] = useQueryFields();
  const view = RequestView.catch('inbox').parse(query.view);
  return (
    <EndpointRegister
      endpoint={contract.listRequests}
      rowId={(row) => row.request_id}
      lead={say('approvals.about.requests')}
      view="view"
      cells={{ clause: (row) => <ClauseLink clause={row.clause} bare /> }}
      panel={(request_id, row, close) => ({
        title: row ? label('request_kind', row.kind) : say('approvals.register.requests'),
        body: <RequestPanel request_id={request_id} onDone={close} />,
      })}
      empty={{ title: say(`approvals.empty.${view}`) }}
    />
  );
}
