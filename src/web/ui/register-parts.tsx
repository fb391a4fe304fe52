import { Button } from 'antd';
import type { ReactNode } from 'react';

import type { Page } from '#kernel/page';

import { useWords } from '../words.ts';
import { Bones } from './bones.tsx';
import { EmptyState } from './empty-state.tsx';
import { RefusalNote } from './refusal-note.tsx';
import type { RegisterAddress, RegisterRows } from './register-state.ts';

interface EmptyProps {
  address: RegisterAddress;
  /** What to say and do when there is nothing yet. */
  empty?: { title?: string; lead?: ReactNode; action?: ReactNode } | undefined;
}

/** Nothing to show: because of the filters, or because nothing is there yet. */
function RegisterEmpty({ address, empty = {} }: EmptyProps) {
  const { say } = useWords();
  if (Object.keys(address.filters).length > 0)
    return (
      <EmptyState
        title={say('ui.register.no_match_title')}
        lead={say('ui.register.no_match_lead')}
        action={<Button onClick={address.clear}>{say('ui.register.clear_filters')}</Button>}
      />
    );
  return (
    <EmptyState
      title={empty.title ?? say('ui.register.empty_title')}
      lead={empty.lead}
      action={empty.action}
    />
  );
}

interface BodyProps<Row> extends EmptyProps {
  state: RegisterRows<Row>;
  /** The rows, once there are some. */
  children: ReactNode;
}

/** Rows, or why there are none: still being read, refused, nothing that fits. */
export function RegisterBody<Row>({ state, address, empty, children }: BodyProps<Row>) {
  const { say } = useWords();
  const { read, rows } = state;
  const isNone = rows.length === 0;
  const again = <Button onClick={() => void read.refetch()}>{say('ui.action.retry')}</Button>;
  return (
    <div className="register-body" aria-busy={read.isFetching}>
      {(read.isPending || (isNone && read.hasNextPage && !read.isError)) && <Bones rows={12} />}
      {read.isError && isNone && (
        <div className="register-failed">
          <RefusalNote error={read.error} action={again} />
        </div>
      )}
      {read.isSuccess && isNone && !read.hasNextPage && (
        <RegisterEmpty address={address} empty={empty} />
      )}
      {!isNone && children}
    </div>
  );
}

interface FootProps<Row> {
  shown: number;
  total: Page<Row>['total'];
  read: RegisterRows<Row>['read'];
  more: () => void;
}

/** How much there is, exact up to ten thousand, and the way to more of it. */
export function RegisterFoot<Row>({ shown, total, read, more }: FootProps<Row>) {
  const { say, locale } = useWords();
  const number = new Intl.NumberFormat(locale);
  const isAll = total !== undefined && total.count <= shown;
  const isMore = total?.exact === false && !isAll;
  return (
    <footer className="register-foot">
      <p className="faint" aria-live="polite">
        {total?.exact === true && say('ui.register.total', { count: number.format(total.count) })}
        {isMore && say('ui.register.total_more', { count: number.format(total.count) })}
        {total && !isAll && ' · '}
        {!(isAll && total.exact) && say('ui.register.shown', { count: number.format(shown) })}
      </p>
      {read.isFetchingNextPage && <span className="faint">{say('ui.register.loading_more')}</span>}
      {read.hasNextPage && !read.isFetchingNextPage && (
        <Button type="link" size="small" onClick={more}>
          {say('ui.register.load_more')}
        </Button>
      )}
    </footer>
  );
}

interface BulkProps {
  count: number;
  onClear: () => void;
  children: ReactNode;
}

/** What can be done with the chosen rows. */
export function BulkBar({ count, onClear, children }: BulkProps) {
  const { say } = useWords();
  const text = say('ui.register.selected', { count });
  return (
    <div className="bulk-bar" role="region" aria-label={text}>
      <strong>{text}</strong>
      {children}
      <Button type="text" onClick={onClear}>
        {say('ui.action.clear')}
      </Button>
    </div>
  );
}
