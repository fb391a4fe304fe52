import { historyContract, Profile, type FieldChange } from '#contract/customers';
import type { Terms } from '#contract/policy';

import { useRead } from '../api-hooks.ts';
import { Bones } from '../ui/bones.tsx';
import { Panel } from '../ui/panel.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { Timeline } from '../ui/timeline.tsx';
import { useWords, type Speech } from '../words.ts';
import { profileValue } from './profile-value.ts';

interface Props {
  customer_id: string;
  field: string;
  terms: Terms;
  onClose: () => void;
}

/** 变更记录 of one field: what it was, what it became, who said so and by which door. */
export function HistoryDrawer({ customer_id, field, terms, onClose }: Props) {
  const words = useWords();
  const { say } = words;
  const asked = { customer_id, field, limit: 50 };
  const { data, error } = useRead(historyContract.listChanges, asked);
  return (
    <Panel
      title={`${say('customers.section.changes')} · ${words.field('customers', field)}`}
      isOpen
      onClose={onClose}
      width={480}
    >
      {error && <RefusalNote error={error} />}
      {!data && !error && <Bones rows={4} />}
      <Timeline
        items={(data?.rows ?? []).map((it) => ({
          key: it.change_id,
          at: it.at,
          title: words.label('door', it.door),
          by: it.by_name,
          more: it.is_closed
            ? say('customers.screen.change_closed')
            : say('customers.screen.change', {
                before: keptInWords(words, it, it.before, terms),
                after: keptInWords(words, it, it.after, terms),
              }),
        }))}
      />
    </Panel>
  );
}

/** A value of the history as the page shows it today. */
export function keptInWords(
  words: Speech,
  { field }: Pick<FieldChange, 'field'>,
  value: FieldChange['before'],
  terms: Terms,
): string {
  if (value === null || value === '') return words.say('ui.none');
  if (Array.isArray(value)) return words.together(value);
  if (typeof value === 'boolean') return words.say(value ? 'ui.yes' : 'ui.no');
  if (field in Profile.shape)
    return profileValue(words, { [field]: value }, field as keyof Profile, terms);
  return words.find(`list.${field}.${value}`) ?? String(value);
}
