import { Button } from 'antd';
import { useState } from 'react';

import { contract, type Decision, type RequestPage } from '#contract/approvals';

import { Refused } from '../api.ts';
import { useRead, useWrite } from '../api-hooks.ts';
import { BatchSummary } from '../imports/batch-summary.tsx';
import { CorrectionSummary } from '../customers/correction-summary.tsx';
import { CustomerSummary } from '../customers/customer-summary.tsx';
import { toneOf } from '../tones.ts';
import { Bones } from '../ui/bones.tsx';
import { ChoiceButtons } from '../ui/choice-buttons.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { ClauseLink } from '../ui/clause-link.tsx';
import { FieldList } from '../ui/field-list.tsx';
import { FormBody } from '../ui/form-body.tsx';
import { useForm } from '../ui/form.ts';
import { MomentText } from '../ui/moment-text.tsx';
import { Note } from '../ui/note.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { TextField } from '../ui/text-field.tsx';
import { Timeline } from '../ui/timeline.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import './approvals.css';

interface Props {
  request_id: string;
  onDone: () => void;
}

/** One request with the facts needed to decide, the signatures so far, and the decision itself. */
export function RequestPanel({ request_id, onDone }: Props) {
  const { data, error } = useRead(contract.readRequest, { request_id });
  if (error) return <RefusalNote error={error} />;
  if (!data) return <Bones rows={8} />;
  return (
    <div className="request">
      <Facts request={data} />
      <About request={data} />
      <Signatures request={data} />
      <Decide request={data} onDone={onDone} />
      <Withdraw request={data} onDone={onDone} />
    </div>
  );
}

function Facts({ request }: { request: RequestPage }) {
  const { field, label } = useWords();
  const name = (key: string) => field('approvals', key);
  return (
    <FieldList
      lines={[
        { label: name('kind'), value: label('request_kind', request.kind) },
        {
          label: name('outcome'),
          value: (
            <StateTag tone={toneOf('request_outcome', request.outcome) ?? 'quiet'}>
              {label('request_outcome', request.outcome)}
            </StateTag>
          ),
        },
        { label: name('requested_by_name'), value: request.requested_by_name },
        { label: name('requested_at'), value: <MomentText at={request.requested_at} isNear /> },
        { label: name('project_name'), value: request.project_name },
        { label: name('clause'), value: <ClauseLink clause={request.clause} /> },
        ...(request.waiting_office
          ? [
              {
                label: name('waiting_office'),
                value: [label('office', request.waiting_office), request.waiting_unit_name]
                  .filter(Boolean)
                  .join(' · '),
              },
            ]
          : []),
      ]}
    />
  );
}

/** What the request is about, as this approver may see it. */
function About({ request }: { request: RequestPage }) {
  const { kind, about_id, request_id, outcome } = request;
  const asked = { customer_id: about_id, request_id };
  if (kind === 'customers.archive-change')
    return <CorrectionSummary {...asked} isOpen={outcome === 'open'} />;
  if (kind === 'customers.archive-review') return <CustomerSummary customer_id={about_id} />;
  if (kind === 'customers.import-batch') return <BatchSummary batch_id={about_id} />;
  return null;
}

function Signatures({ request }: { request: RequestPage }) {
  const { label } = useWords();
  const signed = request.steps.filter((it) => it.signed_at !== null);
  if (signed.length === 0) return null;
  return (
    <Timeline
      items={signed.map((it) => ({
        key: String(it.step_no),
        at: it.signed_at!,
        title: it.decision ? label('decision', it.decision) : '',
        by: [it.signed_by_name, it.on_behalf_of_name].filter(Boolean).join(' → '),
        more: [it.reason_code && label('decision_reason', it.reason_code), it.note]
          .filter(Boolean)
          .join(' · '),
        tone: (it.decision && toneOf('decision', it.decision)) ?? 'quiet',
      }))}
    />
  );
}

function Decide({ request, onDone }: { request: RequestPage; onDone: () => void }) {
  const words = useWords();
  const { say, field, choices } = words;
  const toast = useToast();
  const { request_id, outcome, cannot_decide } = request;
  const [decision, setDecision] = useState<Decision>('approved');
  const form = useForm({
    endpoint: contract.decide,
    initial: { request_id, reason_code: undefined as 'other' | undefined, note: '' },
    request: ({ reason_code, note }) => ({
      request_id,
      decision,
      ...(reason_code ? { reason_code } : {}),
      ...(note ? { note } : {}),
    }),
    saved: ({ outcome }) => {
      toast.done(words.label('request_outcome', outcome));
      onDone();
    },
  });
  if (outcome !== 'open') return null;
  if (cannot_decide)
    return (
      <Note tone="quiet">
        {words.refusal(new Refused(cannot_decide.code, 403, { facts: cannot_decide.facts }))}
      </Note>
    );
  return (
    <FormBody form={form} submit={words.label('decision', decision)}>
      <div>
        <span className="only-read-aloud" id="decision-label">
          {field('approvals', 'decision')}
        </span>
        <ChoiceButtons
          choices={choices('decision')}
          value={decision}
          onChange={(next) => setDecision(next as Decision)}
          labelledBy="decision-label"
        />
      </div>
      {decision !== 'approved' && (
        <ChoiceField
          name="reason_code"
          label={field('approvals', 'reason_code')}
          choices={choices('decision_reason')}
          isRequired
        />
      )}
      <TextField
        name="note"
        label={field('approvals', 'note')}
        hint={say('approvals.about.note')}
        rows={2}
        maxLength={500}
      />
    </FormBody>
  );
}

function Withdraw({ request, onDone }: { request: RequestPage; onDone: () => void }) {
  const { say } = useWords();
  const { request_id, cannot_withdraw, outcome } = request;
  const withdraw = useWrite(contract.withdraw, { onDone });
  if (outcome !== 'open' || cannot_withdraw) return null;
  return (
    <Button danger loading={withdraw.isPending} onClick={() => withdraw.mutate({ request_id })}>
      {say('approvals.action.withdraw')}
    </Button>
  );
}
