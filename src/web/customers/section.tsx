import type { ReactNode } from 'react';

interface Props {
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}

/** One part of a customer's page. */
export function Section({ title, actions, children }: Props) {
  return (
    <section className="customer-section">
      <h2>
        {title}
        {actions && <span className="no-print">{actions}</span>}
      </h2>
      {children}
    </section>
  );
}
