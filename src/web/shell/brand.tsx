import { useWords } from '../words.ts';
import './brand.css';

/** The mark: a page of the register with its spine. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect className="mark-page" width="32" height="32" rx="7" />
      <path className="mark-spine" d="M10 6.5v19" />
      <path className="mark-lines" d="M14 10.5h9M14 16h9M14 21.5h5.5" />
    </svg>
  );
}

export function Brand({ isBare = false }: { isBare?: boolean }) {
  const { say } = useWords();
  return (
    <span className="brand">
      <Mark />
      {!isBare && <span className="brand-name">{say('shell.name')}</span>}
    </span>
  );
}
