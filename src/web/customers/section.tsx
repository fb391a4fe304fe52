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
        {actions && <span className="customer-section-actions no-print">{actions}</span>}
      </h2>
      {children}
    </section>
  );
}

/** A name and a value; nothing at all where there is no value. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  if (children === null || children === undefined || children === '') return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
