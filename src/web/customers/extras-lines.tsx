import { fieldsContract, type ExtraFieldRow, type ExtraValue } from '#contract/customers';

import { useRead } from '../api-hooks.ts';
import { useMe } from '../shell/me.ts';
import { useWords } from '../words.ts';
import { useNamed } from './named.ts';

/** What the company's own fields hold, with the fields; closed ones keep the names of their values. */
export function useExtras(customer_id: string): {
  fields: readonly ExtraFieldRow[];
  values: readonly ExtraValue[];
  isRead: boolean;
} {
  const { may } = useMe();
  const enabled = may('customers.read-extras');
  const fields = useRead(fieldsContract.listFields, {}, { enabled });
  const { data } = useRead(fieldsContract.readExtras, { customer_id }, { enabled });
  const isRead = !enabled || (fields.data !== undefined && data !== undefined);
  return { fields: fields.data?.rows ?? [], values: data?.rows ?? [], isRead };
}

/** A value of a company's own field in words. */
export function useExtraWords() {
  const { say, together } = useWords();
  const named = useNamed();
  return ({ choices }: ExtraFieldRow, { value, is_closed }: Omit<ExtraValue, 'field'>): string => {
    const word = (code: string) => {
      const choice = choices.find((it) => it.code === code);
      return choice ? named(choice) : code;
    };
    if (is_closed) return '***';
    if (value === null) return '';
    if (typeof value === 'boolean') return say(value ? 'ui.yes' : 'ui.no');
    return Array.isArray(value) ? together(value.map(word)) : word(String(value));
  };
}
