import { contract, type Office, type PersonRow } from '#contract/identity';
import { dayOf } from '#kernel/calendar';
import { cannotCombine } from '#rules/identity';

import { now } from '../clock.ts';
import { DayField } from '../ui/day-field.tsx';
import { FormBody } from '../ui/form-body.tsx';
import { useForm } from '../ui/form.ts';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import './identity.css';
import { OfficeFields } from './office-fields.tsx';

/** An office in a unit, from a day. What cannot go together is said before it is sent. */
export function GrantForm({ person, onDone }: { person: PersonRow; onDone: () => void }) {
  const { say, field } = useWords();
  const toast = useToast();
  const held = person.holdings.map((it) => it.office);
  const form = useForm({
    endpoint: contract.grantOffice,
    initial: {
      person_id: person.person_id,
      office: undefined as unknown as Office,
      unit_id: undefined as unknown as string,
      from_on: dayOf(now()),
      until_on: undefined as string | undefined,
    },
    check: ({ office }) =>
      office && cannotCombine(office, held)
        ? [{ path: 'office', code: 'office_not_combinable' }]
        : [],
    saved: () => {
      toast.done(say('identity.screen.office_granted'));
      onDone();
    },
  });
  return (
    <div className="person-form">
      <FormBody form={form} submit={say('identity.action.grant-office')} cancel={onDone}>
        <OfficeFields isRequired />
        <div className="half">
          <DayField name="from_on" label={field('identity', 'from_on')} isRequired />
        </div>
        <div className="half">
          <DayField name="until_on" label={field('identity', 'until_on')} />
        </div>
      </FormBody>
    </div>
  );
}
