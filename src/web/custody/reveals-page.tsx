import { contract } from '#contract/custody';

import { EndpointRegister } from '../endpoint-register.tsx';
import { paths } from '../paths.ts';
import { useWords } from '../words.ts';

/** 查阅登记: who saw which value of which customer in clear, and for what reason (access/3a). */
export function Screen() {
  const { say } = useWords();
  return (
    <EndpointRegister
      endpoint={contract.listReveals}
      rowId={(row) => row.reveal_id}
      hrefOf={(row) => paths.customer(row.customer_id)}
      lead={say('custody.about.reveals')}
      empty={{ title: say('custody.empty.reveals') }}
    />
  );
}
