import { EvidenceKind } from '#contract/consent';
import {
  relationsContract,
  type CustomerPage,
  type Member,
  type MemberConsent,
  type RelationKind,
} from '#contract/customers';
import { isMinor, relationKinds } from '#rules/customers';

import { NOTICE } from '../consent/consent-values.ts';
import { useTerms } from '../policy/terms.ts';
import { ChoiceField } from '../ui/choice-field.tsx';
import { DayField } from '../ui/day-field.tsx';
import { FormDrawer } from '../ui/form-page.tsx';
import { filled } from '../ui/form-values.ts';
import { useForm } from '../ui/form.ts';
import { today } from '../ui/moments.ts';
import { PhoneField } from '../ui/phone-field.tsx';
import { SwitchField } from '../ui/switch-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';

interface Values {
  customer_id: string;
  kind: RelationKind;
  member: Member;
  is_minor: boolean;
  consent: MemberConsent;
}

const proofs = EvidenceKind.options.filter((it) => it !== 'imported') as string[];

interface Props {
  customer: CustomerPage;
  onClose: () => void;
}

/** Adds somebody who has no archive; a child asks for his guardian (information/4f). */
export function MemberDrawer({ customer, onClose }: Props) {
  const { customer_id, kind } = customer;
  const { say, field, label, choices } = useWords();
  const toast = useToast();
  const terms = useTerms();
  const isFirm = kind !== 'individual';
  const initial: Values = {
    customer_id,
    kind: isFirm ? 'contact' : 'spouse',
    member: { name: '' },
    is_minor: false,
    consent: { notice_code: NOTICE, evidence_kind: 'oral', given_by: 'self' },
  };
  const form = useForm({
    endpoint: relationsContract.addMember,
    initial,
    request: (values) => filled(values),
    saved: () => {
      toast.done(say('customers.screen.member_added'));
      onClose();
    },
  });
  const { member, is_minor, consent } = form.values;
  const isChild = terms !== undefined && isMinor({ ...member, is_minor }, today(), terms);
  const name = (key: string) => field('customers', key);
  return (
    <FormDrawer
      clause="information/4f"
      form={form}
      title={say('customers.action.add-member')}
      isOpen
      onClose={onClose}
    >
      <p className="form-guidance">{say('customers.about.member')}</p>
      <ChoiceField
        name="kind"
        label={name('relation')}
        choices={relationKinds(kind).map((it) => ({
          value: it,
          label: label('relation_kind', it),
        }))}
        isRequired
      />
      <TextField name="member.name" label={name('name')} maxLength={60} isRequired />
      <PhoneField name="member.phone" label={name('phone')} />
      {!isFirm && <DayField name="member.birth_on" label={name('birth_on')} max={today()} />}
      {!isFirm && !member.birth_on && terms && (
        <SwitchField
          name="is_minor"
          label={say('customers.screen.is_minor', {
            years: terms.archives.guardian_below_years,
          })}
        />
      )}
      <TextField
        name="member.note"
        label={name(isFirm ? 'position' : 'member_note')}
        maxLength={200}
      />
      <ChoiceField
        name="consent.given_by"
        label={name('given_by')}
        choices={choices('given_by').map((it) => ({
          ...it,
          isDisabled: isChild && it.value === 'self',
        }))}
        hint={isChild && say('customers.screen.guardian_hint')}
        isRequired
      />
      {consent.given_by === 'guardian' && (
        <TextField name="consent.guardian" label={name('guardian')} maxLength={60} isRequired />
      )}
      <ChoiceField
        name="consent.evidence_kind"
        label={field('consent', 'evidence_kind')}
        choices={choices('evidence_kind').filter((it) => proofs.includes(it.value))}
        isRequired
      />
    </FormDrawer>
  );
}
