import type { Endpoint } from '#kernel/endpoint';
import { Scope } from '#kernel/scope';

import { useQueryFields } from './address.ts';
import { useMe } from './shell/me.ts';

/** The scope and the purpose the address states for an endpoint, or what the gate would take. */
export function useStated(endpoint: Endpoint) {
  const { scopes } = useMe();
  const [query, change] = useQueryFields();
  const open = scopes(endpoint.id);
  const asked = Scope.safeParse(query.scope).data;
  const scope = asked !== undefined && open.includes(asked) ? asked : open.at(-1);
  const purposes = endpoint.purposes;
  const purpose = purposes.includes(query.purpose ?? '') ? query.purpose : purposes[0];
  return {
    scope,
    purpose,
    scopes: open,
    setScope: (next: Scope) => change({ scope: next === open.at(-1) ? undefined : next }),
    setPurpose: (next: string) => change({ purpose: next === purposes[0] ? undefined : next }),
  };
}
