import { contract } from '#contract/reception';

import { EndpointRegister } from '../endpoint-register.tsx';
import { paths } from '../paths.ts';
import { useWords } from '../words.ts';
import { FollowUpCard } from './register-cards.tsx';

/** 跟踪回访记录 of a stretch of days: what was logged, by whom, with what outcome. */
export function Screen() {
  const { say } = useWords();
  return (
    <EndpointRegister
      endpoint={contract.listDayWork}
      rowId={(row) => row.follow_up_id}
      hrefOf={(row) => paths.customer(row.customer_id)}
      card={(row) => <FollowUpCard row={row} />}
      lead={say('reception.about.follow_ups')}
      empty={{ title: say('reception.empty.follow_ups') }}
    />
  );
}
