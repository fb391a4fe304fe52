import { Button, Popover } from 'antd';
import { useState } from 'react';

import { contract } from '#contract/messages';

import { useRead, useWrite } from '../api-hooks.ts';
import { MessageList } from '../messages/message-list.tsx';
import { paths } from '../paths.ts';
import { TextLink } from '../ui/text-link.tsx';
import { useWords } from '../words.ts';
import { BellMark, useUnread } from './bell-link.tsx';

const SHOWN = 8;

/** The bell of a desk: the latest messages at a press. */
export function Bell() {
  const { say } = useWords();
  const count = useUnread();
  const [isOpen, setOpen] = useState(false);
  const readAll = useWrite(contract.markRead);
  const { data, isFetched } = useRead(
    contract.listMessages,
    { limit: SHOWN },
    { enabled: isOpen, keep: true },
  );
  const close = () => setOpen(false);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      open={isOpen && isFetched}
      onOpenChange={setOpen}
      content={
        <div className="bell-panel">
          {data?.rows.length === 0 && <p className="faint">{say('messages.screen.empty')}</p>}
          <MessageList rows={data?.rows ?? []} onFollow={close} />
          <div className="bell-foot">
            <TextLink to={paths.messages()} onFollow={close}>
              {say('messages.screen.all')}
            </TextLink>
            {count > 0 && (
              <Button type="link" size="small" onClick={() => readAll.mutate({ all: true })}>
                {say('messages.screen.all_read')}
              </Button>
            )}
          </div>
        </div>
      }
    >
      <button type="button" className="plain bell" aria-expanded={isOpen}>
        <BellMark count={count} />
      </button>
    </Popover>
  );
}
