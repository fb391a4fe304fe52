import { useState } from 'react';

import type { PersonRow } from '#contract/identity';

import { FieldList } from '../ui/field-list.tsx';
import { MomentText } from '../ui/moment-text.tsx';
import { Note } from '../ui/note.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useWords } from '../words.ts';
import { AccountActions } from './account-actions.tsx';
import './identity.css';
import { PersonOffices } from './person-offices.tsx';
import { PersonSecurity } from './person-security.tsx';
import { ShownOnce } from './shown-once.tsx';

interface Props {
  /** Absent when a shared address names somebody who is not on this page of the register. */
  person: PersonRow | undefined;
}

/** One colleague: the account, the offices with their deputies, and what an administrator may do. */
export function PersonPanel({ person }: Props) {
  const { say, field } = useWords();
  const [password, setPassword] = useState<string>();
  if (!person) return <Note tone="quiet">{say('identity.screen.not_listed')}</Note>;
  return (
    <div className="person-panel">
      {password && (
        <ShownOnce
          label={field('identity', 'temporary_password')}
          secret={password}
          lead={say('identity.about.temporary_password')}
        />
      )}
      <FieldList
        lines={[
          { label: field('identity', 'sign_in_name'), value: person.sign_in_name },
          {
            label: say('identity.screen.account'),
            value: person.is_disabled ? (
              <StateTag tone="quiet">{say('identity.field.is_disabled')}</StateTag>
            ) : (
              <StateTag tone="done">{say('identity.screen.enabled')}</StateTag>
            ),
          },
          {
            label: field('identity', 'created_at'),
            value: <MomentText at={person.created_at} />,
          },
          {
            label: field('identity', 'last_seen_at'),
            value: person.last_seen_at && <MomentText at={person.last_seen_at} isNear />,
          },
        ]}
      />
      <PersonOffices person={person} />
      <PersonSecurity person={person} />
      <AccountActions person={person} onPassword={setPassword} />
    </div>
  );
}
