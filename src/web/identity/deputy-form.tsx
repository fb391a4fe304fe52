import { contract, type HoldingRow, type PersonRow } from '#contract/identity';
import { addDays, dayOf } from '#kernel/calendar';

import { useRead } from '../api-hooks.ts';
import { now } from '../clock.ts';
import { useMe } from '../shell/me.ts';
import { ChoiceField } from '../ui/choice-field.tsx';
import { DayField } from '../ui/day-field.tsx';
import { FormBody } from '../ui/form-body.tsx';
import { useForm } from '../ui/form.ts';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import './identity.css';

/** A week away is what deputies are mostly for. */
const DAYS = 7;

interface Props {
  holding: HoldingRow;
  person: PersonRow;
  onDone: () => void;
}

/** Who signs for the holder of an office, from a day until a day. */
export function DeputyForm({ holding: { holding_id }, person, onDone }: Props) {
  const { say, field } = useWords();
  const { person_id } = useMe();
  const toast = useToast();
  const { data } = useRead(contract.listColleagues, {});
  const today = dayOf(now());
  const form = useForm({
    endpoint: contract.appointDeputy,
    initial: { holding_id, deputy_id: '', from_on: today, until_on: addDays(today, DAYS) },
    saved: () => {
      toast.done(say('identity.screen.deputy_appointed'));
      onDone();
    },
  });
  // Nobody deputises for himself, and nobody appoints himself (access/2c).
  const others = (data?.rows ?? []).filter(
    (it) => it.person_id !== person.person_id && it.person_id !== person_id,
  );
  return (
    <div className="person-form">
      <FormBody form={form} submit={say('identity.action.appoint-deputy')} cancel={onDone}>
        <ChoiceField
          name="deputy_id"
          label={field('identity', 'deputy_id')}
          choices={others.map((it) => ({ value: it.person_id, label: it.name }))}
          isRequired
        />
        <div className="half">
          <DayField name="from_on" label={field('identity', 'from_on')} isRequired />
        </div>
        <div className="half">
          <DayField name="until_on" label={field('identity', 'until_on')} isRequired />
        </div>
      </FormBody>
    </div>
  );
}
