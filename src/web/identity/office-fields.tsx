import { contract, Office, type Unit } from '#contract/identity';
import { placesOf } from '#rules/identity';

import { useRead } from '../api-hooks.ts';
import type { Choice } from '../ui/choice-buttons.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { useField } from '../ui/form.ts';
import { useWords } from '../words.ts';

const none: readonly Unit[] = [];

/** The units that stand, each with the names above it, so that two first teams differ. */
export function useUnits(): { units: readonly Unit[]; pathOf: (unit_id: string) => string } {
  const { data } = useRead(contract.listUnits, {});
  const units = data?.rows ?? none;
  const pathOf = (unit_id: string): string => {
    const names: string[] = [];
    let next = units.find((it) => it.unit_id === unit_id);
    while (next && names.length < 10) {
      names.unshift(next.name);
      const { parent_id } = next;
      next = units.find((it) => it.unit_id === parent_id);
    }
    return names.join(' / ');
  };
  return { units, pathOf };
}

/** An office and a unit it can be held in; the rule decides which units are offered. */
export function OfficeFields({ isRequired }: { isRequired: boolean }) {
  const { field, label, say } = useWords();
  const { units, pathOf } = useUnits();
  const { value: office } = useField<Office>('office');
  const places = office ? placesOf(office) : [];
  const offered = units
    .filter((it) => !it.is_closed && places.includes(it.kind))
    .map((it): Choice => ({ value: it.unit_id, label: pathOf(it.unit_id) }));
  return (
    <>
      <ChoiceField
        name="office"
        label={field('identity', 'office')}
        choices={Office.options.map((value) => ({ value, label: label('office', value) }))}
        isRequired={isRequired}
      />
      {office && (
        <ChoiceField
          name="unit_id"
          label={field('identity', 'unit_id')}
          hint={say('identity.screen.places', {
            kinds: places.map((it) => label('unit_kind', it)).join(' / '),
          })}
          choices={offered}
          isRequired
        />
      )}
    </>
  );
}
