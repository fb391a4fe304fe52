import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';

import { useGo } from '../address.ts';
import { ClauseLink } from '../ui/clause-link.tsx';
import { useConfirm } from '../ui/confirm.tsx';
import { MomentText } from '../ui/moment-text.tsx';
import { Note } from '../ui/note.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import { dropUnsent, mendUnsent, sendUnsent, useUnsent, type Unsent } from './unsent.ts';
import './unsent-strip.css';

/** A phone tells when the network is back; a proxy that fell over does not. */
const TRY_MS = 15_000;

/** Sends what waits whenever somebody may hear it, and says what became of it. */
function useSending(waiting: number): () => Promise<void> {
  const { say } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const send = async () => {
    const heard = await sendUnsent();
    for (const { about, is_done } of heard)
      if (is_done) toast.done(say('shell.unsent.sent', { about }));
      else toast.tell(say('shell.unsent.returned', { about }));
    if (heard.length > 0) void queries.invalidateQueries();
  };
  const latest = useRef(send);
  latest.current = send;
  useEffect(() => {
    if (waiting === 0) return;
    const again = () => void latest.current();
    again();
    addEventListener('online', again);
    const timer = setInterval(again, TRY_MS);
    return () => {
      removeEventListener('online', again);
      clearInterval(timer);
    };
  }, [waiting]);
  return send;
}

/** Above every screen while something is unsent: how much, and each of them on demand. */
export function UnsentStrip() {
  const { say } = useWords();
  const all = useUnsent();
  const refused = all.filter((it) => it.refused).length;
  const waiting = all.length - refused;
  const send = useSending(waiting);
  const [isOpen, setOpen] = useState(false);
  if (all.length === 0) return null;
  return (
    <section className="unsent no-print">
      <Note
        tone={refused > 0 ? 'late' : 'waiting'}
        action={
          <div className="unsent-acts">
            {waiting > 0 && <Button onClick={() => void send()}>{say('shell.unsent.send')}</Button>}
            <Button type="text" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {say(isOpen ? 'shell.unsent.hide' : 'shell.unsent.show')}
            </Button>
          </div>
        }
      >
        {waiting > 0 && <div>{say('shell.unsent.waiting', { count: waiting })}</div>}
        {refused > 0 && <div>{say('shell.unsent.refused', { count: refused })}</div>}
      </Note>
      {isOpen && (
        <ul className="unsent-list">
          {all.map((it) => (
            <UnsentLine key={it.id} unsent={it} />
          ))}
        </ul>
      )}
    </section>
  );
}

function UnsentLine({ unsent }: { unsent: Unsent }) {
  const words = useWords();
  const { say } = words;
  const go = useGo();
  const toast = useToast();
  const confirm = useConfirm();
  const { about, refused, path, at, id } = unsent;
  const mend = async () => {
    if (await mendUnsent(unsent)) go(path);
    else toast.tell(say('shell.unsent.busy'));
  };
  const discard = async () => {
    const isGone = await confirm({
      title: say('shell.unsent.discard_title'),
      lead: say('shell.unsent.discard_lead', { about }),
      yes: say('shell.unsent.discard'),
      isGrave: true,
    });
    if (isGone) await dropUnsent(id);
  };
  return (
    <li>
      <div>
        <b>{about}</b> <MomentText at={at} isNear />
        {refused && (
          <div className="unsent-why">
            {words.refusal(refused)} {refused.clause && <ClauseLink clause={refused.clause} />}
          </div>
        )}
      </div>
      <div className="unsent-acts">
        <Button onClick={() => void mend()}>{say('shell.unsent.mend')}</Button>
        <Button onClick={() => void discard()}>{say('shell.unsent.discard')}</Button>
      </div>
    </li>
  );
}
