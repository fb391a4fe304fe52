import { LeftOutlined, LinkOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';

import { contract } from '#contract/policy';

import { useParam } from '../address.ts';
import { useRead } from '../api-hooks.ts';
import { paths } from '../paths.ts';
import { Bones } from '../ui/bones.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { Prose } from '../ui/prose.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import './policy.css';
import { numberOf, spokenOf, titleOf } from './spoken.ts';
import { TermList } from './term-list.tsx';

/** One clause: where every "by warm-card/4a" of the application leads. */
export function Screen() {
  const words = useWords();
  const { say } = words;
  const toast = useToast();
  const input = { document_id: useParam('document_id'), number: useParam('number') };
  const { data, error } = useRead(contract.readClause, input, { keep: true });
  if (error) return <RefusalNote error={error} />;
  if (!data) return <Bones rows={8} />;
  const { document, clause, chapter, previous, next } = data;
  const { title, text, other } = spokenOf(clause, words);
  const copy = async () => {
    await navigator.clipboard.writeText(location.href);
    toast.done(say('ui.action.copied'));
  };
  return (
    <article className="clause-page">
      <PageHeader
        title={`${numberOf(clause.clause)} ${title}`}
        above={
          <>
            <TextLink to={paths.documents()}>{say('policy.register.documents')}</TextLink>
            {' / '}
            <TextLink to={paths.document(document.document_id)}>
              {titleOf(document, words)}
            </TextLink>
            {chapter && (
              <>
                {' / '}
                <TextLink to={paths.clause(chapter.clause)}>
                  {numberOf(chapter.clause)} {spokenOf(chapter, words).title}
                </TextLink>
              </>
            )}
          </>
        }
        lead={say('policy.screen.of_version', { number: document.number, version: clause.version })}
        actions={
          <Button icon={<LinkOutlined />} onClick={() => void copy()}>
            {say('policy.action.copy_link')}
          </Button>
        }
      />
      <section className="clause-sheet">
        <Prose text={text === '' ? title : text} />
        {clause.terms.length > 0 && (
          <>
            <p className="faint clause-values">{say('policy.about.values')}</p>
            <TermList terms={clause.terms} />
          </>
        )}
        {other.text !== '' && (
          <details className="clause-other">
            <summary>
              {say(words.locale === 'en' ? 'policy.about.original' : 'policy.screen.other_text')}
            </summary>
            <h2 lang={other.lang}>{other.title}</h2>
            <Prose text={other.text} lang={other.lang} />
          </details>
        )}
      </section>
      <nav className="clause-steps no-print">
        {previous ? (
          <TextLink to={paths.clause(previous)}>
            <LeftOutlined aria-hidden /> {say('policy.action.previous')} {numberOf(previous)}
          </TextLink>
        ) : (
          <span />
        )}
        {next && (
          <TextLink to={paths.clause(next)}>
            {say('policy.action.next')} {numberOf(next)} <RightOutlined aria-hidden />
          </TextLink>
        )}
      </nav>
    </article>
  );
}
