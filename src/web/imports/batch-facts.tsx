import type { ImportPage } from '#contract/customers';

import { toneOf } from '../tones.ts';
import { FieldList } from '../ui/field-list.tsx';
import { MomentText } from '../ui/moment-text.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useWords } from '../words.ts';
import './imports.css';

const counted = ['row_count', 'accepted_count', 'duplicate_count', 'rejected_count'] as const;

/** What came, on which ground, and what became of it so far. */
export function BatchFacts({ batch }: { batch: ImportPage }) {
  const { field, label, locale } = useWords();
  const number = new Intl.NumberFormat(locale);
  const name = (key: string) => field('import', key);
  const isCounted = batch.state !== 'mapping';
  return (
    <>
      {isCounted && (
        <dl className="import-counts">
          {counted.map((it) => (
            <div key={it} className={`is-${it}`}>
              <dt>{name(it)}</dt>
              <dd>{number.format(batch[it])}</dd>
            </div>
          ))}
        </dl>
      )}
      <FieldList
        lines={[
          {
            label: name('state'),
            value: (
              <StateTag tone={toneOf('import_state', batch.state) ?? 'quiet'}>
                {label('import_state', batch.state)}
              </StateTag>
            ),
          },
          { label: name('project_name'), value: batch.project_name },
          { label: name('purpose'), value: label('purpose', batch.purpose) },
          { label: name('basis'), value: label('basis', batch.basis) },
          { label: name('started_by_name'), value: batch.started_by_name },
          { label: name('started_at'), value: <MomentText at={batch.started_at} isNear /> },
          { label: name('provenance'), value: batch.provenance, isWide: true },
        ]}
      />
    </>
  );
}
