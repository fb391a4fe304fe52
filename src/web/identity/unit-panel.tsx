import { Button } from 'antd';
import { useState } from 'react';

import { contract, UnitKind, type Unit } from '#contract/identity';
import { cannotStandUnder } from '#rules/identity';

import { useQueryFields } from '../address.ts';
import { useWrite } from '../api-hooks.ts';
import { useMe } from '../shell/me.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { FieldList } from '../ui/field-list.tsx';
import { useWords } from '../words.ts';
import './identity.css';
import { OpenUnitForm, PhaseForm, RenameUnitForm } from './unit-forms.tsx';

interface Props {
  unit: Unit;
  units: readonly Unit[];
}

type Task = 'open-unit' | 'rename-unit' | 'set-phase';

/** One unit, and what an administrator may do with it; one task at a time. */
export function UnitPanel({ unit, units }: Props) {
  const { say, field, label } = useWords();
  const { may } = useMe();
  const [task, setTask] = useState<Task>();
  const parent = units.find((it) => it.unit_id === unit.parent_id);
  const beneath = UnitKind.options.filter((it) => !cannotStandUnder(it, unit.kind));
  const done = () => setTask(undefined);
  const offered: Record<Task, boolean> = {
    'open-unit': beneath.length > 0,
    'rename-unit': true,
    'set-phase': unit.kind === 'project',
  };
  const tasks = (Object.keys(offered) as Task[]).filter(
    (it) => offered[it] && may(`identity.${it}`),
  );
  return (
    <div className="person-panel">
      <FieldList
        lines={[
          { label: field('identity', 'kind'), value: label('unit_kind', unit.kind) },
          { label: field('identity', 'code'), value: unit.code },
          { label: field('identity', 'parent_id'), value: parent?.name },
          ...(unit.kind === 'project'
            ? [
                {
                  label: field('identity', 'phase'),
                  value: unit.phase && label('phase', unit.phase),
                },
              ]
            : []),
          ...(unit.is_closed
            ? [{ label: field('identity', 'is_closed'), value: say('ui.yes') }]
            : []),
        ]}
      />
      {!unit.is_closed && (
        <div className="person-actions">
          {tasks.map((it) => (
            <Button
              key={it}
              aria-pressed={task === it}
              type={task === it ? 'primary' : 'default'}
              onClick={() => setTask(task === it ? undefined : it)}
            >
              {say(`identity.action.${it}`)}
            </Button>
          ))}
          <Closing unit={unit} />
        </div>
      )}
      {task === 'open-unit' && <OpenUnitForm parent={unit} kinds={beneath} onDone={done} />}
      {task === 'rename-unit' && <RenameUnitForm unit={unit} onDone={done} />}
      {task === 'set-phase' && <PhaseForm unit={unit} onDone={done} />}
    </div>
  );
}

function Closing({ unit: { unit_id, name, kind } }: Pick<Props, 'unit'>) {
  const { say } = useWords();
  const { may } = useMe();
  const confirm = useConfirm();
  const [, change] = useQueryFields();
  const close = useWrite(contract.closeUnit, {
    said: say('identity.screen.unit_closed'),
    onDone: () => change({ open: undefined }),
  });
  if (!may('identity.close-unit') || kind === 'group') return null;
  const ask = async () => {
    const isSure = await confirm({
      title: say('identity.action.close-unit'),
      lead: say('identity.screen.close_unit_lead', { name }),
      yes: say('identity.action.close-unit'),
      isGrave: true,
    });
    if (isSure) close.mutate({ unit_id });
  };
  return (
    <Button danger loading={close.isPending} onClick={() => void ask()}>
      {say('identity.action.close-unit')}
    </Button>
  );
}
