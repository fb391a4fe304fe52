import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';

import { contract, type CustomerRow } from '#contract/customers';
import type { Scope } from '#kernel/scope';

import { useGo, useQueryFields } from '../address.ts';
import { call } from '../api.ts';
import { EndpointRegister } from '../endpoint-register.tsx';
import { later } from '../later.tsx';
import { paths } from '../paths.ts';
import { submitSearchTerm, useSearchTerm } from '../search-term.ts';
import { useMe } from '../shell/me.ts';
import { Masked } from '../ui/masked.tsx';
import { useToast } from '../ui/toast.tsx';
import { useStated } from '../use-stated.ts';
import { useWords } from '../words.ts';
import { useChannelChoices } from './channels.ts';
import { CustomerCard } from './customer-card.tsx';
import './customers.css';

const AssignDrawer = later(async () => (await import('./assign-drawer.tsx')).AssignDrawer);

/** 客户档案一览表; what is looked for travels by POST, and only the server's handle stands in the address. */
export function Screen() {
  const { say } = useWords();
  const { may } = useMe();
  const go = useGo();
  const [, change] = useQueryFields();
  const channels = useChannelChoices();
  const nameOf = (code: string) => channels.find((it) => it.value === code)?.label ?? code;
  useLookUp(useStated(contract.listCustomers).scope);
  return (
    <EndpointRegister
      endpoint={contract.listCustomers}
      rowId={(row) => row.customer_id}
      hrefOf={(row) => paths.customer(row.customer_id)}
      lead={say('customers.about.customers')}
      cells={{
        name: (row) => <Masked value={row.name} seen={row.seen} />,
        phone: (row) => <Masked value={row.phone} seen={row.seen} />,
        intake_channel: (row) => nameOf(row.intake_channel),
      }}
      card={(row) => <CustomerCard row={row} />}
      options={{ intake_channel: channels }}
      carried={{
        search: say('customers.screen.search_title'),
        lawful: say('customers.screen.without_basis'),
      }}
      leftOut={
        <Button type="link" size="small" onClick={() => change({ lawful: 'missing' })}>
          {say('customers.screen.show_without_basis')}
        </Button>
      }
      actions={
        may('customers.register-customer') && (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => go(paths.registerCustomer())}
          >
            {say('customers.screen.register_title')}
          </Button>
        )
      }
      bulk={(rows, clear) =>
        may('customers.assign-many') && <AssignChosen rows={rows} onDone={clear} />
      }
      empty={{ title: say('customers.empty.title'), lead: say('customers.empty.lead') }}
    />
  );
}

/** Hands the chosen customers over to one consultant. */
function AssignChosen({ rows, onDone }: { rows: readonly CustomerRow[]; onDone: () => void }) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('customers.action.assign-customer')}</Button>
      {isOpen && <AssignDrawer customers={rows} onDone={onDone} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Asks the server for what was typed into the search box, and puts its handle into the address. */
function useLookUp(scope: Scope | undefined): void {
  const term = useSearchTerm();
  const toast = useToast();
  const [, change] = useQueryFields();
  useEffect(() => {
    if (term === '') return;
    submitSearchTerm('');
    call(contract.searchCustomers, { term }, { scope })
      .then(({ handle }) => change({ search: handle }))
      .catch((error: unknown) => toast.refused(error));
  }, [term, scope, change, toast]);
}
