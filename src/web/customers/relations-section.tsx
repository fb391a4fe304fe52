import { Button } from 'antd';
import { useState } from 'react';

import { relationsContract, type CustomerPage, type RelationRow } from '#contract/customers';

import { useRead, useWrite } from '../api-hooks.ts';
import { later } from '../later.tsx';
import { paths } from '../paths.ts';
import { useMe } from '../shell/me.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { DayText, MomentText } from '../ui/moment-text.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useWords } from '../words.ts';
import { Section } from './section.tsx';

const LinkDrawer = later(async () => (await import('./link-drawer.tsx')).LinkDrawer);
const MemberDrawer = later(async () => (await import('./member-drawer.tsx')).MemberDrawer);

/** 家庭与关系人: who belongs to the customer, each with his own consent (information/4f). */
export function RelationsSection({ customer }: { customer: CustomerPage }) {
  const { customer_id, seen, kind } = customer;
  const { say } = useWords();
  const { may } = useMe();
  const [opened, setOpened] = useState<'member' | 'link'>();
  const { data } = useRead(relationsContract.listRelations, { customer_id });
  const close = () => setOpened(undefined);
  const isOwn = seen === 'clear';
  const firm = kind !== 'individual';
  return (
    <Section
      title={say(firm ? 'customers.section.contacts' : 'customers.section.relations')}
      actions={
        isOwn && (
          <>
            {may('customers.add-member') && (
              <Button size="small" onClick={() => setOpened('member')}>
                {say('customers.action.add-member')}
              </Button>
            )}
            {may('customers.link-customers') && (
              <Button size="small" onClick={() => setOpened('link')}>
                {say('customers.action.link-customers')}
              </Button>
            )}
          </>
        )
      }
    >
      {data?.rows.length === 0 && <p className="faint">{say('customers.empty.relations')}</p>}
      {data?.rows.map((it) => (
        <RelationLine key={it.relation_id} customer_id={customer_id} relation={it} />
      ))}
      {opened === 'member' && <MemberDrawer customer={customer} onClose={close} />}
      {opened === 'link' && <LinkDrawer customer={customer} onClose={close} />}
    </Section>
  );
}

function RelationLine({ customer_id, relation }: { customer_id: string; relation: RelationRow }) {
  const { say, label } = useWords();
  const { may } = useMe();
  const confirm = useConfirm();
  const end = useWrite(relationsContract.endRelation);
  const { relation_id, kind, other, member, closed_at } = relation;
  const action = say('customers.action.end-relation');
  const ask = async () => {
    const lead = say('customers.screen.end_relation_lead');
    if (await confirm({ title: action, lead, yes: action }))
      end.mutate({ customer_id, relation_id });
  };
  return (
    <div className={closed_at ? 'customer-line faint' : 'customer-line'}>
      <span>
        {label('relation_kind', kind)}
        {' · '}
        {other && <TextLink to={paths.customer(other.customer_id)}>{other.name}</TextLink>}
        {other && <span className="faint"> {other.number}</span>}
        {!other && relation.has_archive && say('customers.screen.relation_elsewhere')}
        {member && <MemberText relation={relation} />}
        {closed_at && (
          <>
            {' · '}
            {say('customers.screen.relation_ended')} <MomentText at={closed_at} isNear />
          </>
        )}
      </span>
      {!closed_at && may('customers.end-relation') && (
        <Button size="small" type="text" onClick={() => void ask()}>
          {action}
        </Button>
      )}
    </div>
  );
}

/** Who he is, how he is reached, and on whose word he is kept. */
function MemberText({ relation }: { relation: RelationRow }) {
  const { say } = useWords();
  const { member, is_minor, consent_by, notice_version } = relation;
  if (!member) return null;
  const { name, phone, birth_on, note, guardian } = member;
  return (
    <>
      {name}
      {phone && ` · ${phone}`}
      {birth_on && (
        <>
          {' · '}
          <DayText on={birth_on} />
        </>
      )}
      {note && ` · ${note}`}
      <span className="source faint">
        {is_minor && `${say('customers.screen.minor')} · `}
        {consent_by === 'guardian'
          ? say('customers.screen.agreed_by_guardian', { guardian: guardian ?? '***' })
          : say('customers.screen.agreed_himself')}
        {notice_version && ` · v${notice_version}`}
      </span>
    </>
  );
}
