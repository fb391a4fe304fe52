import { Button } from 'antd';

import { useGo } from '../address.ts';
import { paths } from '../paths.ts';
import { Note } from '../ui/note.tsx';
import { useWords } from '../words.ts';
import type { usePaper } from './use-paper.ts';

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
