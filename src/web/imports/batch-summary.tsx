import { importContract } from '#contract/customers';

import { useRead } from '../api-hooks.ts';
import { paths } from '../paths.ts';
import { useMe } from '../shell/me.ts';
import { Bones } from '../ui/bones.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useWords } from '../words.ts';
import { BatchFacts } from './batch-facts.tsx';

/** A batch inside something else: for who approves it. */
export function BatchSummary({ batch_id }: { batch_id: string }) {
  const { say } = useWords();
  const { may } = useMe();
  const mayRead = may('customers.read-import');
  const { data } = useRead(importContract.readImport, { batch_id }, { enabled: mayRead });
  if (!mayRead) return null;
  if (!data) return <Bones rows={4} />;
  return (
    <section>
      <BatchFacts batch={data} />
      <p className="import-way">
        <TextLink to={paths.import(batch_id)}>{say('import.screen.see_rows')}</TextLink>
      </p>
    </section>
  );
}
