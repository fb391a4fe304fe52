import { contract as identity } from '#contract/identity';

import { useRead } from '../api-hooks.ts';
import type { Choice } from '../ui/choice-buttons.tsx';

/** The projects that are open, to choose one from. */
export function useProjects(): Choice[] {
  const { data } = useRead(identity.listUnits, {});
  return (data?.rows ?? [])
    .filter((it) => it.kind === 'project' && !it.is_closed)
    .map((it) => ({ value: it.unit_id, label: it.name }));
}
