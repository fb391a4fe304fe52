import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';

import { contract, customersRegister, type CustomerRow } from '#contract/customers';
import { contract as identity } from '#contract/identity';
import type { Scope } from '#kernel/scope';

import { useGo, useQueryFields } from '../address.ts';
import { call } from '../api.ts';
import { useRead } from '../api-hooks.ts';
import { paths } from '../paths.ts';
import { submitSearchTerm, useSearchTerm } from '../search-term.ts';
import { useMe } from '../shell/me.ts';
import { Masked } from '../ui/masked.tsx';
import { RegisterPage } from '../ui/register-page.tsx';
import { ScopeSwitch } from '../ui/scope-switch.tsx';
import type { PageQuery } from '../ui/register-state.ts';
import type { Tone } from '../ui/theme.ts';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import { useChannelChoices } from './archive-fields.tsx';
import { CustomerCard } from './customer-card.tsx';
import './customers.css';

const PAGE = 50;
const id = contract.listCustomers.id;

const tones: Record<string, Record<string, Tone>> = {
  customer_state: {
    pending_review: 'waiting',
    returned: 'late',
    in_force: 'done',
    quarantined: 'due',
  },
};

/** 客户档案一览表; what is looked for travels by POST, and only the server's handle stands in the address. */
export function Screen() {
  const { say } = useWords();
  const me = useMe();
  const go = useGo();
  const [query] = useQueryFields();
  const scopes = me.scopes(id);
  const stated = scopes.find((it) => it === query.scope);
  const scope: Scope | undefined = stated ?? scopes[0];
  const looking = useLookUp(scope);
  const { data } = useRead(identity.listColleagues, { office: 'consultant' });
  const channels = useChannelChoices();
  const nameOf = (code: string) => channels.find((it) => it.value === code)?.label ?? code;
  const colleagues = (data?.rows ?? []).map((it) => ({ value: it.person_id, label: it.name }));

  const fetchPage = ({ fields, cursor, signal }: PageQuery) => {
    const asked = { ...fields, cursor, limit: PAGE, with_total: cursor ? 'false' : 'true' };
    return call(contract.listCustomers, asked as object, { scope, signal });
  };
  return (
    <RegisterPage<CustomerRow>
      register={customersRegister}
      name={[id, scope, looking]}
      fetchPage={fetchPage}
      rowId={(row) => row.customer_id}
      hrefOf={(row) => paths.customer(row.customer_id)}
      lead={say('customers.about.customers')}
      cells={{
        name: (row) => <Masked value={row.name} seen={row.seen} />,
        phone: (row) => <Masked value={row.phone} seen={row.seen} />,
        intake_channel: (row) => nameOf(row.intake_channel),
      }}
      card={(row) => <CustomerCard row={row} />}
      toneOf={(list, value) => tones[list]?.[value]}
      options={{ owner_id: colleagues, intake_channel: channels }}
      carried={{ search: say('customers.screen.search_title') }}
      stated={<ScopeSwitch scopes={scopes} />}
      actions={
        me.may('customers.register-customer') && (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => go(paths.registerCustomer())}
          >
            {say('customers.screen.register_title')}
          </Button>
        )
      }
      empty={{ title: say('customers.empty.title'), lead: say('customers.empty.lead') }}
    />
  );
}

/** Asks the server for what was typed into the search box, and puts its handle into the address. */
function useLookUp(scope: Scope | undefined): string {
  const term = useSearchTerm();
  const toast = useToast();
  const [, change] = useQueryFields();
  const [asked, setAsked] = useState('');
  useEffect(() => {
    if (term === '') return;
    submitSearchTerm('');
    call(contract.searchCustomers, { term, limit: PAGE }, { scope })
      .then(({ handle }) => {
        change({ search: handle });
        setAsked(handle);
      })
      .catch((error: unknown) => toast.refused(error));
  }, [term, scope, change, toast]);
  return asked;
}
