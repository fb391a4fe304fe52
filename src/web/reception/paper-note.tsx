import { Button } from 'antd';

import { contract } from '#contract/reception';

import { useGo } from '../address.ts';
import { Refused } from '../api.ts';
import { useRead } from '../api-hooks.ts';
import { paths } from '../paths.ts';
import { Note } from '../ui/note.tsx';
import { useWords } from '../words.ts';

/** What became of the sheet whose code was scanned; without a network the form is filled all the same. */
export function usePaper(number: string | undefined) {
  const enabled = number !== undefined;
  const asked = useRead(
    contract.readPaperCard,
    { paper_number: number ?? '' },
    { scope: 'own', enabled },
  );
  const { error } = asked;
  const isUnknown = error instanceof Refused && error.status >= 400 && error.status < 500;
  return {
    isReading: enabled && asked.isPending && asked.fetchStatus !== 'paused',
    isUsable: !isUnknown && asked.data?.is_carded !== true,
    customer_id: asked.data?.customer_id ?? undefined,
    isUnknown,
  };
}

/** A sheet that cannot be entered: it was before, or nobody issued it. */
export function PaperNote({ customer_id, isUnknown }: ReturnType<typeof usePaper>) {
  const { say } = useWords();
  const go = useGo();
  const action = customer_id ? (
    <Button onClick={() => go(paths.customer(customer_id))}>
      {say('reception.action.open_customer')}
    </Button>
  ) : (
    <Button onClick={() => go(paths.newWarmCard(), { replace: true })}>
      {say('reception.action.new_card')}
    </Button>
  );
  return (
    <Note tone="waiting" action={action}>
      {say(isUnknown ? 'reception.refusal.paper_unknown' : 'reception.screen.paper_filled')}
    </Note>
  );
}
