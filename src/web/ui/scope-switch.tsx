import { Segmented } from 'antd';

import type { Scope } from '#kernel/scope';

import { useQueryFields } from '../address.ts';
import { useWords } from '../words.ts';

/** How far a register reaches; only where the reader has more than one choice. Kept in the address. */
export function ScopeSwitch({ scopes }: { scopes: readonly Scope[] }) {
  const { say, label } = useWords();
  const [query, change] = useQueryFields();
  if (scopes.length < 2) return null;
  const stated = scopes.find((it) => it === query.scope) ?? scopes[0]!;
  return (
    <Segmented
      aria-label={say('ui.register.scope')}
      value={stated}
      options={scopes.map((it) => ({ value: it, label: label('scope', it) }))}
      onChange={(scope) => change({ scope: scope === scopes[0] ? undefined : scope })}
    />
  );
}
