import { contract, RequestView, type RequestRow } from '#contract/approvals';

import { useQueryFields } from '../address.ts';
import { EndpointRegister } from '../endpoint-register.tsx';
import { toneOf } from '../tones.ts';
import { ClauseLink } from '../ui/clause-link.tsx';
import { MomentText } from '../ui/moment-text.tsx';
import { StateTag } from '../ui/state-tag.tsx';
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
      card={(row) => <RequestCard row={row} />}
      cells={{ clause: (row) => <ClauseLink clause={row.clause} bare /> }}
      panel={(request_id, row, close) => ({
        title: row ? label('request_kind', row.kind) : say('approvals.register.requests'),
        body: <RequestPanel request_id={request_id} onDone={close} />,
      })}
      empty={{ title: say(`approvals.empty.${view}`) }}
    />
  );
}

/** One request in a list on a phone. */
function RequestCard({ row }: { row: RequestRow }) {
  const { say, label } = useWords();
  return (
    <div>
      <div className="card-head">
        <strong>{label('request_kind', row.kind)}</strong>
        <StateTag tone={toneOf('request_outcome', row.outcome) ?? 'quiet'}>
          {label('request_outcome', row.outcome)}
        </StateTag>
      </div>
      <div className="soft">
        {[row.project_name, row.requested_by_name].filter(Boolean).join(' · ')} ·{' '}
        <MomentText at={row.requested_at} isNear />
      </div>
      {row.waiting_office && (
        <div className="faint">
          {say('approvals.field.waiting_office')} {label('office', row.waiting_office)}
        </div>
      )}
    </div>
  );
}
