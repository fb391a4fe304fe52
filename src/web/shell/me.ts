import { queryOptions, useQuery } from '@tanstack/react-query';

import { contract, type Me } from '#contract/identity';
import { scopesFromNarrow, type Scope } from '#kernel/scope';

import { call } from '../api.ts';
import { keyOf } from '../api-hooks.ts';

/** Who is signed in; asked once, kept until something about it changes. */
export const meQuery = queryOptions({
  queryKey: keyOf(contract.me, {}),
  queryFn: () => call(contract.me, {}),
  staleTime: Infinity,
  gcTime: Infinity,
});

/** What the person may do: permissions are endpoint ids. */
export interface Powers {
  may: (permission: string) => boolean;
  /** The scopes a permission reaches, narrow first. */
  scopes: (permission: string) => readonly Scope[];
}

export function powersOf(me: Me): Powers {
  const scopes = (permission: string) =>
    scopesFromNarrow.filter((it) => me.permissions[permission]?.includes(it));
  return { scopes, may: (permission) => scopes(permission).length > 0 };
}

/** The signed-in person and what he may do. Only inside the frame, where somebody is signed in. */
export function useMe(): Me & Powers {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('nobody is signed in here');
  return { ...data, ...powersOf(data) };
}
