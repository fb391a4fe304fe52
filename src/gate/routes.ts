import type { Contract, Endpoint } from '#kernel/endpoint';

import type { UseCase } from './perform.ts';

export interface Route {
  endpoint: Endpoint;
  useCase: UseCase<Endpoint>;
}

/** Binds every endpoint of a contract to the use case of the same name; a missing one does not compile. */
export function routes<C extends Contract>(
  contract: C,
  useCases: { [Name in keyof C]: UseCase<C[Name]> },
): Route[] {
  return Object.entries(contract).map(([name, endpoint]) => ({
    endpoint,
    useCase: useCases[name] as unknown as UseCase<Endpoint>,
  }));
}
