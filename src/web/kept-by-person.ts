import { useQueryClient } from '@tanstack/react-query';

import { contract } from '#contract/workplace';

import { call } from './api.ts';
import { keyOf, useRead } from './api-hooks.ts';
import { useKept } from './ui/kept.ts';

type Preferences = { rows: { key: string; value: string }[] };
const queryKey = keyOf(contract.listPreferences, {});

/**
 * A preference that belongs to the person, on whatever machine he sits. What this browser knew last
 * is shown until the server has answered, so that nothing jumps.
 */
export function useKeptByPerson(
  key: string,
): [string | undefined, (value: string | undefined) => void] {
  const queries = useQueryClient();
  const [cached, cache] = useKept(key);
  const { data } = useRead(contract.listPreferences, {}, { fresh: Infinity });
  const value = data ? data.rows.find((it) => it.key === key)?.value : cached;
  const keep = (next: string | undefined) => {
    cache(next);
    queries.setQueryData<Preferences>(queryKey, (known) => {
      const rest = (known?.rows ?? []).filter((it) => it.key !== key);
      return { rows: next === undefined ? rest : [...rest, { key, value: next }] };
    });
    // What is shown has changed already; an outage only means it is not remembered elsewhere.
    call(contract.keepPreference, { key, value: next ?? null }).catch(() => undefined);
  };
  return [value, keep];
}
