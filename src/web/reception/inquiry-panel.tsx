import { Button } from 'antd';

import type { InquiryRow } from '#contract/reception';

import { useGo } from '../address.ts';
import { useChannelChoices } from '../customers/channels.ts';
import { paths } from '../paths.ts';
import { useMe } from '../shell/me.ts';
import { FieldList } from '../ui/field-list.tsx';
import { Masked } from '../ui/masked.tsx';
import { MomentText } from '../ui/moment-text.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useWords } from '../words.ts';
import { MatchButton } from './match-button.tsx';

/** Whether this person may fill the card of this line: his own, with none yet. */
export function useMayFill() {
  const { may } = useMe();
  return (row: InquiryRow) =>
    !row.is_carded && row.seen === 'clear' && may('reception.fill-warm-card');
}

/** One call or visit as it was logged, and the way on: to its card, or to the customer it became. */
export function InquiryPanel({ row }: { row: InquiryRow }) {
  const { say, field, label, locale } = useWords();
  const { may } = useMe();
  const go = useGo();
  const mayFill = useMayFill();
  const channels = useChannelChoices();
  const { customer_id } = row;
  const channel = channels.find((it) => it.value === row.intake_channel)?.label;
  const name = (key: string) => field('reception', key);
  const asked = row.concerns.map((it) => label('concern', it));
  const lines = [
    { label: name('at'), value: <MomentText at={row.at} /> },
    { label: name('kind'), value: label('inquiry_kind', row.kind) },
    { label: name('name'), value: <Masked value={row.name} seen={row.seen} /> },
    { label: name('phone'), value: <Masked value={row.phone} seen={row.seen} /> },
    { label: name('visitor_count'), value: row.visitor_count },
    { label: name('handed_to'), value: row.handed_to_name ?? say('reception.screen.not_assigned') },
    { label: name('intake_channel'), value: channel ?? row.intake_channel },
    {
      label: name('awareness_channel'),
      value: row.awareness_channel && label('awareness_channel', row.awareness_channel),
    },
    { label: name('concerns'), value: asked.join(locale === 'en' ? ', ' : '、'), isWide: true },
    { label: name('note'), value: row.note, isWide: true },
    { label: name('logged_by_name'), value: row.logged_by_name },
  ];
  return (
    <>
      <p className="card-facts">
        <StateTag tone={row.is_carded ? 'done' : 'due'}>
          {say(row.is_carded ? 'reception.screen.carded' : 'reception.screen.waiting_card')}
        </StateTag>
        {row.is_scouting_suspected && (
          <StateTag tone="due">{label('scouting', 'suspected')}</StateTag>
        )}
        {mayFill(row) && (
          <>
            <Button type="primary" onClick={() => go(paths.newWarmCard(row.inquiry_id))}>
              {say('reception.action.fill_from')}
            </Button>
            <MatchButton inquiry_id={row.inquiry_id} />
          </>
        )}
        {customer_id && may('customers.read-customer') && (
          <Button onClick={() => go(paths.customer(customer_id))}>
            {say('reception.action.open_customer')}
          </Button>
        )}
      </p>
      <FieldList lines={lines} />
    </>
  );
}
