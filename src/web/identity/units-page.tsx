import { Checkbox } from 'antd';
import { useState } from 'react';

import { contract, type Unit, type UnitKind } from '#contract/identity';

import { useQueryFields } from '../address.ts';
import { useRead } from '../api-hooks.ts';
import { Bones } from '../ui/bones.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { Panel } from '../ui/panel.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useWords } from '../words.ts';
import './identity.css';
import { UnitPanel } from './unit-panel.tsx';

/** 组织: group, companies, departments, projects and teams, each beneath the one it belongs to. */
export function Screen() {
  const { say } = useWords();
  const [query, change] = useQueryFields();
  const { data, error } = useRead(contract.listUnits, {});
  const [showsClosed, setShowsClosed] = useState(false);
  const units = (data?.rows ?? []).filter((it) => showsClosed || !it.is_closed);
  const hasClosed = data?.rows.some((it) => it.is_closed) ?? false;
  const open = data?.rows.find((it) => it.unit_id === query.open);
  // What its parent does not show here stands at the top: a company whose group one does not see.
  const roots = units.filter((it) => !units.some(({ unit_id }) => unit_id === it.parent_id));
  const close = () => change({ open: undefined });
  return (
    <>
      <PageHeader
        title={say('identity.register.units')}
        lead={say('identity.about.units')}
        clause="access/2a"
        actions={
          hasClosed && (
            <Checkbox
              checked={showsClosed}
              onChange={(event) => setShowsClosed(event.target.checked)}
            >
              {say('identity.screen.show_closed')}
            </Checkbox>
          )
        }
      />
      {error && <RefusalNote error={error} />}
      {!data && !error && <Bones rows={10} />}
      {roots.length > 0 && (
        <div className="units">
          <Branch
            units={units}
            here={roots}
            opened={query.open}
            onOpen={(unit_id) => change({ open: unit_id }, { push: true })}
          />
        </div>
      )}
      <Panel title={open?.name} isOpen={open !== undefined} onClose={close} width={560}>
        {open && <UnitPanel key={open.unit_id} unit={open} units={data?.rows ?? []} />}
      </Panel>
    </>
  );
}

/** Projects stand before departments: they are what most people look for. */
const order: readonly UnitKind[] = ['group', 'company', 'project', 'department', 'team'];

interface BranchProps {
  units: readonly Unit[];
  here: readonly Unit[];
  opened: string | undefined;
  onOpen: (unit_id: string) => void;
}

function Branch({ units, here, opened, onOpen }: BranchProps) {
  const { label, say, locale } = useWords();
  const inOrder = here.toSorted(
    (one, other) =>
      order.indexOf(one.kind) - order.indexOf(other.kind) ||
      one.name.localeCompare(other.name, locale),
  );
  return (
    <ul className="unit-branch">
      {inOrder.map((it) => {
        const beneath = units.filter(({ parent_id }) => parent_id === it.unit_id);
        return (
          <li key={it.unit_id}>
            <button
              type="button"
              className={it.unit_id === opened ? 'plain unit is-open' : 'plain unit'}
              onClick={() => onOpen(it.unit_id)}
            >
              <span className="unit-kind faint">{label('unit_kind', it.kind)}</span>
              <span className={it.is_closed ? 'unit-name faint' : 'unit-name'}>{it.name}</span>
              <span className="unit-marks">
                {it.phase && <StateTag tone="accent">{label('phase', it.phase)}</StateTag>}
                {it.is_closed && (
                  <StateTag tone="quiet">{say('identity.field.is_closed')}</StateTag>
                )}
              </span>
            </button>
            {beneath.length > 0 && (
              <Branch units={units} here={beneath} opened={opened} onOpen={onOpen} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
