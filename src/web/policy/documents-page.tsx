import { contract, type RegimeDocument } from '#contract/policy';

import { useRead } from '../api-hooks.ts';
import { paths } from '../paths.ts';
import { Bones } from '../ui/bones.tsx';
import { DayText } from '../ui/moment-text.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useWords } from '../words.ts';
import './policy.css';
import { titleOf } from './spoken.ts';

/** 制度: the controlled documents in force, each the source of what the system asks and refuses. */
export function Screen() {
  const { say } = useWords();
  const { data, error } = useRead(contract.listDocuments, {});
  return (
    <>
      <PageHeader title={say('policy.register.documents')} lead={say('policy.about.documents')} />
      {error && <RefusalNote error={error} />}
      {!data && !error && <Bones rows={8} />}
      <ul className="documents">
        {data?.rows.map((it) => (
          <Document key={it.document_id} document={it} />
        ))}
      </ul>
    </>
  );
}

function Document({ document: it }: { document: RegimeDocument }) {
  const words = useWords();
  const { field, label, say } = words;
  return (
    <li className="document-card">
      <div className="faint">
        {it.number} · {field('policy', 'version')} {it.version}
      </div>
      <h2>
        <TextLink to={paths.document(it.document_id)}>{titleOf(it, words)}</TextLink>
      </h2>
      <dl>
        <div>
          <dt>{field('policy', 'effective_on')}</dt>
          <dd>
            <DayText on={it.effective_on} />
          </dd>
        </div>
        <div>
          <dt>{field('policy', 'prepared_by')}</dt>
          <dd>{label('office', it.prepared_by)}</dd>
        </div>
        <div>
          <dt>{field('policy', 'approved_by')}</dt>
          <dd>{label('office', it.approved_by)}</dd>
        </div>
      </dl>
      <p className="faint">
        {say('policy.screen.counts', { clauses: it.clause_count, terms: it.term_count })}
      </p>
    </li>
  );
}
