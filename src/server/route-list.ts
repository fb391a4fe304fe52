import type { Endpoint } from '#kernel/endpoint';
import type { Rate } from '#kernel/rate';

import { allRoutes } from './modules.ts';
import { rateOf } from './rates.ts';

/** One endpoint as it is listed to people and to whoever tests the house from outside. */
export interface ListedRoute {
  id: string;
  method: Endpoint['method'];
  path: string;
  effect: Endpoint['effect'];
  actors: readonly string[];
  personal: boolean;
  purposes: readonly string[];
  rate: Rate;
  upload_bytes: number | undefined;
  download: boolean;
}

/** Every address the server answers under `/api`, by id. */
export const routeList = (): ListedRoute[] =>
  allRoutes
    .map(({ endpoint }) => {
      const { id, method, path, effect, actors, personal, purposes } = endpoint;
      return {
        ...{ id, method, path: `/api${path}`, effect, actors, personal, purposes },
        rate: rateOf(endpoint),
        upload_bytes: endpoint.upload?.max_bytes,
        download: endpoint.download ?? false,
      };
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
