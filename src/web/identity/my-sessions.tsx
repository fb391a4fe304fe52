import { Button } from 'antd';

import { contract } from '#contract/identity';

import { useRead, useWrite } from '../api-hooks.ts';
import { Bones } from '../ui/bones.tsx';
import { useConfirm } from '../ui/confirm.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import { SessionLine } from './session-line.tsx';

/** 登录中的设备: where I am signed in; each can be ended, or all but this one at once. */
export function MySessions() {
  const { say } = useWords();
  const toast = useToast();
  const confirm = useConfirm();
  const { data, error } = useRead(contract.listMySessions, {});
  const end = useWrite(contract.endMySession, { said: say('security.sessions.ended') });
  const endOthers = useWrite(contract.endMyOtherSessions, {
    onDone: ({ ended_count }) =>
      toast.done(say('security.sessions.ended_many', { count: ended_count })),
  });
  const askOthers = async () => {
    const isSure = await confirm({
      title: say('security.sessions.end_others'),
      lead: say('security.sessions.end_others_lead'),
      yes: say('security.sessions.end_others'),
      clause: 'access/1c',
    });
    if (isSure) endOthers.mutate({ but_this: true });
  };
  const others = data?.rows.filter((it) => !it.is_this) ?? [];
  return (
    <section className="sheet">
      <div className="person-part-head">
        <h2>{say('security.sessions.title')}</h2>
        {others.length > 0 && (
          <Button size="small" loading={endOthers.isPending} onClick={() => void askOthers()}>
            {say('security.sessions.end_others')}
          </Button>
        )}
      </div>
      <p className="soft">
        {data && others.length === 0
          ? say('security.sessions.only_this')
          : say('security.sessions.lead')}
      </p>
      {error && <RefusalNote error={error} />}
      {!data && !error && <Bones rows={2} />}
      <ul>
        {data?.rows.map((it) => (
          <SessionLine
            key={it.session_id}
            session={it}
            isEnding={end.isPending && end.variables?.session_id === it.session_id}
            onEnd={it.is_this ? undefined : () => end.mutate({ session_id: it.session_id })}
          />
        ))}
      </ul>
    </section>
  );
}
