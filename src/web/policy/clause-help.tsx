import { QuestionCircleOutlined } from '@ant-design/icons';
import { useId, useState } from 'react';

import { contract } from '#contract/policy';

import { useRead } from '../api-hooks.ts';
import { Bones } from '../ui/bones.tsx';
import { ClauseLink } from '../ui/clause-link.tsx';
import { Prose } from '../ui/prose.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useWords } from '../words.ts';
import './clause-help.css';
import { spokenOf } from './spoken.ts';

/** The words of the clause, read when they are asked for. */
function Quote({ clause }: { clause: string }) {
  const words = useWords();
  const [document_id = '', number = ''] = clause.split('/');
  const asked = { document_id, number };
  const { data, error } = useRead(contract.readClause, asked, { fresh: Infinity });
  if (error) return <RefusalNote error={error} />;
  if (!data) return <Bones rows={2} />;
  const { title, text } = spokenOf(data.clause, words);
  return (
    <>
      <strong>{title}</strong>
      <Prose text={text} />
      <ClauseLink clause={clause} />
    </>
  );
}

/** "?" at a form: quotes the clause that asks for it, in place, so that nothing typed is left. */
export function ClauseHelp({ clause }: { clause: string }) {
  const { say } = useWords();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="clause-help">
      <button
        type="button"
        className="plain"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <QuestionCircleOutlined /> {say('ui.clause_help')}
      </button>
      <blockquote id={id} hidden={!isOpen}>
        {isOpen && <Quote clause={clause} />}
      </blockquote>
    </div>
  );
}
