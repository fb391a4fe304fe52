import { contract, Phase, type Unit, type UnitKind } from '#contract/identity';
import { dayOf } from '#kernel/calendar';

import { now } from '../clock.ts';
import { ChoiceField } from '../ui/choice-field.tsx';
import { DayField } from '../ui/day-field.tsx';
import { FormBody } from '../ui/form-body.tsx';
import { useForm } from '../ui/form.ts';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import './identity.css';

interface Props {
  unit: Unit;
  onDone: () => void;
}

/** A unit beneath another; only kinds that can stand there are offered. */
export function OpenUnitForm({
  parent,
  kinds,
  onDone,
}: {
  parent: Unit;
  kinds: readonly UnitKind[];
  onDone: () => void;
}) {
  const { say, field, label } = useWords();
  const toast = useToast();
  const form = useForm({
    endpoint: contract.openUnit,
    initial: {
      parent_id: parent.unit_id,
      kind: kinds.length === 1 ? kinds[0]! : (undefined as unknown as UnitKind),
      name: '',
      code: '',
    },
    saved: () => {
      toast.done(say('identity.screen.unit_opened'));
      onDone();
    },
  });
  return (
    <div className="person-form">
      <FormBody form={form} submit={say('identity.action.open-unit')} cancel={onDone}>
        <ChoiceField
          name="kind"
          label={field('identity', 'kind')}
          choices={kinds.map((value) => ({ value, label: label('unit_kind', value) }))}
          isRequired
        />
        <div className="half">
          <TextField
            name="name"
            label={field('identity', 'name_of_unit')}
            maxLength={60}
            isRequired
          />
        </div>
        <div className="half">
          <TextField
            name="code"
            label={field('identity', 'code')}
            hint={say('ui.problem.code_malformed')}
            maxLength={40}
            isRequired
          />
        </div>
      </FormBody>
    </div>
  );
}

export function RenameUnitForm({ unit: { unit_id, name }, onDone }: Props) {
  const { say, field } = useWords();
  const toast = useToast();
  const form = useForm({
    endpoint: contract.renameUnit,
    initial: { unit_id, name },
    saved: () => {
      toast.done(say('ui.form.saved'));
      onDone();
    },
  });
  return (
    <div className="person-form">
      <FormBody form={form} cancel={onDone}>
        <TextField
          name="name"
          label={field('identity', 'name_of_unit')}
          maxLength={60}
          isRequired
        />
      </FormBody>
    </div>
  );
}

/** 项目阶段: it decides who answers for the project's customers, from which day. */
export function PhaseForm({ unit: { unit_id, phase }, onDone }: Props) {
  const { say, field, label } = useWords();
  const toast = useToast();
  const form = useForm({
    endpoint: contract.setPhase,
    initial: {
      unit_id,
      phase: (phase ?? undefined) as unknown as Phase,
      since_on: dayOf(now()),
    },
    saved: () => {
      toast.done(say('identity.screen.phase_set'));
      onDone();
    },
  });
  return (
    <div className="person-form">
      <FormBody form={form} submit={say('identity.action.set-phase')} cancel={onDone}>
        <ChoiceField
          name="phase"
          label={field('identity', 'phase')}
          choices={Phase.options.map((value) => ({ value, label: label('phase', value) }))}
          isRequired
        />
        <DayField name="since_on" label={field('identity', 'since_on')} isRequired />
      </FormBody>
    </div>
  );
}
