import { contract } from '#contract/identity';

import { useRead, useWrite } from '../api-hooks.ts';
import { useMe } from '../shell/me.ts';
import { Bones } from '../ui/bones.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useWords } from '../words.ts';
import { SessionLine } from './session-line.tsx';

/** Where a colleague is signed in, for who administers his account. */
export function PersonSecurity({ person: { person_id } }: { person: { person_id: string } }) {
  const { may } = useMe();
  return may('identity.list-sessions') ? <Sessions person_id={person_id} /> : null;
}

function Sessions({ person_id }: { person_id: string }) {
  const { say } = useWords();
  const { may } = useMe();
  const { data, error } = useRead(contract.listSessions, { person_id });
  const end = useWrite(contract.endSession, { said: say('security.sessions.ended') });
  const mayEnd = may('identity.end-session');
  return (
    <section className="person-part">
      <div className="person-part-head">
        <h2>{say('security.sessions.title_of')}</h2>
      </div>
      {error && <RefusalNote error={error} />}
      {!data && !error && <Bones rows={2} />}
      {data?.rows.length === 0 && <p className="faint">{say('security.sessions.none')}</p>}
      <ul>
        {data?.rows.map((it) => (
          <SessionLine
            key={it.session_id}
            session={it}
            isEnding={end.isPending && end.variables?.session_id === it.session_id}
            onEnd={mayEnd ? () => end.mutate({ person_id, session_id: it.session_id }) : undefined}
          />
        ))}
      </ul>
    </section>
  );
}
