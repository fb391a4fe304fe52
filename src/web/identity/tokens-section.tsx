import { Button } from 'antd';
import { useState } from 'react';

import { contract } from '#contract/identity';
import { addDays, dayOf } from '#kernel/calendar';

import type { OutputOf } from '../api.ts';
import { useRead, useWrite } from '../api-hooks.ts';
import { now } from '../clock.ts';
import { useTerms } from '../policy/terms.ts';
import { Bones } from '../ui/bones.tsx';
import { useConfirm } from '../ui/confirm.tsx';
import { DayField } from '../ui/day-field.tsx';
import { FormBody } from '../ui/form-body.tsx';
import { useForm } from '../ui/form.ts';
import { DayText, MomentText } from '../ui/moment-text.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../words.ts';
import './identity.css';
import { ShownOnce } from './shown-once.tsx';

type Token = OutputOf<typeof contract.listMyTokens>['rows'][number];

/** 程序令牌: what programs sign in with on somebody's behalf; each shown once, each revocable. */
export function TokensSection() {
  const { say, field } = useWords();
  const { data, error } = useRead(contract.listMyTokens, {});
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<string>();
  return (
    <section className="sheet">
      <div className="person-part-head">
        <h2>{say('identity.register.tokens')}</h2>
        {!isMaking && (
          <Button
            size="small"
            onClick={() => {
              setMade(undefined);
              setMaking(true);
            }}
          >
            {say('identity.action.create-token')}
          </Button>
        )}
      </div>
      <p className="soft">{say('identity.about.tokens')}</p>
      {made && (
        <ShownOnce
          label={field('identity', 'token')}
          secret={made}
          lead={say('identity.screen.token_lead')}
        />
      )}
      {isMaking && (
        <TokenForm
          onMade={(token) => {
            setMade(token);
            setMaking(false);
          }}
          onCancel={() => setMaking(false)}
        />
      )}
      {error && <RefusalNote error={error} />}
      {!data && !error && <Bones rows={2} />}
      {data?.rows.length === 0 && <p className="faint">{say('identity.empty.tokens')}</p>}
      <ul>
        {data?.rows.map((it) => (
          <TokenLine key={it.token_id} token={it} />
        ))}
      </ul>
    </section>
  );
}

function TokenForm({
  onMade,
  onCancel,
}: {
  onMade: (token: string) => void;
  onCancel: () => void;
}) {
  const { say, field } = useWords();
  const terms = useTerms();
  const today = dayOf(now());
  const longest = terms ? { max: addDays(today, terms.identity.token_max_days) } : {};
  const form = useForm({
    endpoint: contract.createToken,
    initial: { name: '', expires_on: addDays(today, 30) },
    saved: ({ token }) => onMade(token),
  });
  return (
    <div className="person-form">
      <FormBody form={form} submit={say('identity.action.create-token')} cancel={onCancel}>
        <div className="half">
          <TextField
            name="name"
            label={field('identity', 'token_name')}
            hint={say('identity.screen.token_name_hint')}
            maxLength={60}
            isRequired
          />
        </div>
        <div className="half">
          <DayField
            name="expires_on"
            label={field('identity', 'expires_on')}
            min={today}
            {...longest}
            isRequired
          />
        </div>
      </FormBody>
    </div>
  );
}

function TokenLine({ token: it }: { token: Token }) {
  const { say, field } = useWords();
  const confirm = useConfirm();
  const revoke = useWrite(contract.revokeToken, { said: say('identity.screen.token_revoked') });
  const isSpent = it.revoked_at !== null || it.expires_on < dayOf(now());
  const ask = async () => {
    const isSure = await confirm({
      title: say('identity.action.revoke-token'),
      lead: say('identity.screen.revoke_lead', { name: it.name }),
      yes: say('identity.action.revoke-token'),
      isGrave: true,
    });
    if (isSure) revoke.mutate({ token_id: it.token_id });
  };
  return (
    <li className="holding">
      <div>
        <strong>{it.name}</strong>{' '}
        {isSpent && <StateTag tone="quiet">{say('identity.screen.token_spent')}</StateTag>}
        <div className="faint">
          {field('identity', 'expires_on')} <DayText on={it.expires_on} /> ·{' '}
          {field('identity', 'last_used_at')}{' '}
          {it.last_used_at ? <MomentText at={it.last_used_at} isNear /> : say('ui.none')}
        </div>
      </div>
      {!isSpent && (
        <div className="holding-actions">
          <Button size="small" danger loading={revoke.isPending} onClick={() => void ask()}>
            {say('identity.action.revoke-token')}
          </Button>
        </div>
      )}
    </li>
  );
}
