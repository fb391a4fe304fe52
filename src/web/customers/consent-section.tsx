import { Button } from 'antd';
import { useState } from 'react';

import { contract, type CustomerPage } from '#contract/customers';

import { useRead, useWrite } from '../api-hooks.ts';
import { later } from '../later.tsx';
import { useMe } from '../shell/me.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { MomentText } from '../ui/moment-text.tsx';
import { useWords } from '../words.ts';
import { Section } from './section.tsx';

const GiveConsentDrawer = later(
  async () => (await import('./give-consent-drawer.tsx')).GiveConsentDrawer,
);

/** What the customer agreed to and took back, and what his information may be used for now. */
export function ConsentSection({ customer }: { customer: CustomerPage }) {
  const { customer_id } = customer;
  const { say, label } = useWords();
  const { may } = useMe();
  const [isGiving, setGiving] = useState(false);
  const { data } = useRead(contract.listConsents, { customer_id });
  const confirm = useConfirm();
  const withdraw = useWrite(contract.withdrawConsent, { said: say('consent.screen.withdrawn') });
  const ask = async (purpose: string) => {
    const named = label('purpose', purpose);
    const isSure = await confirm({
      title: `${say('consent.action.withdraw')} · ${named}`,
      lead: say('consent.screen.withdraw_lead', { purpose: named }),
      yes: say('consent.action.withdraw'),
      clause: 'information/2c',
      isGrave: true,
    });
    if (isSure) withdraw.mutate({ customer_id, purpose, channel: 'service_inquiry' });
  };
  return (
    <Section
      title={say('customers.section.consent')}
      actions={
        may('customers.give-consent') && (
          <Button size="small" onClick={() => setGiving(true)}>
            {say('consent.action.give')}
          </Button>
        )
      }
    >
      {(data?.lawful_for ?? customer.lawful_for).map((purpose) => (
        <div key={purpose} className="customer-line">
          <span>
            {say('consent.screen.lawful')} {label('purpose', purpose)}
          </span>
          {may('customers.withdraw-consent') && (
            <Button size="small" type="text" danger onClick={() => void ask(purpose)}>
              {say('consent.action.withdraw')}
            </Button>
          )}
        </div>
      ))}
      {data?.rows.map((it) => (
        <div key={`${it.at.toISOString()}${it.purpose}${it.kind}`} className="customer-line faint">
          <span>
            {label('consent_event', it.kind)} · {label('purpose', it.purpose)}
            {it.basis && ` · ${label('basis', it.basis)}`}
            {it.notice_version && ` · v${it.notice_version}`}
          </span>
          <MomentText at={it.at} />
        </div>
      ))}
      {isGiving && <GiveConsentDrawer customer_id={customer_id} onClose={() => setGiving(false)} />}
    </Section>
  );
}
