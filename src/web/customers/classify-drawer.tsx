import { classesContract, type Classification, type Dimension } from '#contract/customers';

import { ChoiceField } from '../ui/choice-field.tsx';
import { FormDrawer } from '../ui/form-page.tsx';
import { useForm } from '../ui/form.ts';
import { useWords } from '../words.ts';
import { useNamed } from './named.ts';

interface Props {
  customer_id: string;
  dimensions: readonly Dimension[];
  rows: readonly Classification[];
  onClose: () => void;
}

/** Puts a customer into the codes of the company's dimensions; the former ones stay known. */
export function ClassifyDrawer({ customer_id, dimensions, rows, onClose }: Props) {
  const { say } = useWords();
  const named = useNamed();
  const standing = Object.fromEntries(
    rows.filter((it) => it.closed_at === null).map((it) => [it.dimension, it.code]),
  );
  const form = useForm({
    endpoint: classesContract.classifyCustomer,
    initial: { codes: standing as Record<string, string | undefined> },
    request: ({ codes }) => ({
      customer_id,
      codes: dimensions.map(({ code }) => ({ dimension: code, code: codes[code] ?? null })),
    }),
    saved: onClose,
  });
  return (
    <FormDrawer
      clause="information/4c"
      form={form}
      title={say('customers.action.classify-customer')}
      isOpen
      onClose={onClose}
    >
      {dimensions.map((it) => (
        <ChoiceField
          key={it.code}
          name={`codes.${it.code}`}
          label={named(it)}
          choices={it.codes
            .filter((one) => one.is_open || one.code === standing[it.code])
            .map((one) => ({ value: one.code, label: named(one) }))}
        />
      ))}
    </FormDrawer>
  );
}
