import { useState } from 'react';

import { contract as identity } from '#contract/identity';
import { contract, type Concern, type InquiryKind } from '#contract/reception';

import { useRead } from '../api-hooks.ts';
import { newClientId } from '../client-id.ts';
import { useTermChoices } from '../customers/archive-fields.tsx';
import { useChannelChoices } from '../customers/channels.ts';
import { KnownPhoneField } from '../customers/phone-known.tsx';
import { useTerms } from '../policy/terms.ts';
import { paths } from '../paths.ts';
import { useMe } from '../shell/me.ts';
import { ChoiceField } from '../ui/choice-field.tsx';
import { FormDrawer } from '../ui/form-page.tsx';
import { filled } from '../ui/form-values.ts';
import { useForm } from '../ui/form.ts';
import { Note } from '../ui/note.tsx';
import { PhoneField } from '../ui/phone-field.tsx';
import { SwitchField } from '../ui/switch-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import './reception.css';
import { TapField, TapsField } from './taps.tsx';
import { VisitorCountField } from './visitor-count-field.tsx';

/** One line as typed; its id is made here, so that a retry is kept once. */
const emptyLine = (kind: InquiryKind, handed_to: string | undefined) => ({
  inquiry_id: newClientId(),
  kind,
  name: '',
  phone: '',
  note: '',
  visitor_count: '1',
  concerns: [] as Concern[],
  intake_channel: undefined as string | undefined,
  awareness_channel: undefined as string | undefined,
  is_scouting_suspected: false,
  handed_to,
});

type Line = ReturnType<typeof emptyLine>;

/** Who receives on this project: of whoever sits at its desk all consultants, of a team its own. */
function useConsultants() {
  const { offices } = useMe();
  const here = offices[0]?.unit_id;
  const asked = { office: 'consultant', ...(here ? { project_id: here } : {}) } as const;
  const { data } = useRead(identity.listColleagues, asked);
  return (data?.rows ?? []).map((it) => ({ value: it.person_id, label: it.name }));
}

interface Logged {
  count: number;
  who: string;
  isKnown: boolean;
}

/** 来电来访登记: one call or visit; after saving the drawer is empty again for the next. */
export function InquiryDrawer({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const { say } = words;
  const { may, person_id } = useMe();
  const receives = may('reception.fill-warm-card') ? person_id : undefined;
  const toast = useToast();
  const [last, setLast] = useState<Logged>();
  const next = ({ isKnown }: { isKnown: boolean }) => {
    const { kind } = form.values;
    setLast((before) => ({ count: (before?.count ?? 0) + 1, who: whoIn(form.values), isKnown }));
    form.change(emptyLine(kind, receives));
    form.settle();
  };
  const whoIn = ({ name, phone, kind }: Line) => name || phone || words.label('inquiry_kind', kind);
  const form = useForm({
    endpoint: contract.logInquiry,
    initial: emptyLine('visit', receives),
    draft: 'reception.inquiry',
    about: (line) => `${words.label('inquiry_kind', line.kind)} · ${whoIn(line)}`,
    later: {
      path: paths.inquiries(),
      kept: () => {
        toast.tell(say('shell.unsent.kept'));
        next({ isKnown: false });
      },
    },
    request: ({ visitor_count, ...line }) => ({
      ...filled(line),
      visitor_count: Number(visitor_count || '1'),
    }),
    saved: ({ is_known }) => next({ isKnown: is_known }),
  });
  return (
    <FormDrawer
      clause="sales-office/6a"
      form={form}
      title={say('reception.action.log-inquiry')}
      submit={say('reception.action.save_next')}
      isOpen
      onClose={onClose}
    >
      {last && (
        <Note tone={last.isKnown ? 'due' : 'done'} isNews>
          {say('reception.screen.sitting', { count: last.count })} · {last.who}{' '}
          {say(last.isKnown ? 'reception.screen.logged_known' : 'reception.screen.logged')}
        </Note>
      )}
      <LineFields key={form.values.inquiry_id} isNext={last !== undefined} />
    </FormDrawer>
  );
}

/** The fields of one line, phone first; drawn anew for each line, so that nothing of the last stays. */
function LineFields({ isNext }: { isNext: boolean }) {
  const { field, choices } = useWords();
  const { may } = useMe();
  const terms = useTerms();
  const termChoices = useTermChoices();
  const channels = useChannelChoices();
  const consultants = useConsultants();
  const label = (name: string) => field('reception', name);
  const Phone = may('customers.check-phone') ? KnownPhoneField : PhoneField;
  return (
    <>
      <div className="half">
        <ChoiceField
          name="kind"
          label={label('kind')}
          choices={choices('inquiry_kind')}
          isRequired
        />
      </div>
      <div className="half">
        <VisitorCountField name="visitor_count" label={label('visitor_count')} isRequired />
      </div>
      <div className="half">
        <Phone name="phone" label={label('phone')} autoFocus={isNext} />
      </div>
      <div className="half">
        <TextField name="name" label={label('name')} maxLength={60} />
      </div>
      <TapsField name="concerns" label={label('concerns')} choices={choices('concern')} />
      <TapField name="handed_to" label={label('handed_to')} choices={consultants} isNarrow />
      {terms && (
        <TapField
          name="awareness_channel"
          label={label('awareness_channel')}
          choices={termChoices('awareness_channel', terms.warm_card.awareness_channels)}
          isNarrow
        />
      )}
      <div className="half">
        <ChoiceField name="intake_channel" label={label('intake_channel')} choices={channels} />
      </div>
      <div className="half">
        <SwitchField name="is_scouting_suspected" label={label('is_scouting_suspected')} />
      </div>
      <TextField name="note" label={label('note')} rows={2} maxLength={500} />
    </>
  );
}
