import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';

import { contract } from '#contract/reception';

import { useGo } from '../address.ts';
import { EndpointRegister } from '../endpoint-register.tsx';
import { paths } from '../paths.ts';
import { useMe } from '../shell/me.ts';
import { DayText } from '../ui/moment-text.tsx';
import { Masked } from '../ui/masked.tsx';
import { useWords } from '../words.ts';
import { WarmCardCard } from './register-cards.tsx';

/** 温馨卡一览表, in the order of days, as the paper cards stand in their box. */
export function Screen() {
  const { say } = useWords();
  const { may } = useMe();
  const go = useGo();
  return (
    <EndpointRegister
      endpoint={contract.listWarmCards}
      rowId={(row) => row.customer_id}
      hrefOf={(row) => paths.customer(row.customer_id)}
      lead={say('reception.about.warm_cards')}
      actions={
        may(contract.issuePaperCards.id) && (
          <Button icon={<PrinterOutlined />} onClick={() => go(paths.paperCards())}>
            {say('reception.action.issue-paper-cards')}
          </Button>
        )
      }
      card={(row) => <WarmCardCard row={row} />}
      cells={{
        next_contact_on: (row) => <DayText on={row.next_contact_on} isDue />,
        name: (row) => <Masked value={row.name} seen={row.seen} />,
        phone: (row) => <Masked value={row.phone} seen={row.seen} />,
      }}
      empty={{ title: say('reception.empty.warm_cards') }}
    />
  );
}
