import type { ReactNode } from 'react';

import { ClauseLink } from './clause-link.tsx';
import './page-header.css';
import { useDocumentTitle } from './use-title.ts';

export interface PageHeaderProps {
  title: string;
  /** One sentence: what this page is for. */
  lead?: ReactNode;
  clause?: string | undefined;
  /** What stands above the title: where this page belongs. */
  above?: ReactNode;
  actions?: ReactNode;
}

/** The head of every page; it also names the browser's tab, never with a customer's name. */
export function PageHeader({ title, lead, clause, above, actions }: PageHeaderProps) {
  useDocumentTitle(title);
  return (
    <header className="page-header">
      <div className="page-heading">
        {above && <div className="page-above">{above}</div>}
        <h1>{title}</h1>
        {(lead || clause) && (
          <p className="page-lead">
            {lead} {clause && <ClauseLink clause={clause} />}
          </p>
        )}
      </div>
      {actions && <div className="page-actions no-print">{actions}</div>}
    </header>
  );
}
