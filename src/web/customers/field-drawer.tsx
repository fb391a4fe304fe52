import { contract as consents } from '#contract/consent';
import {
  ExtraSection,
  fieldsContract,
  type CustomerKind,
  type ExtraField,
  type ExtraFieldRow,
} from '#contract/customers';
import { cannotAddField } from '#rules/customers';

import { useRead } from '../api-hooks.ts';
import { ChoiceField } from '../ui/choice-field.tsx';
import { FormDrawer } from '../ui/form-page.tsx';
import { useForm } from '../ui/form.ts';
import { Note } from '../ui/note.tsx';
import { SwitchField } from '../ui/switch-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';

interface Values extends Omit<ExtraField, 'choices'> {
  /** One choice a line: code, Chinese and English name, parted by commas. */
  lines: string;
}

const empty: Values = {
  code: '',
  name_zh: '',
  name_en: '',
  kind: 'text',
  class: 'internal',
  section: 'profile',
  purposes: [],
  kinds: ['individual'] as CustomerKind[],
  is_wanted: false,
  lines: '',
};

const valuesOf = (field: ExtraFieldRow): Values => {
  const { code, name_zh, name_en, kind, section, purposes, kinds, is_wanted, choices } = field;
  const lines = choices.map((it) => `${it.code}, ${it.name_zh}, ${it.name_en}`).join('\n');
  const named = { code, name_zh, name_en };
  return { ...named, kind, class: field.class, section, purposes, kinds, is_wanted, lines };
};

const choicesOf = (lines: string) =>
  lines
    .split('\n')
    .map((line) => line.split(/[,，]/).map((it) => it.trim()))
    .filter(([code]) => code)
    .map(([code = '', name_zh = code, name_en = name_zh]) => ({ code, name_zh, name_en }));

const fieldOf = ({ lines, ...field }: Values): ExtraField => ({
  ...field,
  choices: field.kind === 'choice' || field.kind === 'choices' ? choicesOf(lines) : [],
});

interface Props {
  field?: ExtraFieldRow;
  onClose: () => void;
}

/** One field of the company's own: what it takes, how closely it is held, what it is collected for. */
export function FieldDrawer({ field: before, onClose }: Props) {
  const words = useWords();
  const { say, field, choices, label } = words;
  const toast = useToast();
  const { data } = useRead(consents.listPurposes, {});
  const form = useForm({
    endpoint: fieldsContract.keepField,
    initial: before ? valuesOf(before) : empty,
    request: fieldOf,
    saved: () => {
      toast.done(say('customers.screen.field_kept'));
      onClose();
    },
  });
  const { kind } = form.values;
  const purposes = (data?.rows ?? []).filter((it) => it.is_open).map((it) => it.code);
  const reason = cannotAddField(fieldOf(form.values), purposes, before);
  const name = (key: string) => field('customers', key);
  return (
    <FormDrawer
      clause="information/2d"
      form={form}
      title={say('customers.action.keep-field')}
      isOpen
      onClose={onClose}
    >
      <TextField name="name_zh" label={name('name_zh')} maxLength={40} isRequired />
      <TextField name="name_en" label={name('name_en')} maxLength={60} isRequired />
      {!before && <TextField name="code" label={name('code')} maxLength={40} isRequired />}
      <ChoiceField
        name="kind"
        label={name('field_kind')}
        choices={choices('extra_kind')}
        isDisabled={before !== undefined}
        isRequired
      />
      {(kind === 'choice' || kind === 'choices') && (
        <TextField
          name="lines"
          label={name('choices')}
          hint={say('customers.screen.choices_hint')}
          rows={5}
          isRequired
        />
      )}
      <ChoiceField
        name="class"
        label={name('field_class')}
        choices={choices('field_class')}
        hint={say('customers.screen.class_hint')}
        isDisabled={before !== undefined}
        isRequired
      />
      <ChoiceField
        name="purposes"
        label={name('purposes')}
        choices={purposes.map((it) => ({ value: it, label: label('purpose', it) }))}
        isMultiple
        isRequired
      />
      <ChoiceField
        name="section"
        label={name('field_section')}
        choices={ExtraSection.options.map((it) => ({
          value: it,
          label: say(`customers.section.${it}`),
        }))}
        isRequired
      />
      <ChoiceField
        name="kinds"
        label={name('kinds')}
        choices={choices('customer_kind')}
        isMultiple
        isRequired
      />
      <SwitchField name="is_wanted" label={name('is_wanted')} />
      {reason && <Note tone="due">{words.refusal(reason)}</Note>}
    </FormDrawer>
  );
}
