import { SearchOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';

import { contract as customers } from '#contract/customers';
import { contract } from '#contract/reception';
import type { Scope } from '#kernel/scope';

import { useQueryFields } from '../address.ts';
import { call } from '../api.ts';
import { useChannelChoices, useChannelNames } from '../customers/channels.ts';
import { EndpointRegister } from '../endpoint-register.tsx';
import { paths } from '../paths.ts';
import { useMe } from '../shell/me.ts';
import { bandLabel } from '../ui/band-label.ts';
import { Masked } from '../ui/masked.tsx';
import { DayText } from '../ui/moment-text.tsx';
import { useToast } from '../ui/toast.tsx';
import { useStated } from '../use-stated.ts';
import { useWords } from '../words.ts';
import './reception.css';
import { ProspectCard } from './register-cards.tsx';

/** 意向客户登记表: a page for each consultant (sales-office/3b); who leads chooses whose. */
export function Screen() {
  const words = useWords();
  const { say } = words;
  const { may } = useMe();
  const channels = useChannelChoices();
  const channelName = useChannelNames();
  const { scope } = useStated(contract.listProspects);
  const band = (code: string | null, unit: 'area' | 'price') =>
    code ? bandLabel(words, code, say(`customers.unit.${unit}`)) : say('ui.none');
  return (
    <EndpointRegister
      endpoint={contract.listProspects}
      rowId={(row) => row.customer_id}
      hrefOf={(row) => paths.customer(row.customer_id)}
      lead={say('reception.about.prospects')}
      card={(row) => <ProspectCard row={row} />}
      cells={{
        name: (row) => <Masked value={row.name} seen={row.seen} />,
        phone: (row) => <Masked value={row.phone} seen={row.seen} />,
        area_band: (row) => band(row.area_band, 'area'),
        price_band: (row) => band(row.price_band, 'price'),
        next_contact_on: (row) => <DayText on={row.next_contact_on} isDue />,
        intake_channel: (row) => channelName(row.intake_channel),
      }}
      options={{ intake_channel: channels }}
      carried={{ search: say('reception.screen.found_prospect') }}
      actions={may(customers.searchCustomers.id) && <Find scope={scope} />}
      empty={{
        title: say('reception.empty.prospects'),
        lead: say('reception.empty.prospects_lead'),
      }}
    />
  );
}

/** Finds within the register: what is typed travels by POST, its handle alone is an address (C11). */
function Find({ scope }: { scope: Scope | undefined }) {
  const { say } = useWords();
  const toast = useToast();
  const [, change] = useQueryFields();
  const find = (term: string) => {
    if (term.trim() === '') return change({ search: undefined });
    call(customers.searchCustomers, { term }, { scope })
      .then(({ handle }) => change({ search: handle }))
      .catch((error: unknown) => toast.refused(error));
  };
  return (
    <Input.Search
      className="register-find"
      aria-label={say('reception.screen.find_prospect')}
      placeholder={say('reception.screen.find_prospect_hint')}
      maxLength={100}
      enterButton={
        <Button icon={<SearchOutlined />} aria-label={say('reception.screen.find_prospect')} />
      }
      onSearch={find}
    />
  );
}
