import { contract } from '#contract/customers';

import { useRead } from '../api-hooks.ts';
import { paths } from '../paths.ts';
import { useTerms } from '../policy/terms.ts';
import { useMe } from '../shell/me.ts';
import { Bones } from '../ui/bones.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useWords } from '../words.ts';
import { ArchiveSection } from './archive-section.tsx';
import { CustomerHead } from './customer-head.tsx';
import './customers.css';

/** A customer inside something else, as far as this reader may see him: for who reviews an archive. */
export function CustomerSummary({ customer_id }: { customer_id: string }) {
  const { say } = useWords();
  const { may } = useMe();
  const terms = useTerms();
  const mayRead = may('customers.read-customer');
  const { data } = useRead(contract.readCustomer, { customer_id }, { enabled: mayRead });
  if (!mayRead) return null;
  if (!data || !terms) return <Bones rows={5} />;
  return (
    <section>
      <h2 className="customer-summary-head">
        {data.name}
        <TextLink to={paths.customer(customer_id)}>{say('customers.section.archive')}</TextLink>
      </h2>
      <CustomerHead customer={data} />
      <ArchiveSection customer={data} terms={terms} />
    </section>
  );
}
