import { Button } from 'antd';
import { useState } from 'react';

import { contract, type CustomerPage } from '#contract/customers';
import { contract as reception, type FollowUpRow } from '#contract/reception';
import type { Page } from '#kernel/page';
import { cannotCorrect, cannotRevise, cannotVoid } from '#rules/customers';

import { useGo, useParam } from '../address.ts';
import { useRead } from '../api-hooks.ts';
import { later } from '../later.tsx';
import { paths } from '../paths.ts';
import { useTerms } from '../policy/terms.ts';
import { FollowUpList } from '../reception/follow-up-list.tsx';
import { WarmCardPanel } from '../reception/warm-card-panel.tsx';
import { useMe } from '../shell/me.ts';
import { Bones } from '../ui/bones.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useWords } from '../words.ts';
import { ArchiveSection } from './archive-section.tsx';
import { AttachmentsSection } from './attachments-section.tsx';
import { ConsentSection } from './consent-section.tsx';
import { CustomerHead } from './customer-head.tsx';
import './customers.css';
import { LooksSection, TimelineSection } from './history-sections.tsx';
import { Missing } from './missing.tsx';
import { OwnersSection } from './owners-section.tsx';
import { RelationsSection } from './relations-section.tsx';

const LogContactDrawer = later(
  async () => (await import('../reception/log-contact-drawer.tsx')).LogContactDrawer,
);
const RevealDrawer = later(async () => (await import('../custody/reveal-drawer.tsx')).RevealDrawer);
const AssignDrawer = later(async () => (await import('./assign-drawer.tsx')).AssignDrawer);
const VoidDrawer = later(async () => (await import('./void-drawer.tsx')).VoidDrawer);

/** One customer, as this reader may see him: card, back, archive, consents, what happened, who looked. */
export function Screen() {
  const customer_id = useParam('customer_id');
  const { may } = useMe();
  if (may('reception.read-history')) return <WithHistory customer_id={customer_id} />;
  return <WithoutHistory customer_id={customer_id} />;
}

function WithHistory({ customer_id }: { customer_id: string }) {
  const { data, error } = useRead(reception.readHistory, { customer_id });
  if (error) return <RefusalNote error={error} />;
  if (!data) return <Bones rows={12} />;
  return <CustomerView customer={data.customer} follow_ups={data.follow_ups} />;
}

/** For offices that keep archives and do not look at how the customer was received. */
function WithoutHistory({ customer_id }: { customer_id: string }) {
  const { data, error } = useRead(contract.readCustomer, { customer_id });
  if (error) return <RefusalNote error={error} />;
  if (!data) return <Bones rows={12} />;
  return <CustomerView customer={data} />;
}

type Opened = 'log' | 'reveal' | 'assign' | 'void' | undefined;

interface ViewProps {
  customer: CustomerPage;
  /** The latest contacts, for those who may look at them. */
  follow_ups?: Page<FollowUpRow>;
}

function CustomerView({ customer, follow_ups }: ViewProps) {
  const { customer_id, name, number } = customer;

  const { may } = useMe();
  const terms = useTerms();
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  return (
    <>
      <PageHeader
        title={name}
        lead={number}
        actions={<Actions customer={customer} onOpen={setOpened} />}
      />
      <CustomerHead customer={customer} />
      <div className="customer-columns">
        <div>
          {may('reception.read-warm-card') && (
            <WarmCardPanel customer_id={customer_id} isOwn={customer.seen === 'clear'} />
          )}
          {follow_ups && <FollowUpList customer_id={customer_id} first={follow_ups} />}
          {may('customers.read-timeline') && <TimelineSection customer_id={customer_id} />}
        </div>
        <div>
          {terms && <ArchiveSection customer={customer} terms={terms} />}
          {may('customers.list-relations') && <RelationsSection customer={customer} />}
          {may('customers.list-attachments') && <AttachmentsSection customer_id={customer_id} />}
          {may('customers.list-consents') && <ConsentSection customer={customer} />}
          {may('customers.list-assignments') && <OwnersSection customer_id={customer_id} />}
          {may('customers.list-looks') && <LooksSection customer_id={customer_id} />}
        </div>
      </div>
      {opened === 'log' && (
        <LogContactDrawer
          customer_id={customer_id}
          name={name}
          intent_grade={customer.intent_grade}
          ask={<Missing customer={customer} />}
          onClose={close}
        />
      )}
      {opened === 'reveal' && <RevealDrawer customer_id={customer_id} onClose={close} />}
      {opened === 'assign' && <AssignDrawer customers={[customer]} onClose={close} />}
      {opened === 'void' && <VoidDrawer customer={customer} onClose={close} />}
    </>
  );
}

/** What may be done with this customer now; what may not is shown with the server's own reason. */
function Actions({ customer, onOpen }: { customer: CustomerPage; onOpen: (what: Opened) => void }) {
  const words = useWords();
  const { say } = words;
  const { may } = useMe();
  const go = useGo();
  const { state, seen, customer_id } = customer;
  const isInForce = cannotCorrect(state) === undefined;
  const noRevision = isInForce ? undefined : cannotRevise(state);
  const noVoiding = cannotVoid(state);
  const isOwn = seen === 'clear';
  return (
    <>
      {isOwn && may('reception.log-follow-up') && (
        <Button type="primary" onClick={() => onOpen('log')}>
          {say('customers.action.log_contact')}
        </Button>
      )}
      {isOwn && may('customers.revise-customer') && (
        <Button
          disabled={noRevision !== undefined}
          title={noRevision && words.refusal(noRevision)}
          onClick={() => go(paths.reviseCustomer(customer_id))}
        >
          {say(isInForce ? 'customers.action.request-correction' : 'ui.action.edit')}
        </Button>
      )}
      {seen === 'masked' && may('custody.reveal-field') && (
        <Button onClick={() => onOpen('reveal')}>{say('custody.action.reveal-field')}</Button>
      )}
      {may('customers.assign-customer') && (
        <Button onClick={() => onOpen('assign')}>{say('customers.action.assign-customer')}</Button>
      )}
      {isOwn && may('customers.void-customer') && (
        <Button
          danger
          disabled={noVoiding !== undefined}
          title={noVoiding && words.refusal(noVoiding)}
          onClick={() => onOpen('void')}
        >
          {say('customers.action.void-customer')}
        </Button>
      )}
    </>
  );
}
