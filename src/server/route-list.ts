import type { Endpoint } from '#kernel/endpoint';

import { allRoutes } from './modules.ts';

/** One endpoint as it is listed to people and to whoever tests the house from outside. */
export interface ListedRoute {
  id: string;
  method: Endpoint['method'];
  path: string;
  effect: Endpoint['effect'];
  actors: readonly string[];
  personal: boolean;
  purposes: readonly string[];
  upload_bytes: number | undefined;
  download: boolean;
}

/** Every address the server answers under `/api`, by id. */
export const routeList = (): ListedRoute[] =>
  allRoutes
    .map(({ endpoint: { id, method, path, effect, actors, personal, purposes, ...rest } }) => ({
      ...{ id, method, path: `/api${path}`, effect, actors, personal, purposes },
      upload_bytes: rest.upload?.max_bytes,
      download: rest.download ?? false,
    }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
