import { textChanges } from '#rules/consent';

import { useWords } from '../words.ts';
import './text-diff.css';

interface Props {
  title: string;
  before: string;
  after: string;
  /** There is nothing before it: the text is shown as it is. */
  isWhole?: boolean;
}

/** What a new version takes out and puts in: struck through and underlined, not by colour alone. */
export function TextDiff({ title, before, after, isWhole = false }: Props) {
  const { say } = useWords();
  const pieces = textChanges(before, after);
  const isSame = !isWhole && pieces.every((it) => it.kind === 'same');
  return (
    <section className="text-diff">
      <h4>{title}</h4>
      {isSame && <p className="faint">{say('consent.screen.unchanged')}</p>}
      {!isSame && (
        <p>
          {pieces.map((it, at) => {
            if (it.kind === 'gone') return <del key={at}>{it.text}</del>;
            if (it.kind === 'new') return <ins key={at}>{it.text}</ins>;
            return <span key={at}>{it.text}</span>;
          })}
        </p>
      )}
    </section>
  );
}
