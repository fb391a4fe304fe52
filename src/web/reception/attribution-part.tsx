import { Button } from 'antd';
import { useState } from 'react';

import { contract, type AttributionRow } from '#contract/reception';

import { useRead } from '../api-hooks.ts';
import { newClientId } from '../client-id.ts';
import { useTerms } from '../policy/terms.ts';
import { useMe } from '../shell/me.ts';
import { FormDrawer } from '../ui/form-page.tsx';
import { useForm } from '../ui/form.ts';
import { MomentText } from '../ui/moment-text.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import { AwarenessFields } from './awareness-fields.tsx';
import { awarenessOf, awarenessProblems, noAwareness } from './awareness-values.ts';

/** 认知途径 on the card: what counts, what was said, and every correction with its reason. */
export function AttributionPart({ customer_id, isOwn }: { customer_id: string; isOwn: boolean }) {
  const { say, label } = useWords();
  const { may } = useMe();
  const canRead = may(contract.listAttributions.id);
  const { data } = useRead(contract.listAttributions, { customer_id }, { enabled: canRead });
  const [isCorrecting, setCorrecting] = useState(false);
  if (!data) return null;
  return (
    <div className="card-part">
      <h3>{say('reception.screen.attribution')}</h3>
      <p>
        {data.channel ? (
          <b>{label('awareness_channel', data.channel)}</b>
        ) : (
          <span className="faint">{say('reception.screen.attribution_none')}</span>
        )}{' '}
        {isOwn && may(contract.correctAttribution.id) && (
          <Button size="small" className="no-print" onClick={() => setCorrecting(true)}>
            {say('reception.action.correct-attribution')}
          </Button>
        )}
      </p>
      <ul className="card-grades">
        {data.rows.map((it) => (
          <Said key={it.attribution_id} row={it} />
        ))}
      </ul>
      {isCorrecting && (
        <CorrectDrawer customer_id={customer_id} onClose={() => setCorrecting(false)} />
      )}
    </div>
  );
}

function Said({ row }: { row: AttributionRow }) {
  const { say, label } = useWords();
  const { chosen_channel: said, channel, has_seen_dm, reason, by_name, at } = row;
  return (
    <li>
      {said && said !== channel && (
        <>
          {say('reception.screen.attribution_said', { channel: label('awareness_channel', said) })}{' '}
          ·{' '}
        </>
      )}
      {channel && label('awareness_channel', channel)}
      {has_seen_dm && ` · ${say('reception.screen.seen_dm')}`}
      {reason && ` · ${reason}`}
      <span className="faint">
        {by_name} · <MomentText at={at} isNear />
      </span>
    </li>
  );
}

function CorrectDrawer({ customer_id, onClose }: { customer_id: string; onClose: () => void }) {
  const { say, field } = useWords();
  const toast = useToast();
  const terms = useTerms();
  const form = useForm({
    endpoint: contract.correctAttribution,
    initial: {
      attribution_id: newClientId(),
      chosen_channel: '',
      awareness: noAwareness(),
      reason: '',
    },
    request: (values) => ({
      ...values,
      customer_id,
      awareness: awarenessOf(values.awareness, values.chosen_channel),
    }),
    check: ({ awareness, chosen_channel }) => [
      ...(chosen_channel ? [] : [{ path: 'chosen_channel', code: 'required' }]),
      ...awarenessProblems(awareness, chosen_channel || undefined),
    ],
    saved: () => {
      toast.done(say('reception.screen.attribution_corrected'));
      onClose();
    },
  });
  return (
    <FormDrawer
      clause="warm-card/6b"
      form={form}
      title={say('reception.action.correct-attribution')}
      isOpen
      onClose={onClose}
    >
      {terms && <AwarenessFields terms={terms} name="chosen_channel" isRequired />}
      <TextField
        name="reason"
        label={field('reception', 'correction_reason')}
        rows={2}
        maxLength={200}
        isRequired
      />
    </FormDrawer>
  );
}
