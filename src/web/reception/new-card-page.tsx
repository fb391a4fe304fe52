import { Button } from 'antd';
import { useEffect, useState } from 'react';

import type { Terms } from '#contract/policy';
import { contract, type InquiryRow } from '#contract/reception';
import { addDays } from '#kernel/calendar';
import { followUpWindow } from '#rules/reception';

import { useGo, useQueryFields } from '../address.ts';
import { useRead } from '../api-hooks.ts';
import { ConsentFields } from '../consent/consent-fields.tsx';
import '../customers/customers.css';
import { FormSection } from '../customers/form-section.tsx';
import { KnownPhoneField } from '../customers/phone-known.tsx';
import { later } from '../later.tsx';
import { paths } from '../paths.ts';
import { useTerms } from '../policy/terms.ts';
import { Bones } from '../ui/bones.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { FormPage } from '../ui/form-page.tsx';
import { useForm, type TypedForm } from '../ui/form.ts';
import { MomentText } from '../ui/moment-text.tsx';
import { today } from '../ui/moments.ts';
import { Note } from '../ui/note.tsx';
import { SwitchField } from '../ui/switch-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import { EightLists, MoreLists } from './card-lists.tsx';
import {
  channelOf,
  derivedElements,
  elementsOf,
  problemsOf,
  requestOf,
  valuesFrom,
  type CardValues,
} from './card-values.ts';
import { CardStanding, ElementFields } from './element-fields.tsx';
import { GradeField } from './grade-field.tsx';
import { MatchButton } from './match-button.tsx';
import { NextContactFields } from './next-contact-fields.tsx';
import './reception.css';
import { usePaper } from './use-paper.ts';

const PaperNote = later(async () => (await import('./paper-note.tsx')).PaperNote);

/** 温馨卡: one page, thumb-friendly; from a line of the call register nothing is typed again. */
export function Screen() {
  const { say } = useWords();
  const go = useGo();
  const [{ inquiry_id, paper }] = useQueryFields();
  const terms = useTerms();
  const asked = useInquiry(inquiry_id);
  const sheet = usePaper(paper);
  const [round, setRound] = useState(0);
  if (!terms || asked.isReading || sheet.isReading) return <Bones rows={14} />;
  if (!sheet.isUsable) return <PaperNote {...sheet} />;
  if (inquiry_id && !asked.inquiry)
    return (
      <Note
        tone="waiting"
        action={<Button onClick={() => go(paths.inquiries())}>{say('shell.nav.inquiries')}</Button>}
      >
        {say('reception.screen.inquiry_gone')}
      </Note>
    );
  const next = () => {
    setRound(round + 1);
    scrollTo(0, 0);
    if (inquiry_id || paper) go(paths.newWarmCard(), { replace: true });
  };
  const key = `${inquiry_id ?? paper ?? 'new'}.${round}`;
  const from = { inquiry: asked.inquiry, paper };
  return <CardForm key={key} terms={terms} {...from} onNext={next} />;
}

/** The line the card is filled from: one handed to this consultant, or one he logged himself. */
function useInquiry(inquiry_id: string | undefined) {
  const enabled = inquiry_id !== undefined;
  const is = (it: InquiryRow) => it.inquiry_id === inquiry_id;
  const waiting = useRead(contract.listToday, {}, { scope: 'own', enabled });
  const handed = waiting.data?.waiting_inquiries.find(is);
  const isElsewhere = enabled && waiting.isSuccess && !handed;
  const open = { is_carded: 'false', limit: 100 } as const;
  const lines = useRead(contract.listInquiries, open, { scope: 'own', enabled: isElsewhere });
  // Once found it is held: a list read anew must not take the form away from who is typing.
  const found = handed ?? lines.data?.rows.find(is);
  const [held, hold] = useState(found);
  if (found && held?.inquiry_id !== found.inquiry_id) hold(found);
  return {
    inquiry: enabled && held && is(held) ? held : undefined,
    isReading: enabled && !held && (waiting.isPending || (isElsewhere && lines.isPending)),
  };
}

function useCardForm({ terms, inquiry, paper, onNext }: CardProps): TypedForm<CardValues> {
  const words = useWords();
  const go = useGo();
  const toast = useToast();
  const form = useForm({
    endpoint: contract.fillWarmCard,
    draft: `reception.card.${inquiry?.inquiry_id ?? paper ?? 'new'}`,
    initial: valuesFrom(inquiry, words, paper),
    about: ({ archive: { identity } }) =>
      words.say('reception.screen.card_about', { who: identity.name || identity.phones[0] || '…' }),
    later: {
      path: paths.newWarmCard(inquiry?.inquiry_id, paper),
      kept: () => {
        toast.tell(words.say('shell.unsent.kept'));
        onNext();
      },
    },
    request: (values: CardValues) => requestOf(values, words, terms, inquiry?.inquiry_id),
    check: (values) => problemsOf(values, words, terms),
    saved: ({ customer_id, number }) => {
      toast.done(words.say('reception.screen.filled', { number }));
      go(paths.customerCarded(customer_id), { replace: true });
    },
  });
  // A caller came by phone and a visitor walked in, unless another channel was chosen by hand.
  const { first_contact, archive } = form.values;
  const usual = channelOf(first_contact);
  const isOther = archive.intake_channel === channelOf(first_contact === 'call' ? 'visit' : 'call');
  useEffect(() => {
    if (!inquiry && isOther) form.set('archive.intake_channel', usual);
  });
  return form;
}

interface CardProps {
  terms: Terms;
  inquiry: InquiryRow | undefined;
  /** The number of the sheet it was written on, when its code was scanned. */
  paper: string | undefined;
  /** The card is out of this hand: an empty one takes its place. */
  onNext: () => void;
}

function CardForm(props: CardProps) {
  const { terms, inquiry, paper } = props;
  const words = useWords();
  const { say } = words;
  const form = useCardForm(props);
  const { values } = form;
  const { is_short } = values;
  const { follow_up_from_days: from, follow_up_by_days: by } = terms.warm_card;
  const window = followUpWindow(today(), addDays(today(), from), terms.warm_card);
  return (
    <div className="card-form">
      <FormPage
        form={form}
        title={say('reception.action.fill-warm-card')}
        lead={say('reception.about.warm_card')}
        clause={is_short ? 'warm-card/2b' : 'warm-card/2a'}
      >
        <FormSection title={say('reception.section.who')}>
          {paper && <p className="soft">{say('reception.screen.paper_of', { number: paper })}</p>}
          <WhoFields inquiry={inquiry} />
        </FormSection>
        <FormSection title={say('reception.section.consent')}>
          <ConsentFields at="consent" />
        </FormSection>
        <FormSection title={say('reception.section.lists')}>
          <GradeField name="archive.intent_grade" />
          <EightLists terms={terms} />
          <MoreLists />
        </FormSection>
        <FormSection title={say('reception.section.next')}>
          <NextContactFields
            days={[1, from, by, 7]}
            hint={say('reception.screen.window', { from: window.from_on, by: window.by_on })}
          />
        </FormSection>
        <FormSection title={say('reception.section.elements')}>
          <ElementFields
            terms={terms}
            isShort={is_short}
            derived={derivedElements(values, words)}
          />
        </FormSection>
        <CardStanding elements={elementsOf(values, words, terms)} terms={terms} />
      </FormPage>
    </div>
  );
}

/** Whom we received: the phone first, because it says at once whether the company knows it. */
function WhoFields({ inquiry }: { inquiry: InquiryRow | undefined }) {
  const { say, field, choices, label } = useWords();
  return (
    <>
      {inquiry && (
        <Note tone="waiting" action={<MatchButton inquiry_id={inquiry.inquiry_id} />}>
          {label('inquiry_kind', inquiry.kind)} <MomentText at={inquiry.at} isNear /> ·{' '}
          {say('reception.screen.from_inquiry')}
        </Note>
      )}
      <div className="card-grid">
        <KnownPhoneField
          name="archive.identity.phones.0"
          label={field('reception', 'phone')}
          autoFocus={!inquiry}
          isRequired
        />
        <TextField
          name="archive.identity.name"
          label={field('reception', 'name')}
          maxLength={60}
          isRequired
        />
        {!inquiry && (
          <ChoiceField
            name="first_contact"
            label={field('reception', 'first_contact')}
            choices={choices('inquiry_kind')}
            isRequired
          />
        )}
        <SwitchField
          name="is_short"
          label={field('reception', 'is_short')}
          hint={say('reception.screen.short_hint')}
        />
        <SwitchField
          name="is_scouting_suspected"
          label={field('reception', 'is_scouting_suspected')}
          hint={say('reception.screen.scouting_hint')}
        />
      </div>
    </>
  );
}
