import { Button } from 'antd';

import { contract, type SecurityRow } from '#contract/identity';

import { useWrite } from '../api-hooks.ts';
import { EndpointRegister } from '../endpoint-register.tsx';
import { useTerms } from '../policy/terms.ts';
import { useMe } from '../shell/me.ts';
import { FieldList } from '../ui/field-list.tsx';
import { MomentText } from '../ui/moment-text.tsx';
import { Note } from '../ui/note.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useWords } from '../words.ts';
import { EntryLink } from './entry-link.tsx';
import './identity.css';
import { PersonSecurity } from './person-security.tsx';
import { RemoveFactors } from './remove-factors.tsx';
import { SecurityLimits } from './security-limits.tsx';

/** 登录安全: who has which ways in, who waits for help, and the limits in force. */
export function Screen() {
  const { say } = useWords();
  return (
    <EndpointRegister
      endpoint={contract.listSecurity}
      limit={200}
      rowId={(row) => row.person_id}
      lead={say('identity.about.security')}
      actions={<SecurityLimits />}
      cells={{
        is_locked: (row) => (row.is_locked ? <LockedTag /> : <None />),
        has_totp: (row) => (row.has_totp ? <OnTag /> : <None />),
      }}
      card={(row) => <SecurityCard row={row} />}
      panel={(person_id, row) => ({
        title: row?.name ?? say('security.admin.title'),
        body: row ? (
          <SecurityPanel key={person_id} row={row} />
        ) : (
          <Note tone="quiet">{say('identity.screen.not_listed')}</Note>
        ),
      })}
      empty={{ title: say('identity.empty.security') }}
    />
  );
}

function None() {
  const { say } = useWords();
  return <span className="faint">{say('ui.none')}</span>;
}

function LockedTag() {
  const { say } = useWords();
  return <StateTag tone="late">{say('identity.field.is_locked')}</StateTag>;
}

function OnTag() {
  const { say } = useWords();
  return <StateTag tone="done">{say('security.totp.on')}</StateTag>;
}

/** One colleague on a phone: who, and what about his ways in wants a hand. */
function SecurityCard({ row }: { row: SecurityRow }) {
  const { field } = useWords();
  return (
    <>
      <span className="card-head">
        <strong>{row.name}</strong>
        {row.is_locked && <LockedTag />}
        {row.asked_at && <StateTag tone="due">{field('identity', 'is_asking')}</StateTag>}
      </span>
      <span className="faint person-line">
        {row.sign_in_name} · {field('identity', 'session_count')} {row.session_count}
      </span>
    </>
  );
}

/** What an administrator sees and does about one colleague's ways in. */
function SecurityPanel({ row }: { row: SecurityRow }) {
  const { say, field } = useWords();
  const { may } = useMe();
  const minutes = useTerms()?.identity.sign_in_lock_minutes ?? 0;
  const { person_id } = row;
  const unlock = useWrite(contract.unlockPerson, { said: say('security.admin.unlocked') });
  const counts = ['passkey_count', 'recovery_code_count'] as const;
  return (
    <div className="person-panel">
      {row.is_locked && <Note tone="late">{say('security.admin.locked', { minutes })}</Note>}
      {row.asked_at && <Note tone="due">{say('security.admin.asked')}</Note>}
      <FieldList
        lines={[
          { label: field('identity', 'sign_in_name'), value: row.sign_in_name },
          {
            label: field('identity', 'has_totp'),
            value: row.has_totp ? <OnTag /> : say('security.totp.off'),
          },
          ...counts.map((it) => ({ label: field('identity', it), value: String(row[it]) })),
          {
            label: field('identity', 'password_set_at'),
            value: row.password_set_at && <MomentText at={row.password_set_at} />,
          },
        ]}
      />
      <div className="person-actions">
        {may('identity.unlock-person') && (
          <Button
            type={row.is_locked ? 'primary' : 'default'}
            loading={unlock.isPending}
            onClick={() => unlock.mutate({ person_id })}
          >
            {say('security.admin.unlock')}
          </Button>
        )}
        <EntryLink person_id={person_id} />
        {(row.has_totp || row.passkey_count > 0) && <RemoveFactors person={row} />}
      </div>
      <PersonSecurity person={row} />
    </div>
  );
}
