import { Button } from 'antd';

import { useGo } from '../address.ts';
import { Refused } from '../api.ts';
import { paths } from '../paths.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useWords } from '../words.ts';

/** A file of the version this page was opened with is gone: a newer one is installed. */
const isStale = (error: unknown) =>
  error instanceof TypeError && /dynamically imported|module script/i.test(error.message);

/** What a person sees when a screen fails: what happened, and a way on. */
export function ErrorPage({ error, reset }: { error: unknown; reset?: () => void }) {
  const { say } = useWords();
  const go = useGo();
  if (isStale(error))
    return (
      <EmptyState
        title={say('shell.error.stale_title')}
        lead={say('shell.error.stale_lead')}
        action={
          <Button type="primary" onClick={() => location.reload()}>
            {say('shell.error.reload')}
          </Button>
        }
      />
    );
  const retry = reset && <Button onClick={reset}>{say('ui.action.retry')}</Button>;
  if (error instanceof Refused) return <RefusalNote error={error} action={retry} />;
  return (
    <EmptyState
      title={say('shell.error.title')}
      lead={say('shell.error.lead')}
      action={
        <>
          {retry}{' '}
          <Button type="primary" onClick={() => go(paths.home())}>
            {say('shell.error.home')}
          </Button>
        </>
      }
    />
  );
}

export function NotFoundPage() {
  const { say } = useWords();
  const go = useGo();
  return (
    <EmptyState
      title={say('shell.error.not_found_title')}
      lead={say('shell.error.not_found_lead')}
      action={
        <Button type="primary" onClick={() => go(paths.home())}>
          {say('shell.error.home')}
        </Button>
      }
    />
  );
}
