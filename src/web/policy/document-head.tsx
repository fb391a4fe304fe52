import type { RegimeDocument } from '#contract/policy';

import { FieldList } from '../ui/field-list.tsx';
import { DayText } from '../ui/moment-text.tsx';
import { useWords } from '../words.ts';
import './policy.css';

/** The head of a controlled document: who wrote it, who answers for it, since when (F-01). */
export function DocumentHead({ document: it }: { document: RegimeDocument }) {
  const { field, label } = useWords();
  const name = (key: string) => field('policy', key);
  return (
    <div className="document-head">
      <FieldList
        lines={[
          { label: name('number'), value: it.number },
          { label: name('version'), value: it.version },
          { label: name('effective_on'), value: <DayText on={it.effective_on} /> },
          { label: name('prepared_by'), value: label('office', it.prepared_by) },
          { label: name('reviewed_by'), value: label('office', it.reviewed_by) },
          { label: name('approved_by'), value: label('office', it.approved_by) },
        ]}
      />
    </div>
  );
}
