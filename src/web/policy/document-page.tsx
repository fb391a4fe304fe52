import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';

import { contract, type Clause, type RegimeDocument } from '#contract/policy';

import { useParam } from '../address.ts';
import { useRead } from '../api-hooks.ts';
import { paths } from '../paths.ts';
import { Bones } from '../ui/bones.tsx';
import { FieldList } from '../ui/field-list.tsx';
import { DayText } from '../ui/moment-text.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { Prose } from '../ui/prose.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useWords } from '../words.ts';
import './policy.css';
import { numberOf, spokenOf, titleOf } from './spoken.ts';
import { TermList } from './term-list.tsx';

/** One document of the regime from its first clause to its last, as it is read and printed. */
export function Screen() {
  const words = useWords();
  const { say } = words;
  const { data, error } = useRead(contract.readDocument, { document_id: useParam('document_id') });
  if (error) return <RefusalNote error={error} />;
  if (!data) return <Bones rows={14} />;
  const chapters = data.clauses.filter((it) => it.level === 1);
  return (
    <article className="document">
      <PageHeader
        title={titleOf(data, words)}
        above={<TextLink to={paths.documents()}>{say('policy.register.documents')}</TextLink>}
        lead={words.locale === 'en' ? say('policy.about.original') : undefined}
        actions={
          <Button icon={<PrinterOutlined />} onClick={() => print()}>
            {say('policy.action.print')}
          </Button>
        }
      />
      <DocumentHead document={data} />
      <div className="document-body">
        <nav className="document-contents no-print" aria-label={say('policy.screen.contents')}>
          <ol>
            {chapters.map((it) => (
              <li key={it.clause}>
                <a href={`#${anchorOf(it.clause)}`}>
                  {numberOf(it.clause)} {spokenOf(it, words).title}
                </a>
              </li>
            ))}
          </ol>
        </nav>
        <div className="document-text">
          {data.clauses.map((it) => (
            <ClauseBlock key={it.clause} clause={it} />
          ))}
        </div>
      </div>
    </article>
  );
}

const anchorOf = (clause: string) => `clause-${numberOf(clause)}`;

/** The head of a controlled document: who wrote it, who answers for it, since when (F-01). */
function DocumentHead({ document: it }: { document: RegimeDocument }) {
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

function ClauseBlock({ clause }: { clause: Clause }) {
  const words = useWords();
  const { title, text } = spokenOf(clause, words);
  const Heading = clause.level === 1 ? 'h2' : 'h3';
  return (
    <section
      id={anchorOf(clause.clause)}
      className={clause.level === 1 ? 'clause is-chapter' : 'clause'}
    >
      <Heading>
        <TextLink to={paths.clause(clause.clause)}>
          <span className="clause-number">{numberOf(clause.clause)}</span> {title}
        </TextLink>
      </Heading>
      {text !== '' && <Prose text={text} />}
      <TermList terms={clause.terms} />
    </section>
  );
}
