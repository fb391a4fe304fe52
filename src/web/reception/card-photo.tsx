import { useQueryFields } from '../address.ts';
import { AttachTools } from '../customers/attach-tools.tsx';
import '../customers/attachments.css';
import { useMe } from '../shell/me.ts';
import { useWords } from '../words.ts';

/**
 * A photo of the handwritten card, kept sealed with the electronic one (R-J3): asked for while the
 * card is still in the hand, right after it was saved, and possible ever after.
 */
export function CardPhoto({ customer_id, card_id }: { customer_id: string; card_id: string }) {
  const { say } = useWords();
  const { may } = useMe();
  const [{ saved }] = useQueryFields();
  if (!may('customers.attach-file')) return null;
  return (
    <div className={saved === 'card' ? 'card-part card-photo is-asked' : 'card-part card-photo'}>
      <h3>{say('reception.action.photograph_card')}</h3>
      <AttachTools customer_id={customer_id} kind="paper_card" ref_id={card_id} />
    </div>
  );
}
