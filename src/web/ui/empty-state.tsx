import type { ReactNode } from 'react';

import './empty-state.css';

interface Props {
  title: string;
  /** What to do next, in words. */
  lead?: ReactNode;
  /** What to do next, as a button. */
  action?: ReactNode;
}

/** Nothing here, said kindly, with the way on. */
export function EmptyState({ title, lead, action }: Props) {
  return (
    <div className="empty-state">
      <svg width="72" height="56" viewBox="0 0 72 56" aria-hidden>
        <rect x="10.5" y="4.5" width="51" height="47" rx="6" />
        <path d="M22.5 4.5v47M31 18h20M31 28h20M31 38h11" />
      </svg>
      <h2>{title}</h2>
      {lead && <p>{lead}</p>}
      {action && <div className="empty-action">{action}</div>}
    </div>
  );
}
