import { Segmented, Select } from 'antd';

import type { Endpoint } from '#kernel/endpoint';
import type { Filter } from '#kernel/register';
import type { Scope } from '#kernel/scope';

import { useQueryFields } from './address.ts';
import { useStated } from './use-stated.ts';
import { useWords } from './words.ts';

/** How far this page reaches and what it is read for: both are in the address and in the log. */
export function StatedChoices({ endpoint }: { endpoint: Endpoint }) {
  const { say, label } = useWords();
  const { scope, scopes, purpose, setScope, setPurpose } = useStated(endpoint);
  return (
    <>
      {scopes.length > 1 && (
        <Segmented
          value={scope as Scope}
          aria-label={say('ui.register.scope')}
          options={scopes.map((value) => ({ value, label: label('scope', value) }))}
          onChange={setScope}
        />
      )}
      {endpoint.purposes.length > 1 && (
        <Select
          variant="borderless"
          value={purpose ?? ''}
          aria-label={say('ui.register.purpose')}
          title={say('ui.register.purpose')}
          popupMatchSelectWidth={false}
          options={endpoint.purposes.map((value) => ({ value, label: label('purpose', value) }))}
          onChange={setPurpose}
        />
      )}
    </>
  );
}

/** The views of a register, one of them always chosen. */
export function ViewChoice({ filter }: { filter: Filter }) {
  const { choices, say } = useWords();
  const [query, change] = useQueryFields();
  const options = choices(filter.list ?? '');
  const usual = options[0]?.value ?? '';
  return (
    <Segmented
      value={query[filter.key] ?? usual}
      aria-label={say('ui.register.view')}
      options={options}
      onChange={(next) => change({ [filter.key]: next === usual ? undefined : next })}
    />
  );
}
