import {
  fieldsContract,
  type CustomerKind,
  type ExtraFieldRow,
  type ExtraSection,
} from '#contract/customers';

import { useRead } from '../api-hooks.ts';
import { ChoiceField } from '../ui/choice-field.tsx';
import { DayField } from '../ui/day-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../words.ts';
import { useNamed } from './named.ts';

/** The fields the company added, open ones only. */
export function useExtraFields(): readonly ExtraFieldRow[] {
  const { data } = useRead(fieldsContract.listFields, {});
  return (data?.rows ?? []).filter((it) => it.is_open);
}

interface Props {
  section: ExtraSection;
  kind: CustomerKind;
}

/** The company's own fields of one section, after those every archive has. */
export function ExtraFields({ section, kind }: Props) {
  const fields = useExtraFields();
  return fields
    .filter((it) => it.section === section && it.kinds.includes(kind))
    .map((it) => <ExtraInput key={it.code} field={it} />);
}

function ExtraInput({ field }: { field: ExtraFieldRow }) {
  const { say } = useWords();
  const named = useNamed();
  const isSensitive = field.class === 'sensitive';
  const props = {
    name: `extra.${field.code}`,
    label: named(field),
    ...(isSensitive ? { hint: say('customers.about.sensitive_field') } : {}),
  };
  const listed = field.choices.map((it) => ({ value: it.code, label: named(it) }));
  switch (field.kind) {
    case 'text':
      return <TextField {...props} rows={2} maxLength={1000} />;
    case 'number':
      return <TextField {...props} inputMode="numeric" maxLength={15} />;
    case 'day':
      return <DayField {...props} />;
    case 'choice':
      return <ChoiceField {...props} choices={listed} />;
    case 'choices':
      return <ChoiceField {...props} choices={listed} isMultiple />;
    case 'flag': {
      const answers = (['yes', 'no'] as const).map((it) => ({
        value: it,
        label: say(`ui.${it}`),
      }));
      return <ChoiceField {...props} choices={answers} />;
    }
  }
}
