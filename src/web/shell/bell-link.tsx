import { BellOutlined } from '@ant-design/icons';

import { contract } from '#contract/messages';

import { useRead } from '../api-hooks.ts';
import '../messages/messages.css';
import { paths } from '../paths.ts';
import { TextLink } from '../ui/text-link.tsx';
import { useWords } from '../words.ts';

const EVERY_MS = 60_000;

/** The bell with its count, and what it says aloud. */
export function BellMark({ count }: { count: number }) {
  const { say } = useWords();
  return (
    <>
      <BellOutlined />
      {count > 0 && (
        <span className="bell-count" aria-hidden>
          {count > 99 ? '99+' : count}
        </span>
      )}
      <span className="only-read-aloud">
        {count > 0 ? say('messages.screen.unread', { count }) : say('messages.screen.none_unread')}
      </span>
    </>
  );
}

/** How many messages wait, looked at again each minute. */
export const useUnread = () =>
  useRead(contract.countUnread, {}, { every: EVERY_MS }).data?.unread_count ?? 0;

/** The bell of a phone: a way to the page of messages. */
export function BellLink() {
  const count = useUnread();
  return (
    <TextLink to={paths.messages()} className="bell">
      <BellMark count={count} />
    </TextLink>
  );
}
