import { correctionContract, Profile } from '#contract/customers';

import { useRead } from '../api-hooks.ts';
import { useTerms } from '../policy/terms.ts';
import { useMe } from '../shell/me.ts';
import { FieldList } from '../ui/field-list.tsx';
import { Note } from '../ui/note.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useWords } from '../words.ts';
import { CustomerSummary } from './customer-summary.tsx';
import { keptInWords } from './history-drawer.tsx';
import { useRegionNames } from './region-names.ts';

interface Props {
  customer_id: string;
  request_id: string;
  /** Once decided, what stands there now is no longer what it was asked against. */
  isOpen: boolean;
}

/** What an approver decides on: field by field what would change, and the archive as it stands. */
export function CorrectionSummary({ customer_id, request_id, isOpen }: Props) {
  const words = useWords();
  const { say, field, label } = words;
  const { may } = useMe();
  const terms = useTerms();
  const enabled = isOpen && may('customers.read-correction');
  const asked = { customer_id, request_id };
  const { data, error } = useRead(correctionContract.readCorrection, asked, { enabled });
  const regionName = useRegionNames(data?.rows.some((it) => it.field === 'region_code') ?? false);
  return (
    <>
      {error && <RefusalNote error={error} />}
      {data && terms && (
        <>
          <Note tone="waiting">{label('correction_reason', data.reason_code)}</Note>
          <FieldList
            title={say('customers.section.changes')}
            lines={data.rows.map((it) => ({
              label: field('customers', it.field),
              value: it.is_closed
                ? say('customers.screen.correction_closed')
                : say('customers.screen.change', {
                    before: keptInWords(words, it, it.before, terms, regionName),
                    after: keptInWords(words, it, it.after, terms, regionName),
                  }),
              isWide: !(it.field in Profile.shape),
            }))}
          />
        </>
      )}
      <CustomerSummary customer_id={customer_id} />
    </>
  );
}
