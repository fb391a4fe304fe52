import { UserAddOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';

import { contract, type PersonRow } from '#contract/identity';

import { EndpointRegister } from '../endpoint-register.tsx';
import { useMe } from '../shell/me.ts';
import { StateTag } from '../ui/state-tag.tsx';
import { useWords } from '../words.ts';
import { AddPersonDrawer } from './add-person-drawer.tsx';
import './identity.css';
import { PersonPanel } from './person-panel.tsx';

/** 人员一览表: who works here, with which offices, and who stands in for whom. */
export function Screen() {
  const { say } = useWords();
  const { may } = useMe();
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <EndpointRegister
        endpoint={contract.listPeople}
        limit={200}
        rowId={(row) => row.person_id}
        lead={say('identity.about.people')}
        cells={{
          office: (row) => <Offices person={row} />,
          is_disabled: (row) => row.is_disabled && <DisabledTag />,
        }}
        card={(row) => <PersonCard person={row} />}
        panel={(person_id, row) => ({
          title: row?.name ?? say('identity.register.people'),
          body: <PersonPanel key={person_id} person={row} />,
        })}
        actions={
          may('identity.add-person') && (
            <Button type="primary" icon={<UserAddOutlined />} onClick={() => setAdding(true)}>
              {say('identity.action.add-person')}
            </Button>
          )
        }
        empty={{ title: say('identity.empty.people') }}
      />
      {isAdding && <AddPersonDrawer onClose={() => setAdding(false)} />}
    </>
  );
}

function DisabledTag() {
  const { say } = useWords();
  return <StateTag tone="quiet">{say('identity.field.is_disabled')}</StateTag>;
}

/** One colleague on a phone: who, as what, where. */
function PersonCard({ person }: { person: PersonRow }) {
  return (
    <>
      <span className="card-head">
        <strong>{person.name}</strong>
        {person.is_disabled && <DisabledTag />}
      </span>
      <span className="person-line">
        <Offices person={person} />
        {person.unit_name && <span className="soft"> · {person.unit_name}</span>}
      </span>
      <span className="faint person-line">{person.sign_in_name}</span>
    </>
  );
}

/** The first office by name, the others by number: a person may hold several. */
function Offices({ person: { office, holdings } }: { person: PersonRow }) {
  const { label, say } = useWords();
  if (!office) return <span className="faint">{say('shell.me.no_office')}</span>;
  return (
    <>
      {label('office', office)}
      {holdings.length > 1 && <span className="faint"> +{holdings.length - 1}</span>}
    </>
  );
}
