import { Button, Input } from 'antd';
import { useState } from 'react';

import {
  contract,
  relationsContract,
  type CustomerPage,
  type RelationKind,
} from '#contract/customers';
import { relationKinds } from '#rules/customers';

import { useWrite } from '../api-hooks.ts';
import { ChoiceField } from '../ui/choice-field.tsx';
import { FormDrawer } from '../ui/form-page.tsx';
import { useForm } from '../ui/form.ts';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';

interface Props {
  customer: CustomerPage;
  onClose: () => void;
}

/** Links another archive of one's own: nobody is copied who has an archive (information/4f). */
export function LinkDrawer({ customer, onClose }: Props) {
  const { customer_id, kind } = customer;
  const { say, field, label } = useWords();
  const toast = useToast();
  const [term, setTerm] = useState('');
  const search = useWrite(contract.searchCustomers);
  const form = useForm({
    endpoint: relationsContract.linkCustomers,
    initial: {
      customer_id,
      kind: (kind === 'individual' ? 'spouse' : 'contact') as RelationKind,
      other_customer_id: '',
    },
    saved: () => {
      toast.done(say('customers.screen.linked'));
      onClose();
    },
  });
  const look = () => search.mutate({ term, limit: 8 });
  const found = (search.data?.rows ?? []).filter((it) => it.customer_id !== customer_id);
  return (
    <FormDrawer
      clause="information/4f"
      form={form}
      title={say('customers.action.link-customers')}
      isOpen
      onClose={onClose}
    >
      <ChoiceField
        name="kind"
        label={field('customers', 'relation')}
        choices={relationKinds(kind).map((it) => ({
          value: it,
          label: label('relation_kind', it),
        }))}
        isRequired
      />
      <div className="link-search">
        <Input
          value={term}
          aria-label={say('customers.action.search-customers')}
          placeholder={say('customers.screen.search_none_lead')}
          onChange={(event) => setTerm(event.target.value)}
          onPressEnter={(event) => {
            event.preventDefault();
            look();
          }}
        />
        <Button loading={search.isPending} disabled={term.trim().length < 2} onClick={look}>
          {say('customers.action.search-customers')}
        </Button>
      </div>
      {search.data && found.length === 0 && (
        <p className="faint">{say('customers.screen.search_none')}</p>
      )}
      {found.length > 0 && (
        <ChoiceField
          name="other_customer_id"
          label={say('customers.screen.search_title')}
          choices={found.map((it) => ({
            value: it.customer_id,
            label: `${it.name} ${it.number}`,
          }))}
          isRequired
        />
      )}
    </FormDrawer>
  );
}
