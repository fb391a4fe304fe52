import {
  historyContract,
  Profile,
  type ExtraFieldRow,
  type FieldChange,
} from '#contract/customers';
import type { Terms } from '#contract/policy';

import { useRead } from '../api-hooks.ts';
import { Bones } from '../ui/bones.tsx';
import { Panel } from '../ui/panel.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { Timeline } from '../ui/timeline.tsx';
import { useWords, type Speech } from '../words.ts';
import { useExtraWords } from './extras-lines.tsx';
import { useNamed } from './named.ts';
import { profileValue } from './profile-value.ts';
import { useRegionNames } from './region-names.ts';

interface Props {
  customer_id: string;
  field: string;
  /** The company's own field, when it is one. */
  extra: ExtraFieldRow | undefined;
  terms: Terms;
  onClose: () => void;
}

/** 变更记录 of one field: what it was, what it became, who said so and by which door. */
export function HistoryDrawer({ customer_id, field, extra, terms, onClose }: Props) {
  const words = useWords();
  const { say } = words;
  const asked = { customer_id, field, limit: 50 };
  const { data, error } = useRead(historyContract.listChanges, asked);
  const named = useNamed();
  const extraInWords = useExtraWords();
  const regionName = useRegionNames(field === 'region_code');
  const shown = (it: FieldChange, value: FieldChange['before']) =>
    extra && value !== null
      ? extraInWords(extra, { value, is_closed: false })
      : keptInWords(words, it, value, terms, regionName);
  return (
    <Panel
      title={`${say('customers.section.changes')} · ${extra ? named(extra) : words.field('customers', field)}`}
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
                before: shown(it, it.before),
                after: shown(it, it.after),
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
  regionName: (code: string) => string,
): string {
  if (value === null || value === '') return words.say('ui.none');
  if (Array.isArray(value)) return words.together(value);
  if (typeof value === 'boolean') return words.say(value ? 'ui.yes' : 'ui.no');
  if (field === 'region_code') return regionName(String(value));
  if (field in Profile.shape)
    return profileValue(words, { [field]: value }, field as keyof Profile, terms);
  return words.find(`list.${field}.${value}`) ?? String(value);
}
