import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';

import { contract } from '#contract/reception';

import { useGo, useQueryFields } from '../address.ts';
import { useChannelChoices } from '../customers/channels.ts';
import { EndpointRegister } from '../endpoint-register.tsx';
import { paths } from '../paths.ts';
import { useMe } from '../shell/me.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Masked } from '../ui/masked.tsx';
import { useWords } from '../words.ts';
import { InquiryDrawer } from './inquiry-drawer.tsx';
import { InquiryPanel } from './inquiry-panel.tsx';
import { CardedTag, InquiryCard } from './register-cards.tsx';

/** 来电来访客户记录: the duty person logs line after line; the drawer stays for the next one. */
export function Screen() {
  const { say } = useWords();
  const { may } = useMe();
  const go = useGo();
  const channels = useChannelChoices();
  // The form opens by address as well: a command of the palette leads there.
  const [query, change] = useQueryFields();
  const isLogging = query.new !== undefined;
  const setLogging = (next: boolean) => change({ new: next ? 'yes' : undefined });
  const nameOf = (code: string) => channels.find((it) => it.value === code)?.label ?? code;
  return (
    <>
      <EndpointRegister
        endpoint={contract.listInquiries}
        rowId={(row) => row.inquiry_id}
        panel={(_id, row, close) => ({
          title: say('reception.section.inquiry'),
          body: row ? (
            <InquiryPanel row={row} />
          ) : (
            <EmptyState
              title={say('reception.refusal.inquiry_unknown')}
              action={<Button onClick={close}>{say('ui.action.close')}</Button>}
            />
          ),
        })}
        lead={say('reception.about.inquiries')}
        card={(row) => <InquiryCard row={row} />}
        cells={{
          name: (row) => <Masked value={row.name} seen={row.seen} />,
          phone: (row) => <Masked value={row.phone} seen={row.seen} />,
          is_carded: (row) => <CardedTag row={row} />,
          intake_channel: (row) => nameOf(row.intake_channel),
        }}
        actions={
          <>
            {may('reception.log-inquiry') && (
              <Button type="primary" icon={<PlusOutlined />} onClick={() => setLogging(true)}>
                {say('reception.action.log-inquiry')}
              </Button>
            )}
            {may('reception.fill-warm-card') && (
              <Button onClick={() => go(paths.newWarmCard())}>
                {say('reception.action.new_card')}
              </Button>
            )}
          </>
        }
        empty={{ title: say('reception.empty.inquiries') }}
      />
      {isLogging && <InquiryDrawer onClose={() => setLogging(false)} />}
    </>
  );
}
