import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';

import { contract, type Clause } from '#contract/policy';

import { useParam } from '../address.ts';
import { useRead } from '../api-hooks.ts';
import { paths } from '../paths.ts';
import { Bones } from '../ui/bones.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { Prose } from '../ui/prose.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useWords } from '../words.ts';
import { DocumentHead } from './document-head.tsx';
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
