import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';

import { contract, type HoldingRow, type PersonRow } from '#contract/identity';
import { cannotGrant } from '#rules/identity';

import { useWrite } from '../api-hooks.ts';
import { useMe } from '../shell/me.ts';
import { ClauseLink } from '../ui/clause-link.tsx';
import { useConfirm } from '../ui/confirm.tsx';
import { Note } from '../ui/note.tsx';
import { useWords } from '../words.ts';
import { DeputyForm } from './deputy-form.tsx';
import { GrantForm } from './grant-form.tsx';
import './identity.css';

/** The offices somebody holds today or will hold, who deputises, and granting another. */
export function PersonOffices({ person }: { person: PersonRow }) {
  const words = useWords();
  const { say } = words;
  const { may, person_id } = useMe();
  const [isGranting, setGranting] = useState(false);
  const refusal = cannotGrant(person_id, person.person_id);
  const isOffered = may('identity.grant-office') && !person.is_disabled;
  return (
    <section className="person-part">
      <div className="person-part-head">
        <h2>{say('identity.field.offices')}</h2>
        {isOffered && !refusal && !isGranting && (
          <Button size="small" icon={<PlusOutlined />} onClick={() => setGranting(true)}>
            {say('identity.action.grant-office')}
          </Button>
        )}
      </div>
      {isOffered && refusal && (
        <Note tone="quiet" more={refusal.clause && <ClauseLink clause={refusal.clause} />}>
          {words.refusal(refusal)}
        </Note>
      )}
      {isGranting && <GrantForm person={person} onDone={() => setGranting(false)} />}
      {person.holdings.length === 0 && <p className="faint">{say('identity.empty.offices')}</p>}
      <ul>
        {person.holdings.map((it) => (
          <Holding key={it.holding_id} holding={it} person={person} />
        ))}
      </ul>
    </section>
  );
}

function Holding({ holding, person }: { holding: HoldingRow; person: PersonRow }) {
  const { say, label } = useWords();
  const { may } = useMe();
  const confirm = useConfirm();
  const [isNaming, setNaming] = useState(false);
  const end = useWrite(contract.endOffice, { said: say('identity.screen.office_ended') });
  const endDeputy = useWrite(contract.endDeputyship, { said: say('identity.screen.deputy_ended') });
  const { holding_id, office, unit_name, from_on, until_on, deputies } = holding;
  const askEnd = async () => {
    const isSure = await confirm({
      title: say('identity.action.end-office'),
      lead: say('identity.screen.end_office_lead', {
        name: person.name,
        office: label('office', office),
        unit: unit_name,
      }),
      yes: say('identity.action.end-office'),
      clause: 'access/2d',
      isGrave: true,
    });
    if (isSure) end.mutate({ holding_id });
  };
  return (
    <li className="holding">
      <div>
        <strong>{label('office', office)}</strong> <span className="soft">{unit_name}</span>
        <div className="faint">
          {say('ui.from', { day: from_on })}
          {until_on && ` ${say('ui.until', { day: until_on })}`}
        </div>
      </div>
      <div className="holding-actions">
        {may('identity.appoint-deputy') && !isNaming && (
          <Button size="small" onClick={() => setNaming(true)}>
            {say('identity.action.appoint-deputy')}
          </Button>
        )}
        {may('identity.end-office') && (
          <Button size="small" danger loading={end.isPending} onClick={() => void askEnd()}>
            {say('identity.action.end-office')}
          </Button>
        )}
      </div>
      {deputies.map((it) => (
        <div key={it.deputyship_id} className="holding-deputy">
          <span>
            {say('identity.field.deputy_id')}: {it.name}{' '}
            <span className="faint">
              {it.from_on} – {it.until_on}
            </span>
          </span>
          {may('identity.end-deputyship') && (
            <Button
              size="small"
              type="link"
              loading={endDeputy.isPending}
              onClick={() => endDeputy.mutate({ deputyship_id: it.deputyship_id })}
            >
              {say('identity.action.end-deputyship')}
            </Button>
          )}
        </div>
      ))}
      {isNaming && <DeputyForm holding={holding} person={person} onDone={() => setNaming(false)} />}
    </li>
  );
}
