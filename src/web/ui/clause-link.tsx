import { BookOutlined } from '@ant-design/icons';

import { paths } from '../paths.ts';
import { useWords } from '../words.ts';
import './clause-link.css';
import { TextLink } from './text-link.tsx';

/** Which clause of the regime asks for this, and the way to read it. */
export function ClauseLink({ clause, bare = false }: { clause: string; bare?: boolean }) {
  const { say } = useWords();
  const isReadable = /^[a-z-]+\/\d{1,2}[a-z]?$/.test(clause);
  const text = bare ? clause : say('ui.clause', { clause });
  if (!isReadable) return <span className="clause-link">{text}</span>;
  return (
    <TextLink
      to={paths.clause(clause)}
      className="clause-link"
      label={say('ui.clause', { clause })}
    >
      <BookOutlined aria-hidden /> {text}
    </TextLink>
  );
}
