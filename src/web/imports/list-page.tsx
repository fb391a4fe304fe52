import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';

import { importContract } from '#contract/customers';

import { useGo } from '../address.ts';
import { useChannelChoices } from '../customers/channels.ts';
import { EndpointRegister } from '../endpoint-register.tsx';
import { paths } from '../paths.ts';
import { useMe } from '../shell/me.ts';
import { useWords } from '../words.ts';
import { isAtWork } from './at-work.ts';

/** 导入批次一览表: which lists came, and what became of their rows. */
export function Screen() {
  const { say } = useWords();
  const { may } = useMe();
  const go = useGo();
  const channels = useChannelChoices();
  const start = may('customers.start-import') && (
    <Button type="primary" icon={<UploadOutlined />} onClick={() => go(paths.newImport())}>
      {say('import.action.start-import')}
    </Button>
  );
  return (
    <EndpointRegister
      endpoint={importContract.listImports}
      rowId={(row) => row.batch_id}
      isMoving={(row) => isAtWork(row.state)}
      hrefOf={(row) => paths.import(row.batch_id)}
      lead={say('import.about.imports')}
      cells={{
        intake_channel: (row) =>
          channels.find((it) => it.value === row.intake_channel)?.label ?? row.intake_channel,
      }}
      actions={start}
      empty={{ title: say('import.empty.title'), lead: say('import.empty.lead'), action: start }}
    />
  );
}
