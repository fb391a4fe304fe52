import { Button } from 'antd';

import { contract } from '#contract/reception';

import { useGo } from '../address.ts';
import { useWrite } from '../api-hooks.ts';
import { paths } from '../paths.ts';
import { useWords } from '../words.ts';

/** For a call or visit of somebody who is one's customer already: to his archive, not to a new card. */
export function MatchButton({ inquiry_id }: { inquiry_id: string }) {
  const { say } = useWords();
  const go = useGo();
  const match = useWrite(contract.matchInquiry, {
    said: say('reception.action.matched'),
    onDone: ({ customer_id }) => go(paths.customer(customer_id)),
  });
  return (
    <Button loading={match.isPending} onClick={() => match.mutate({ inquiry_id })}>
      {say('reception.action.match')}
    </Button>
  );
}
