import { PhoneOutlined } from '@ant-design/icons';

import type { CustomerPage } from '#contract/customers';

import { FieldList } from '../ui/field-list.tsx';
import { toneOf } from '../tones.ts';
import { Masked } from '../ui/masked.tsx';
import { DayText } from '../ui/moment-text.tsx';
import { Note } from '../ui/note.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useWords } from '../words.ts';
import { Missing } from './missing.tsx';

/** A customer's state in words and colour. */
export function CustomerState({ state }: { state: CustomerPage['state'] }) {
  const { label } = useWords();
  return (
    <StateTag tone={toneOf('customer_state', state) ?? 'quiet'}>
      {label('customer_state', state)}
    </StateTag>
  );
}

/** What somebody should know before reading on: returned, waiting, withheld or masked. */
function Standing({ customer }: { customer: CustomerPage }) {
  const { say, label } = useWords();
  const { state, review, seen } = customer;
  return (
    <div className="customer-notes">
      {state === 'returned' && (
        <Note tone="late" more={review?.note}>
          {say('customers.screen.returned_title')}
          {review?.reason_code && ` · ${label('decision_reason', review.reason_code)}`}
        </Note>
      )}
      {state === 'pending_review' && (
        <Note tone="waiting">{say('customers.screen.pending_title')}</Note>
      )}
      {seen === 'withheld' && <Note tone="late">{say('customers.about.withheld')}</Note>}
      {seen === 'masked' && <Note tone="quiet">{say('customers.about.masked')}</Note>}
    </div>
  );
}

/** Who, how to reach him, how serious, whose, and what is due next. */
export function CustomerHead({ customer }: { customer: CustomerPage }) {
  const { field, label } = useWords();
  const { phones, seen } = customer;
  const name = (key: string) => field('customers', key);
  const phone = phones.map((it) =>
    seen === 'clear' ? (
      <a key={it} href={`tel:${it}`} className="customer-phone">
        <PhoneOutlined aria-hidden /> {it}
      </a>
    ) : (
      <Masked key={it} value={it} seen={seen} />
    ),
  );
  return (
    <>
      <Standing customer={customer} />
      <FieldList
        lines={[
          { label: name('phone'), value: phone.length > 0 && phone },
          { label: name('state'), value: <CustomerState state={customer.state} /> },
          {
            label: name('intent_grade'),
            value: customer.intent_grade && label('intent_grade', customer.intent_grade),
          },
          { label: name('owner_name'), value: customer.owner_name },
          {
            label: name('next_contact_on'),
            value: <DayText on={customer.next_contact_on} isNear isDue />,
          },
          { label: name('project_name'), value: customer.project_name },
          { label: name('first_visit_on'), value: customer.first_visit_on },
          {
            label: `${name('visit_count')} / ${name('call_count')}`,
            value: `${customer.visit_count} / ${customer.call_count}`,
          },
        ]}
      />
      <Missing customer={customer} />
    </>
  );
}
