import { Button } from 'antd';
import { useState } from 'react';

import { contract, type AttributionRow } from '#contract/reception';

import { useRead } from '../api-hooks.ts';
import { later } from '../later.tsx';
import { useMe } from '../shell/me.ts';
import { MomentText } from '../ui/moment-text.tsx';
import { useWords } from '../words.ts';

const CorrectAttributionDrawer = later(
  async () => (await import('./correct-attribution-drawer.tsx')).CorrectAttributionDrawer,
);

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
        <CorrectAttributionDrawer customer_id={customer_id} onClose={() => setCorrecting(false)} />
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
