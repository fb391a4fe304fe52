import { contract, type Purpose } from '#contract/consent';
import { longestRetention } from '#rules/consent';

import { useTerms } from '../policy/terms.ts';
import { ChoiceField } from '../ui/choice-field.tsx';
import { FormDrawer } from '../ui/form-page.tsx';
import { useForm } from '../ui/form.ts';
import { Note } from '../ui/note.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';

interface Props {
  /** The version it is written from; undefined for a purpose that is new. */
  purpose: Purpose | undefined;
  onClose: () => void;
}

const empty = {
  ...{ code: '', version: 0, name_zh: '', name_en: '', description_zh: '', description_en: '' },
  ...{ lawful_basis: 'consent' as Purpose['lawful_basis'], owner_office: 'service_manager' },
  ...{ retain_days: '', recipients_zh: '', recipients_en: '' },
};

function valuesOf(purpose: Purpose): typeof empty {
  const { is_open: _open, clause: _clause, retain_days, ...rest } = purpose;
  return { ...rest, retain_days: String(retain_days) };
}

/** A purpose as the office responsible words it: why, on what ground, for how long, for whom. */
export function PurposeDrawer({ purpose, onClose }: Props) {
  const { say, field, choices } = useWords();
  const toast = useToast();
  const terms = useTerms();
  const form = useForm({
    endpoint: contract.keepPurpose,
    initial: purpose ? valuesOf(purpose) : empty,
    saved: () => {
      toast.done(say('consent.screen.purpose_kept'));
      onClose();
    },
  });
  const name = (key: string) => field('consent', key);
  const days = purpose && terms ? longestRetention(purpose.code, terms.retention) : undefined;
  return (
    <FormDrawer
      clause="information/2a"
      form={form}
      title={say(purpose ? 'consent.screen.edit_purpose' : 'consent.screen.new_purpose')}
      isOpen
      onClose={onClose}
    >
      <Note tone="quiet">{say('consent.screen.purpose_lead')}</Note>
      {!purpose && (
        <TextField
          name="code"
          label={name('code')}
          hint={say('consent.screen.code_hint')}
          maxLength={40}
          isRequired
        />
      )}
      <TextField name="name_zh" label={name('name_zh')} maxLength={40} isRequired />
      <TextField name="name_en" label={name('name_en')} maxLength={60} isRequired />
      <TextField
        name="description_zh"
        label={name('description_zh')}
        rows={2}
        maxLength={300}
        isRequired
      />
      <TextField
        name="description_en"
        label={name('description_en')}
        rows={2}
        maxLength={400}
        isRequired
      />
      <ChoiceField
        name="lawful_basis"
        label={name('lawful_basis')}
        choices={choices('basis').filter((it) => it.value !== 'to_be_confirmed')}
        isRequired
      />
      <ChoiceField
        name="owner_office"
        label={name('owner_office')}
        choices={choices('office')}
        isRequired
      />
      <TextField
        name="retain_days"
        label={name('retain_days')}
        inputMode="numeric"
        {...(days === undefined ? {} : { hint: say('consent.screen.longest', { days }) })}
        isRequired
      />
      <TextField name="recipients_zh" label={name('recipients_zh')} maxLength={200} isRequired />
      <TextField name="recipients_en" label={name('recipients_en')} maxLength={300} isRequired />
    </FormDrawer>
  );
}
