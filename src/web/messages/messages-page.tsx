import { SettingOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';

import { contract } from '#contract/messages';

import { useGo } from '../address.ts';
import { call } from '../api.ts';
import { keyOf, useWrite } from '../api-hooks.ts';
import { paths } from '../paths.ts';
import { Bones } from '../ui/bones.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useWords } from '../words.ts';
import { MessageList } from './message-list.tsx';

/** 消息: everything I was told. */
export function Screen() {
  const { say } = useWords();
  const go = useGo();
  const readAll = useWrite(contract.markRead);
  const read = useInfiniteQuery({
    queryKey: [...keyOf(contract.listMessages, {}), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(contract.listMessages, { cursor: pageParam, limit: 50 }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });
  const rows = read.data?.pages.flatMap((it) => it.rows) ?? [];
  return (
    <div className="messages-page">
      <PageHeader
        title={say('messages.screen.title')}
        lead={say('messages.screen.lead')}
        actions={
          <>
            {rows.some((it) => it.read_at === null) && (
              <Button onClick={() => readAll.mutate({ all: true })}>
                {say('messages.screen.all_read')}
              </Button>
            )}
            <Button icon={<SettingOutlined />} onClick={() => go(paths.messageSettings())}>
              {say('messages.screen.settings')}
            </Button>
          </>
        }
      />
      {read.isPending && <Bones rows={6} />}
      {read.isError && <RefusalNote error={read.error} />}
      {read.isSuccess && rows.length === 0 && (
        <EmptyState title={say('messages.screen.empty')} lead={say('messages.screen.empty_lead')} />
      )}
      {rows.length > 0 && (
        <div className="sheet">
          <MessageList rows={rows} />
        </div>
      )}
      {read.hasNextPage && (
        <div className="messages-more">
          <Button onClick={() => void read.fetchNextPage()}>{say('ui.register.load_more')}</Button>
        </div>
      )}
    </div>
  );
}
