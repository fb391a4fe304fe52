import { useState } from 'react';

import type { CustomerKind } from '#contract/customers';
import type { Terms } from '#contract/policy';
import { contract, type Elements, type InquiryRow } from '#contract/reception';
import { cannotFill } from '#rules/reception';

import { useGo, useQueryFields } from '../address.ts';
import { useRead } from '../api-hooks.ts';
import { newClientId } from '../client-id.ts';
import { ConsentFields, emptyConsent } from '../consent/consent-fields.tsx';
import { ClassificationFields, DemandFields, ProfileFields } from '../customers/archive-fields.tsx';
import { FormSection } from '../customers/form-section.tsx';
import { KnownPhoneField } from '../customers/phone-known.tsx';
import { paths } from '../paths.ts';
import { useTerms } from '../policy/terms.ts';
import { Bones } from '../ui/bones.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { FormPage } from '../ui/form-page.tsx';
import { useForm } from '../ui/form.ts';
import { MomentText } from '../ui/moment-text.tsx';
import { Note } from '../ui/note.tsx';
import { SwitchField } from '../ui/switch-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import { ElementFields } from './element-fields.tsx';
import { NextContactFields, nextOf, noNext } from './next-contact-fields.tsx';

const PERSON: CustomerKind = 'individual';

/** 温馨卡: one page, thumb-friendly; from a line of the call register nothing is typed again. */
export function Screen() {
  const [{ inquiry_id }] = useQueryFields();
  const terms = useTerms();
  const { data: today } = useRead(contract.listToday, {}, { scope: 'own' });
  if (!terms || (inquiry_id && !today)) return <Bones rows={14} />;
  const inquiry = today?.waiting_inquiries.find((it) => it.inquiry_id === inquiry_id);
  return <CardForm terms={terms} inquiry={inquiry} />;
}

function valuesFrom(inquiry: InquiryRow | undefined) {
  return {
    archive: {
      kind: PERSON,
      identity: { name: inquiry?.name ?? '', phones: [inquiry?.phone ?? ''] },
      profile: {},
      intake_channel: inquiry?.intake_channel ?? 'walk_in',
      awareness_channel: inquiry?.awareness_channel ?? undefined,
    },
    consent: emptyConsent(),
    first_contact: inquiry?.kind ?? ('visit' as const),
    is_short: false,
    is_scouting_suspected: inquiry?.is_scouting_suspected ?? false,
    elements: {} as Elements,
    next: noNext(),
  };
}

function useCardForm(terms: Terms, inquiry: InquiryRow | undefined) {
  const { say } = useWords();
  const go = useGo();
  const toast = useToast();
  const [customer_id] = useState(newClientId);
  return useForm({
    endpoint: contract.fillWarmCard,
    draft: `reception.card.${inquiry?.inquiry_id ?? 'new'}`,
    initial: valuesFrom(inquiry),
    request: ({ next, archive, ...values }) => ({
      ...values,
      customer_id,
      ...(inquiry ? { inquiry_id: inquiry.inquiry_id } : {}),
      archive: {
        ...archive,
        identity: {
          ...archive.identity,
          phones: archive.identity.phones.filter((it) => it !== ''),
        },
      },
      ...nextOf(next),
    }),
    check: ({ is_short, archive, elements }) => {
      const { name, phones } = archive.identity;
      const card = { is_short, name, phone: phones[0] || undefined, elements };
      const refusal = cannotFill(card, terms.warm_card);
      const { element, field } = refusal?.facts ?? {};
      if (element) return [{ path: `elements.${element}`, code: 'required' }];
      if (field === 'name') return [{ path: 'archive.identity.name', code: 'required' }];
      if (field === 'phone') return [{ path: 'archive.identity.phones.0', code: 'required' }];
      return field ? [{ path: 'elements.interests', code: 'required' }] : [];
    },
    saved: ({ customer_id, number }) => {
      toast.done(say('reception.screen.filled', { number }));
      go(paths.customer(customer_id), { replace: true });
    },
  });
}

function CardForm({ terms, inquiry }: { terms: Terms; inquiry: InquiryRow | undefined }) {
  const { say, field, choices } = useWords();
  const form = useCardForm(terms, inquiry);
  const { is_short } = form.values;
  const at = 'archive.';
  return (
    <FormPage
      form={form}
      title={say('reception.action.fill-warm-card')}
      lead={say('reception.about.warm_card')}
      clause={is_short ? 'warm-card/2b' : 'warm-card/2a'}
    >
      <FormSection title={say('reception.section.who')}>
        {inquiry && (
          <Note tone="quiet">
            <MomentText at={inquiry.at} isNear /> {say('reception.screen.from_inquiry', { at: '' })}
          </Note>
        )}
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
        <ChoiceField
          name="first_contact"
          label={field('reception', 'first_contact')}
          choices={choices('inquiry_kind')}
          isRequired
        />
        <SwitchField
          name="is_short"
          label={field('reception', 'is_short')}
          hint={say('reception.about.short')}
        />
      </FormSection>
      <FormSection title={say('reception.section.consent')}>
        <ConsentFields at="consent" />
      </FormSection>
      <FormSection title={say('reception.section.lists')}>
        <ClassificationFields terms={terms} at={at} />
        <DemandFields kind={PERSON} terms={terms} at={at} />
        <ProfileFields kind={PERSON} terms={terms} at={at} />
      </FormSection>
      <FormSection title={say('reception.section.elements')}>
        <ElementFields isShort={is_short} />
      </FormSection>
      <FormSection title={say('reception.section.next')}>
        <NextContactFields />
        <SwitchField
          name="is_scouting_suspected"
          label={field('reception', 'is_scouting_suspected')}
        />
      </FormSection>
    </FormPage>
  );
}
