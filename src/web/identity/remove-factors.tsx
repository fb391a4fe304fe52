import { Button } from 'antd';

import { contract } from '#contract/identity';

import { useWrite } from '../api-hooks.ts';
import { useMe } from '../shell/me.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { useWords } from '../words.ts';

interface Props {
  person: { person_id: string; name: string };
}

/** Takes a colleague's second factors away, who lost them; never one's own. */
export function RemoveFactors({ person: { person_id, name } }: Props) {
  const { say } = useWords();
  const me = useMe();
  const confirm = useConfirm();
  const remove = useWrite(contract.removeFactors, { said: say('security.factors.removed') });
  if (!me.may('identity.remove-factors') || me.person_id === person_id) return null;
  const ask = async () => {
    const isSure = await confirm({
      title: `${say('security.factors.remove')}: ${name}`,
      lead: say('security.factors.remove_lead'),
      yes: say('security.factors.remove'),
      clause: 'access/1e',
      isGrave: true,
    });
    if (isSure) remove.mutate({ person_id });
  };
  return (
    <Button loading={remove.isPending} onClick={() => void ask()}>
      {say('security.factors.remove')}
    </Button>
  );
}
